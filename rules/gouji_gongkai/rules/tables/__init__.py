"""Rules on what single figures can be."""
