"""A run: files are found and read, checked in one process or several, and their results kept."""
