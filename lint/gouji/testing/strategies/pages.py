"""Strategies for web pages: whose HTML it is, what stands around the report."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import strategies as st

from gouji.testing.layouts import TextStyle
from gouji.testing.pages import MANNERS, PageStyle, render_page
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport

__all__ = ["PrintedPage", "page_styles", "print_page", "printed_pages"]

_PARTED = ("<br>", "<br/>\n", "</p><p>", "&nbsp;", " ", "&ensp;", "</span><span>")
_BLANKS = ("", "&nbsp;", "<br>")
_BULLETS = (".", "．", "、", "⒈")


@attrs.frozen(eq=False, repr=False)
class PrintedPage:
    """A sample, how it was printed, and the page that came of it."""

    sample: SampleReport
    style: PageStyle
    rendered: Rendered

    def __repr__(self) -> str:
        return f"PrintedPage({self.style!r}, {self.sample!r})"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    def print_again(self, sample: SampleReport) -> PrintedPage:
        """Another sample printed in the same way."""
        return print_page(sample, self.style)


def print_page(sample: SampleReport, style: PageStyle) -> PrintedPage:
    """Print *sample* as a page."""
    return PrintedPage(sample, style, render_page(sample, style))


@st.composite
def page_styles(draw: st.DrawFn, manner: str) -> PageStyle:
    """A style in which pages of a manner have been seen."""
    encoding = draw(st.sampled_from(("utf-8", "gb18030")))
    text = TextStyle(
        newline=draw(st.sampled_from(("\n", "\r\n"))),
        bom=encoding == "utf-8" and draw(st.booleans()),
        encoding=encoding,
        indent=draw(st.sampled_from(("", "\u3000\u3000", "  "))),
        half_width=draw(st.booleans()),
        wide_digits=draw(st.booleans()),
        bullet=draw(st.sampled_from(_BULLETS)),
        parted=draw(st.sampled_from(("", "\n"))),
    )
    return PageStyle(
        manner=manner,
        text=text,
        declared=draw(st.sampled_from(("", "utf-8", "gb2312", "GBK", "gb18030"))),
        parted_by=draw(st.sampled_from(_PARTED)),
        chrome=draw(st.booleans()),
        layout_table=draw(st.booleans()),
        closes=manner == "word" or draw(st.booleans()),
        spacer=draw(st.booleans()),
        references=draw(st.booleans()),
        blank=draw(st.sampled_from(_BLANKS)),
    )


@st.composite
def printed_pages(draw: st.DrawFn, samples: st.SearchStrategy[SampleReport], manner: str | None = None) -> PrintedPage:
    """A sample printed as a page of a *manner*, None for any."""
    manner = manner or draw(st.sampled_from(MANNERS))
    return print_page(draw(samples), draw(page_styles(manner)))
