"""Comparing: what each report gives, joined by body and year, and what comes of it."""
