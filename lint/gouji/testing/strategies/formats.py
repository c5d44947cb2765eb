"""Strategies for every format that a sample can be printed in: renderers, each with a style of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from hypothesis import strategies as st

from gouji.testing.layouts import TEXT_LAYOUTS, TextStyle, text_renderer
from gouji.testing.markdown import MarkdownStyle, markdown_renderer
from gouji.testing.office import SheetStyle, WordStyle, sheet_renderer, word_renderer
from gouji.testing.pages import MANNERS, PageStyle, page_renderer
from gouji.testing.rendered import Renderer
from gouji.testing.strategies.markdown import markdown_styles
from gouji.testing.strategies.office import sheet_styles, word_styles
from gouji.testing.strategies.pages import page_styles
from gouji.testing.strategies.styles import text_styles

__all__ = ["PLAIN_RENDERERS", "RENDERERS"]


def _text(layout: str) -> Callable[[TextStyle], Renderer]:
    return partial(text_renderer, TEXT_LAYOUTS[layout])


RENDERERS: Mapping[str, st.SearchStrategy[Renderer]] = {
    **{f"text {layout}": text_styles(layout).map(_text(layout)) for layout in TEXT_LAYOUTS},
    **{f"html {manner}": page_styles(manner).map(page_renderer) for manner in MANNERS},
    "docx": word_styles().map(word_renderer),
    "xlsx": sheet_styles().map(sheet_renderer),
    "markdown": markdown_styles().map(markdown_renderer),
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
