"""The loader of Markdown files, known by their names alone."""

from __future__ import annotations

from gouji.api import Document, Loader, Vocabulary

__all__ = ["MARKDOWN_LOADER"]

_EXTENSIONS = (".markdown", ".md", ".mdown", ".mkd")
_BY_NAME = 45


def _recognise(_data: bytes, name: str) -> int:
    return _BY_NAME if name.lower().endswith(_EXTENSIONS) else 0


def _load(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    from gouji_plugins.markdown.document import read_markdown

    return read_markdown(data, name, vocabulary)


MARKDOWN_LOADER = Loader("markdown", _EXTENSIONS, _recognise, _load)
