"""Rules on the annual reports of government websites."""
