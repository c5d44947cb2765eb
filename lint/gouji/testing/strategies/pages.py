"""Strategies for web pages: the manner of their HTML, and what surrounds the report."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from gouji.testing.layouts import TextStyle
from gouji.testing.pages import MANNERS, PageStyle, render_page
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport
from gouji.testing.strategies.figures import FLAGS, any_of
from gouji.value import Entity, frozen

__all__ = ["PrintedPage", "page_styles", "print_page", "printed_pages"]

_PARTED = ("<br>", "<br/>\n", "</p><p>", "&nbsp;", " ", "&ensp;", "</span><span>")
_BLANKS = ("", "&nbsp;", "<br>")
_BULLETS = (".", "．", "、", "⒈")


@frozen
class PrintedPage(Entity):
    """A sample, the style it is printed in, and the resulting page."""

    sample: SampleReport
    style: PageStyle

    @cached_property
    def rendered(self) -> Rendered:
        """The page."""
        return render_page(self.sample, self.style)

    def __repr__(self) -> str:
        return f"PrintedPage({self.style!r}, {self.sample!r})"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    def print_again(self, sample: SampleReport) -> PrintedPage:
        """Return another sample printed in the same style."""
        return print_page(sample, self.style)


def print_page(sample: SampleReport, style: PageStyle) -> PrintedPage:
    """Print *sample* as a page in *style*."""
    return PrintedPage(sample, style)


@st.composite
def page_styles(draw: st.DrawFn, manner: str) -> PageStyle:
    """Draw a style that pages of this manner are known to have."""
    encoding = draw(any_of(("utf-8", "gb18030")))
    text = TextStyle(
        newline=draw(any_of(("\n", "\r\n"))),
        bom=encoding == "utf-8" and draw(FLAGS),
        encoding=encoding,
        indent=draw(any_of(("", "\u3000\u3000", "  "))),
        half_width=draw(FLAGS),
        wide_digits=draw(FLAGS),
        bullet=draw(any_of(_BULLETS)),
        parted=draw(any_of(("", "\n"))),
    )
    return PageStyle(
        manner=manner,
        text=text,
        declared=draw(any_of(("", "utf-8", "gb2312", "GBK", "gb18030"))),
        parted_by=draw(any_of(_PARTED)),
        chrome=draw(FLAGS),
        layout_table=draw(FLAGS),
        closes=manner == "word" or draw(FLAGS),
        spacer=draw(FLAGS),
        references=draw(FLAGS),
        blank=draw(any_of(_BLANKS)),
    )


@st.composite
def printed_pages(draw: st.DrawFn, samples: st.SearchStrategy[SampleReport], manner: str | None = None) -> PrintedPage:
    """Draw a sample printed as a page of a *manner*, None for any."""
    manner = manner or draw(any_of(MANNERS))
    return print_page(draw(samples), draw(page_styles(manner)))
