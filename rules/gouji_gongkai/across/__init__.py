"""Contributions and comparisons that several rules across reports share."""
