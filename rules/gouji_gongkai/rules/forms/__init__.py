"""Rules on versions of the form."""
