"""The expressions of packs: a small language over facts, exact and with three truth values, checked before it runs."""
