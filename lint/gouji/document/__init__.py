"""Documents: what a source holds, in reading order, each part with its place."""
