"""Strategies for how Word documents and workbooks hold the text of a report."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.testing.office import SheetStyle, WordStyle

__all__ = ["sheet_styles", "word_styles"]


def word_styles() -> st.SearchStrategy[WordStyle]:
    """Return the strategy of the ways in which Word may hold a text."""
    return st.builds(WordStyle, **{name: st.booleans() for name in WordStyle.__annotations__})


def sheet_styles() -> st.SearchStrategy[SheetStyle]:
    """Return the strategy of the ways in which a workbook may hold a report."""
    begin = {"row": st.integers(1, 5), "column": st.integers(1, 30)}
    flags = {name: st.booleans() for name in SheetStyle.__annotations__ if name not in begin}
    return st.builds(SheetStyle, **flags, **begin)
