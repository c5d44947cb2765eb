"""Strategies for how a sample is printed: a layout of tables, and the style of the text around them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from gouji.testing.layouts import TEXT_LAYOUTS, TextStyle, render_text
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport
from gouji.testing.strategies.figures import FLAGS, any_of, number_in
from gouji.value import Entity, frozen

__all__ = ["PrintedReport", "printed_reports", "text_styles"]

_PARTED = {
    "rows": ("", " "),
    "cells": ("", " ", "\n"),
    "paragraphs": ("", " ", "\n"),
    "tabs": ("", " ", "\n", "\n\n"),
    "bars-after": ("", " ", "\n"),
    "bars-before": ("", " ", "\n"),
}
_CUT = frozenset(("rows", "cells"))
_BULLETS = (".", "．", "、", "⒈")


@frozen
class PrintedReport(Entity):
    """A sample, the layout and style it is printed in, and the resulting file."""

    sample: SampleReport
    layout: str
    style: TextStyle

    @cached_property
    def rendered(self) -> Rendered:
        """The file."""
        return render_text(self.sample, TEXT_LAYOUTS[self.layout], self.style)

    def __repr__(self) -> str:
        return f"PrintedReport({self.layout!r}, {self.style!r}, {self.sample!r})"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    def print_again(self, sample: SampleReport) -> PrintedReport:
        """Return another sample printed in the same way."""
        return print_report(sample, self.layout, self.style)


def print_report(sample: SampleReport, layout: str, style: TextStyle) -> PrintedReport:
    """Print *sample* in the layout of that name."""
    return PrintedReport(sample, layout, style)


@st.composite
def text_styles(draw: st.DrawFn, layout: str) -> TextStyle:
    """Draw a style that tables of this layout are known to have."""
    encoding = draw(any_of(("utf-8", "gb18030")))
    return TextStyle(
        newline=draw(any_of(("\n", "\r\n"))),
        final_newline=draw(FLAGS),
        bom=encoding == "utf-8" and draw(FLAGS),
        encoding=encoding,
        spacing=draw(number_in(0, 2)),
        indent=draw(any_of(("", "\u3000\u3000", "  "))),
        half_width=draw(FLAGS),
        wide_digits=draw(FLAGS),
        bullet=draw(any_of(_BULLETS)),
        parted=draw(any_of(_PARTED[layout])),
        broken=draw(FLAGS),
        cut_header=layout in _CUT and draw(FLAGS),
        padding=draw(any_of(("", "\u00a0", " "))),
        full_runs=draw(FLAGS),
    )


@st.composite
def printed_reports(
    draw: st.DrawFn, samples: st.SearchStrategy[SampleReport], layout: str | None = None
) -> PrintedReport:
    """Draw a sample printed in *layout*, None for any."""
    layout = layout or draw(any_of(tuple(sorted(TEXT_LAYOUTS))))
    return print_report(draw(samples), layout, draw(text_styles(layout)))
