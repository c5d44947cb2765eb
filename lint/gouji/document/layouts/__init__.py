"""The layouts that tables have in plain text, one a module; see `reader` for how one is chosen."""
