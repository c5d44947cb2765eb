"""Rules on figures in prose."""
