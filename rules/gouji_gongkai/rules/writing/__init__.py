"""Rules on single words."""
