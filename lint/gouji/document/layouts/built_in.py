"""The layouts that published reports have."""

from __future__ import annotations

from gouji.document.layout import Layout
from gouji.document.layouts import barred, columns, paragraphs, spaced, tabs

__all__ = ["LAYOUTS"]

LAYOUTS = (
    Layout("columns", ("tab",), columns.read, priority=30),
    Layout("tabs", ("tab",), tabs.read, priority=20),
    Layout("barred", ("bar", "short"), barred.read, priority=30),
    Layout("spaced", ("short",), spaced.read, priority=20),
    Layout("paragraphs", ("short",), paragraphs.read, priority=10),
)
"""Each reads in a way of its own; `barred` tells rows of cells (L1) from cells of their own lines (L2, L5)."""
