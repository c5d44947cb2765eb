"""YAML files as nodes, and the shapes of their values: every problem at its place."""
