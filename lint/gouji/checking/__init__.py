"""Checking: rules, findings, and running the one to get the other."""
