"""Fixing: which fixes go together, applied whole or not at all, with every figure kept."""
