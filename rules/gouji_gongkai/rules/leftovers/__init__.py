"""Rules on sentences of the form that must not stay in a report."""
