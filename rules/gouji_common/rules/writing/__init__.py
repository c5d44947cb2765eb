"""Rules on punctuation and numbering."""
