"""Checking: run rules on a report, and emit diagnostics of their findings."""
