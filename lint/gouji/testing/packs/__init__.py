"""Test rule packs in YAML: their cases, faults planted in generated reports, and sound reports that stay silent."""
