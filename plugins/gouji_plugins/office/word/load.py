"""DOCX → document: reads the parts of the package and joins them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from xml.etree.ElementTree import Element

import attrs

from gouji.api.documents import Document, Message, Source, UnreadableSourceError, Vocabularies
from gouji_plugins.office.drawn import DrawnText
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.package import Package
from gouji_plugins.office.properties import refuse_encrypted, title_of
from gouji_plugins.office.word.body import BodyReader
from gouji_plugins.office.word.cutting import PlainRows
from gouji_plugins.office.word.inline import InlineReader
from gouji_plugins.office.word.names import W
from gouji_plugins.office.word.numbering import Numbering
from gouji_plugins.office.word.paragraphs import ParagraphReader
from gouji_plugins.office.word.styles import Styles, read_styles
from gouji_plugins.office.word.tables import TableReader

__all__ = ["MAIN", "Reading", "load_word", "read_word"]

MAIN = "word/document.xml"
"""The usual name of the part that has the text."""

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def load_word(data: bytes, name: str, _vocabularies: Vocabularies | None = None) -> Document:
    """Read a DOCX file as it looks with all tracked changes accepted.

    The file itself marks its tables, so that the vocabularies are not needed.

    Raise `UnreadableSourceError` for a file that is damaged, encrypted or too large.
    """
    refuse_encrypted(data, name)
    package = Package.open(data, name)
    main = package.main_part(MAIN)
    rows = PlainRows()
    reading = read_word(package, main, package.xml(main, rows.cut), rows)
    source = Source(name, data, reading.drawn.text, "utf-8", lined=False)
    locators, notes = tuple(reading.drawn.locators), reading.notes.all
    return Document(source, tuple(reading.body.blocks), "docx", locators, notes, title_of(package))


@attrs.frozen(eq=False)
class Reading:
    """What was read of a Word file: its text with the places, its body, its notes, and the styles it was read with."""

    drawn: DrawnText
    body: BodyReader
    notes: Notes
    styles: Styles


def read_word(package: Package, main: str, tree: Element, rows: PlainRows | None = None) -> Reading:
    """Read the part *main* of a package, whose *tree* it is, with the *rows* that were cut to their texts; raise `UnreadableSourceError`."""
    name, body = package.name, tree.find(W + "body")
    if body is None:
        message = Message(
            f"{main} 里没有正文；这不是 Word 文档，请另存为 .docx 再检查",
            f"{main} has no body: this is no Word document; save it as .docx and check again",
        )
        raise UnreadableSourceError(name, message, kind="damaged")
    related = package.related(main)
    part = package.part(related.get("styles"))
    styles = read_styles(part) if part is not None else Styles({})
    numbering = cache(lambda: Numbering.of(package.optional(related.get("numbering")), styles))
    footnotes = cache(lambda: _footnotes(package, related))
    drawn, notes = DrawnText(name), Notes()
    paragraphs = ParagraphReader(InlineReader(name, styles, notes), styles, numbering)
    tables = TableReader(name, paragraphs, drawn, notes, rows or {})
    reader = BodyReader(name, drawn, paragraphs, tables, notes, footnotes)
    reader.read(body)
    return Reading(drawn, reader, notes, styles)


def _footnotes(package: Package, related: Mapping[str, str]) -> dict[tuple[str, str], Element]:
    """Map the kind and id of each footnote and endnote to its element."""
    found: dict[tuple[str, str], Element] = {}
    for kind, tag in _NOTES.items():
        tree = package.optional(related.get(kind))
        for note in tree.iter(W + tag) if tree is not None else ():
            if note.get(W + "type") not in _SEPARATORS:
                found[tag, note.get(W + "id", "")] = note
    return found
