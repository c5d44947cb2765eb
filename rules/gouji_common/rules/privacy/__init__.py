"""Rules on private numbers."""
