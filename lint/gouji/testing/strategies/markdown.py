"""Strategies for the styles of Markdown files."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.testing.markdown import MarkdownStyle
from gouji.testing.strategies.figures import any_of

__all__ = ["markdown_styles"]

_HEADINGS = ("hashes", "closed", "underlined", "bold", "plain")
_MARKS = ("", "**", "_", "`", "***")


@st.composite
def markdown_styles(draw: st.DrawFn) -> MarkdownStyle:
    """Draw a style of a Markdown file."""
    encoding = draw(any_of(("utf-8", "gb18030")))
    return MarkdownStyle(
        newline=draw(any_of(("\n", "\r\n"))),
        final_newline=draw(st.booleans()),
        bom=encoding == "utf-8" and draw(st.booleans()),
        encoding=encoding,
        heading=draw(any_of(_HEADINGS)),
        repeated=draw(st.booleans()),
        framed=draw(st.booleans()),
        padded=draw(st.booleans()),
        blank_header=draw(st.booleans()),
        colons=draw(st.booleans()),
        mark=draw(any_of(_MARKS)),
        quoted=draw(st.booleans()),
        commented=draw(st.booleans()),
        front_matter=draw(st.booleans()),
    )
