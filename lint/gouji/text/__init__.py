"""Text and the places in it: sources, folding, numbers, dates."""
