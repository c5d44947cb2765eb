"""The model of a loader, which turns bytes of one format into a document, and how a loader is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gouji.document.layout import Layout
from gouji.document.model import Document
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabularies
from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.message import Message
from gouji.strangers import MisfitError
from gouji.text.script import is_traditional, simplified
from gouji.text.source import Source
from gouji.value import Entity, evolve, frozen

__all__ = ["MAX_BLOCKS", "Loader", "load", "text_loader"]

MAX_BLOCKS = 100_000
"""Paragraphs, tables and pictures of one document; a report has some 200."""

_TOO_LONG = Message(
    "段落和表格超过 {most:,} 个；报告不会有这么多，请检查是否选错了文件",
    "more than {most:,} paragraphs and tables; no report has as many: is it the right file?",
)


@frozen
class Loader(Entity):
    """One format's loader.

    ``recognise(data, name)`` returns how sure it is that the bytes are of its format: 0 not at all, up to 50 by the
    name alone, up to 100 by the content. ``load(data, name, vocabularies)`` reads them into a document, or raises
    `UnreadableSourceError`. A loader that needs words of a form chooses one kind's vocabulary by the whole text, and
    names that kind in the document. ``extensions`` (lower case, with the dot) are the files that a search of folders
    finds. ``replaces`` names the loader in whose place this one comes.
    """

    name: str
    extensions: tuple[str, ...]
    recognise: Callable[[bytes, str], int]
    load: Callable[[bytes, str, Vocabularies], Document]
    replaces: str = ""


def load(data: bytes, name: str, vocabularies: Vocabularies, loaders: Sequence[Loader]) -> Document:
    """Read *data* with the loader that is surest of it, and return the document, its texts in simplified script.

    Raise `UnreadableSourceError`, and `LimitExceededError` for more blocks than any report has.
    """
    if not data.strip():
        message = Message("文件是空的", "the file is empty")
        raise UnreadableSourceError(name, message, kind="empty", offset=0)
    best = max(loaders, key=lambda loader: _sureness(loader, data, name))
    document = _loaded(best, data, name, vocabularies)
    if len(document.blocks) > MAX_BLOCKS:
        raise LimitExceededError(name, _TOO_LONG.format(most=MAX_BLOCKS), limit="MAX_BLOCKS")
    return _folded(document, best, vocabularies) if is_traditional(document.source) else document


def _sureness(loader: Loader, data: bytes, name: str) -> int:
    """Return how sure a loader is; raise `MisfitError` where that is no number."""
    sureness: object = loader.recognise(data, name)
    if not isinstance(sureness, int):
        given = type(sureness).__name__
        raise MisfitError(f"the loader {loader.name!r} gave {given} where a number was expected", loader.recognise)
    return sureness


def _loaded(loader: Loader, data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Return the document that a loader reads; raise `MisfitError` where it is none."""
    document: object = loader.load(data, name, vocabularies)
    if not isinstance(document, Document):
        given = type(document).__name__
        raise MisfitError(f"the loader {loader.name!r} gave {given} where a Document was expected", loader.load)
    return document


def _folded(document: Document, loader: Loader, vocabularies: Vocabularies) -> Document:
    """Return a document of traditional script in simplified script; the loader reads it again where it has lines."""
    from gouji.document.folding import in_simplified_script

    source = document.source
    if source.lined:
        document = _loaded(loader, simplified(source.text).encode(), source.name, vocabularies)
    else:
        document = in_simplified_script(document)
    return evolve(document, source=source, script="traditional")


def _recognise_text(_data: bytes, name: str) -> int:
    return 20 if name.lower().endswith(".txt") else 1


def text_loader(layouts: Sequence[Layout]) -> Loader:
    """Return the loader of plain text that reads tables in these layouts."""

    def load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
        source = Source.from_bytes(data, name)
        return read_text(source, vocabularies.choose(source.text), layouts)

    return Loader("text", (".txt",), _recognise_text, load)
