"""Strategies for how Markdown files look."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.testing.markdown import MarkdownStyle

__all__ = ["markdown_styles"]

_HEADINGS = ("hashes", "closed", "underlined", "bold", "plain")
_MARKS = ("", "**", "_", "`", "***")


@st.composite
def markdown_styles(draw: st.DrawFn) -> MarkdownStyle:
    """Any of the styles of a Markdown file."""
    encoding = draw(st.sampled_from(("utf-8", "gb18030")))
    return MarkdownStyle(
        newline=draw(st.sampled_from(("\n", "\r\n"))),
        final_newline=draw(st.booleans()),
        bom=encoding == "utf-8" and draw(st.booleans()),
        encoding=encoding,
        heading=draw(st.sampled_from(_HEADINGS)),
        repeated=draw(st.booleans()),
        framed=draw(st.booleans()),
        padded=draw(st.booleans()),
        blank_header=draw(st.booleans()),
        colons=draw(st.booleans()),
        mark=draw(st.sampled_from(_MARKS)),
        quoted=draw(st.booleans()),
        commented=draw(st.booleans()),
        front_matter=draw(st.booleans()),
    )
