"""Rules that hold for any kind of report."""
