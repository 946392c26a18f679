"""From paths to documents: what there is, its text, and what stands in it; located problems."""
