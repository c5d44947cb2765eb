"""A pack whose plugin has the name of another's."""
