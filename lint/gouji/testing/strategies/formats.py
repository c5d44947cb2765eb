"""Strategies for every format that a sample can be printed in: printers, each with a style of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st

from gouji.testing.layouts import TEXT_LAYOUTS, TextStyle, text_renderer
from gouji.testing.markdown import MarkdownStyle, markdown_renderer
from gouji.testing.office import SheetStyle, WordStyle, sheet_renderer, word_renderer
from gouji.testing.pages import MANNERS, PageStyle, page_renderer
from gouji.testing.rendered import Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.strategies.markdown import markdown_styles
from gouji.testing.strategies.office import sheet_styles, word_styles
from gouji.testing.strategies.pages import page_styles
from gouji.testing.strategies.styles import text_styles
from gouji.value import Entity

__all__ = ["PLAIN_RENDERERS", "RENDERERS", "Printer"]


@attrs.frozen(eq=False)
class Printer(Entity):
    """A renderer with its style; ``text`` is how that style prints the texts and figures of a sample."""

    render: Renderer = attrs.field(repr=False)
    style: Any
    text: TextStyle = attrs.field(factory=TextStyle, repr=False)

    def __call__(self, sample: SampleReport) -> Rendered:
        """Print a sample and return the file."""
        return self.render(sample)


def _text(layout: str) -> Callable[[TextStyle], Renderer]:
    return partial(text_renderer, TEXT_LAYOUTS[layout])


def _in_text(layout: str) -> st.SearchStrategy[Printer]:
    return text_styles(layout).map(lambda style: Printer(_text(layout)(style), style, style))


def _on_page(manner: str) -> st.SearchStrategy[Printer]:
    return page_styles(manner).map(lambda style: Printer(page_renderer(style), style, style.text))


RENDERERS: Mapping[str, st.SearchStrategy[Printer]] = {
    **{f"text {layout}": _in_text(layout) for layout in TEXT_LAYOUTS},
    **{f"html {manner}": _on_page(manner) for manner in MANNERS},
    "docx": word_styles().map(lambda style: Printer(word_renderer(style), style)),
    "xlsx": sheet_styles().map(lambda style: Printer(sheet_renderer(style), style)),
    "markdown": markdown_styles().map(lambda style: Printer(markdown_renderer(style), style)),
}
"""For each format, renderers in all of its styles; text by its layouts of tables, HTML by whose it is."""

PLAIN_RENDERERS: Mapping[str, Renderer] = {
    **{f"text {layout}": _text(layout)(TextStyle()) for layout in TEXT_LAYOUTS},
    **{f"html {manner}": page_renderer(PageStyle(manner)) for manner in MANNERS},
    "docx": word_renderer(WordStyle()),
    "xlsx": sheet_renderer(SheetStyle()),
    "markdown": markdown_renderer(MarkdownStyle()),
}
"""For each format, the renderer in its plainest style."""
