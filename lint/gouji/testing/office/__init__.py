"""Office files with known places: print a sample as DOCX or XLSX, whose XML is written by hand."""

from __future__ import annotations

from gouji.testing.office.archive import zipped
from gouji.testing.office.sheet import SheetStyle, render_sheet, sheet_renderer
from gouji.testing.office.word import WordStyle, render_word, word_renderer

__all__ = ["SheetStyle", "WordStyle", "render_sheet", "render_word", "sheet_renderer", "word_renderer", "zipped"]
