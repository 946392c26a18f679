"""From a profile to its assessment: the decision, one by one or over many, and what follows from it."""
