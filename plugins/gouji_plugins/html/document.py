"""A page's bytes → the report's document; HTML inside another file → blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.api.documents import Block, Document, Message, Paragraph, Source, Span, Vocabularies, Vocabulary
from gouji_plugins.html.comments import comments_of
from gouji_plugins.html.encoding import declared_encoding
from gouji_plugins.html.flow import Part
from gouji_plugins.html.limits import check_tags
from gouji_plugins.html.metadata import metadata
from gouji_plugins.html.reader import Page, read_page
from gouji_plugins.html.region import evidence_of, report_blocks
from gouji_plugins.html.visible import Line

__all__ = ["read_fragment", "read_html"]

_HIDDEN = Message("隐藏的内容未计入：第 {lines} 行", "what is hidden was left out: line {lines}")
_DELETED = Message("已删除的文字（del）未计入：第 {lines} 行", "deleted text (del) was left out: line {lines}")
_NAMED = 5


def read_html(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Read a web page into the document of its report.

    A page may hide the whole report until a script shows it: if nothing else tells of a report, hidden text is read
    too.

    Raise `UnreadableSourceError` for bytes that cannot be decoded or tables that are too large.
    """
    source = Source.from_bytes(data, name, declared_encoding(data))
    check_tags(source)
    vocabulary = vocabularies.choose_of_page(source)
    page = read_page(source, vocabulary)
    evidence = evidence_of(page.flow.blocks, vocabulary)
    if page.skipped.hidden and not evidence:
        shown = read_page(source, vocabulary, with_hidden=True)
        if evidence := evidence_of(shown.flow.blocks, vocabulary):
            page = shown
    told = metadata(page.meta, page.skipped.title, page.flow.blocks)
    parts = report_blocks(page.flow, evidence, vocabulary.titles, (told.get("title", ""), told.get("page-title", "")))
    notes, comments = _notes(source, page, parts), comments_of(source) if page.is_spoken_to else ()
    blocks, kind = _blocks(parts), vocabulary.kind
    return Document(source, blocks, "html", notes=notes, metadata=told, comments=comments, kind=kind)


def read_fragment(source: Source, start: int, end: int, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Read the blocks of the HTML between two offsets of a source, such as a Markdown file."""
    page = read_page(source, vocabulary, part=Span(start, end))
    return _blocks(page.flow.blocks)


def _blocks(parts: Iterable[Part]) -> tuple[Block, ...]:
    return tuple([Paragraph(*part) if isinstance(part, Line) else part for part in parts])


def _notes(source: Source, page: Page, parts: Sequence[Part]) -> tuple[Message, ...]:
    """Return a note for each kind of text left out between the report's first block and the block after its last."""
    if not parts:
        return ()
    blocks = page.flow.blocks
    after = blocks.index(parts[-1]) + 1
    first, last = parts[0].start, blocks[after].start if after < len(blocks) else len(source.text)
    kinds = ((_HIDDEN, page.skipped.hidden), (_DELETED, page.skipped.deleted))
    found = [(what, [at for at in places if first <= at < last]) for what, places in kinds]
    return tuple(what.format(lines=_lines(source, places)) for what, places in found if places)


def _lines(source: Source, places: Sequence[int]) -> str:
    """Return the line numbers of some offsets as text; of many only the first few."""
    lines = list(dict.fromkeys(source.position(at).line for at in places))
    return ", ".join(map(str, lines[:_NAMED])) + ("…" if len(lines) > _NAMED else "")
