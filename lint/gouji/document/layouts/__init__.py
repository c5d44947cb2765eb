"""The layouts of tables in plain text, one a module; see `reader` for how one is chosen."""
