"""Documents: the blocks of a source in reading order, each with its span."""
