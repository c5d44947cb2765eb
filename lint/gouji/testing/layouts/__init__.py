"""Print samples as plain text: the layouts of tables, one a module, and the text around them."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.testing.layouts.cells import cells
from gouji.testing.layouts.lone_bars import bars_after, bars_before
from gouji.testing.layouts.paragraphs import paragraphs
from gouji.testing.layouts.printed import PrintedLayout, StreamedLayout
from gouji.testing.layouts.rows import rows
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.tabs import tabs
from gouji.testing.layouts.text import TableLayout, render_text, text_renderer
from gouji.testing.layouts.writer import Writer

__all__ = [
    "TEXT_LAYOUTS",
    "PrintedLayout",
    "StreamedLayout",
    "TableLayout",
    "TextStyle",
    "Writer",
    "render_text",
    "text_renderer",
]

TEXT_LAYOUTS: Mapping[str, TableLayout] = {
    "rows": rows,
    "cells": cells,
    "paragraphs": paragraphs,
    "tabs": tabs,
    "bars-after": bars_after,
    "bars-before": bars_before,
}
"""Every layout of tables in text, by name."""
