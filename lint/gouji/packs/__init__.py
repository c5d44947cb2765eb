"""Rule packs in YAML: what a file says, and the rules that are made of it."""
