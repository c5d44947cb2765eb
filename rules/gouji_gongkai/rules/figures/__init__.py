"""Rules on relations between figures."""
