"""Output: results rendered in the formats that people and programs read, one format a module."""
