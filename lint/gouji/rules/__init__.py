"""Rules: what one is, what it finds, and the list of all."""
