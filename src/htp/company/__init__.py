"""What is known of a company: the facts of its profile, and how people write them."""
