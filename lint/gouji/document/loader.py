"""Loaders: what turns bytes of one format into a document, and how one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from gouji.document.layout import Layout
from gouji.document.model import Document
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabularies
from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.text.source import Source
from gouji.value import Entity

__all__ = ["Loader", "load", "text_loader"]


@attrs.frozen(eq=False, repr=False)
class Loader(Entity):
    """One format's loader.

    ``recognise(data, name)`` says how sure it is that the bytes are of its format: 0 not at all,
    up to 50 by the name alone, up to 100 by the content. ``load(data, name, vocabularies)`` reads
    them and raises `UnreadableSourceError` where it cannot; it chooses the words of one kind of report
    by the whole text, if words help it, and names that kind in the document. ``extensions`` (with the dot, lower
    case) are the file names that a search of folders takes up. ``replaces`` names a loader that is there, in whose
    place this one comes.
    """

    name: str
    extensions: tuple[str, ...]
    recognise: Callable[[bytes, str], int]
    load: Callable[[bytes, str, Vocabularies], Document]
    replaces: str = ""


def load(data: bytes, name: str, vocabularies: Vocabularies, loaders: Sequence[Loader]) -> Document:
    """Read *data* with the loader that is surest of it: by its content first, its name second."""
    if not data.strip():
        message = Message("文件是空的", "the file is empty")
        raise UnreadableSourceError(name, message, kind="empty", offset=0)
    best = max(loaders, key=lambda loader: loader.recognise(data, name))
    return best.load(data, name, vocabularies)


def _recognise_text(_data: bytes, name: str) -> int:
    return 20 if name.lower().endswith(".txt") else 1


def text_loader(layouts: Sequence[Layout]) -> Loader:
    """Return the loader of plain text, whose tables are in some layouts."""

    def load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
        source = Source.from_bytes(data, name)
        return read_text(source, vocabularies.choose(source.text), layouts)

    return Loader("text", (".txt",), _recognise_text, load)
