"""Rules on which values a single figure can have."""
