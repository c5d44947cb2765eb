"""Comparing: take contributions from reports, join them by subject and period, and report what they show."""
