"""Rules on cells, rows and headers of tables."""
