"""Rules on what the form itself says and must not stay."""
