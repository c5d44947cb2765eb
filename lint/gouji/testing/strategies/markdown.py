"""Strategies for the styles of Markdown files."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.testing.markdown import MarkdownStyle
from gouji.testing.strategies.figures import FLAGS, any_of

__all__ = ["markdown_styles"]

_HEADINGS = ("hashes", "closed", "underlined", "bold", "plain")
_MARKS = ("", "**", "_", "`", "***")


@st.composite
def markdown_styles(draw: st.DrawFn) -> MarkdownStyle:
    """Draw a style of a Markdown file."""
    encoding = draw(any_of(("utf-8", "gb18030")))
    return MarkdownStyle(
        newline=draw(any_of(("\n", "\r\n"))),
        final_newline=draw(FLAGS),
        bom=encoding == "utf-8" and draw(FLAGS),
        encoding=encoding,
        heading=draw(any_of(_HEADINGS)),
        repeated=draw(FLAGS),
        framed=draw(FLAGS),
        padded=draw(FLAGS),
        blank_header=draw(FLAGS),
        colons=draw(FLAGS),
        mark=draw(any_of(_MARKS)),
        quoted=draw(FLAGS),
        commented=draw(FLAGS),
        front_matter=draw(FLAGS),
    )
