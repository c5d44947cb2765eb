"""Fixing: apply fixes that go together, each whole or not at all, with every figure kept."""
