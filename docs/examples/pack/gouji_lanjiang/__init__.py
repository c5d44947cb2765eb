"""Rules for what 岚江省 requires of its reports beyond the national form."""
