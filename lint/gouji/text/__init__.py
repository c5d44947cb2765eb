"""Text and places in it: sources, folding, numbers, ordinals, dates."""
