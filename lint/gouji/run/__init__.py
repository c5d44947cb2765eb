"""A run: find and read files, check them in one process or several, and keep their results."""
