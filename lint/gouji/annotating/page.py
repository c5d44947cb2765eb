"""A file's text with its findings beside it, as one page for a browser that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from gouji.annotating.blocks import BlockWriter
from gouji.annotating.marks import place_marks
from gouji.annotating.script import as_written
from gouji.annotating.style import STYLE
from gouji.document.model import Document
from gouji.message import Message
from gouji.output.annotation import Annotation, Original
from gouji.output.border import guarded
from gouji.output.html.markup import head, shown
from gouji.output.words import COMMA, SEVERITY_WORDS

__all__ = ["page"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_COUNT = Message("{severity} {count} 处", "{severity}: {count}")
_NOTHING = Message("未发现问题", "nothing found")


def page(original: Original, *, anchors: bool = False) -> bytes:
    """Return the page of a file, in UTF-8: its documents, each block with its findings beside it.

    With *anchors* each paragraph and cell has its place, for scripts (``data-place``).
    """
    return "".join(guarded(_pieces(original, anchors=anchors), "markup")).encode()


def _pieces(original: Original, *, anchors: bool) -> Iterator[str]:
    title = shown(original.path)
    yield head(original.path, original.language, policy=_POLICY, style=STYLE)
    yield f"<body>\n<header>\n<h1>{escape(original.title)}</h1>\n<p>{title}</p>\n"
    yield f"<p>{escape(_counts(original))}</p>\n"
    yield from (f"<p>{escape(note)}</p>\n" for note in original.notes)
    yield "</header>\n<main>\n"
    yield from _documents(original, anchors=anchors)
    yield "</main>\n</body>\n</html>\n"


def _counts(original: Original) -> str:
    """Return how many findings of each severity there are."""
    severities = [annotation.severity for annotation in original.annotations]
    language = original.language
    counts = [
        _COUNT[language].format(severity=word[language], count=severities.count(severity))
        for severity, word in SEVERITY_WORDS.items()
        if severity in severities
    ]
    return COMMA[language].join(counts) or _NOTHING[language]


def _documents(original: Original, *, anchors: bool) -> Iterator[str]:
    """Yield each document's blocks; findings that stand in none of them come before."""
    documents = tuple(map(as_written, original.documents))
    shares = list(_shares(documents, original.annotations))
    marks = [place_marks(document.blocks, share) for document, share in zip(documents, shares, strict=True)]
    placed = {number for each in marks for numbers in each.values() for number in numbers}
    writer = BlockWriter(original.annotations, original.language, anchors=anchors)
    yield from writer.unplaced(number for number in range(len(original.annotations)) if number not in placed)
    for document, each in zip(documents, marks, strict=True):
        yield from writer.blocks(document, each)


def _shares(documents: Sequence[Document], annotations: Iterable[Annotation]) -> Iterator[list[Annotation | None]]:
    """Yield, for each document, the annotations that stand in it; None takes the place of one that does not."""
    left: list[Annotation | None] = list(annotations)
    for document in documents:
        share = [each if each is not None and _stands_in(document, each) else None for each in left]
        left = [None if taken is not None else each for each, taken in zip(left, share, strict=True)]
        yield share


def _stands_in(document: Document, annotation: Annotation) -> bool:
    place = annotation.place
    return place.locator is None or (place.span is not None and document.locator(place.span.start) == place.locator)
