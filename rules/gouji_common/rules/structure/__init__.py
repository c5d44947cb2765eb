"""Rules on what a document is."""
