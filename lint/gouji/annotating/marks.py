"""Where annotations stand in the texts of a document: which of its characters each one marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.output.annotation import Annotation
from gouji.text.source import Span
from gouji.value import NamedTuple

__all__ = ["Marks", "Node", "Piece", "offsets_of", "pieces_of", "place_marks"]

Node: TypeAlias = "Paragraph | Cell"
Marks: TypeAlias = "dict[Node, list[int]]"
"""The annotations of each paragraph and cell that has some, by their numbers, counted from 0."""

_MOST_NODES = 40
"""So many paragraphs and cells at most are marked for one annotation."""


class Piece(NamedTuple):
    """A part of a node's text, the annotations that mark it, and those that are to be referred to after it."""

    text: str
    marked: tuple[int, ...]
    ended: tuple[int, ...]


def place_marks(blocks: Iterable[Block], annotations: Sequence[Annotation | None]) -> Marks:
    """Return the nodes that annotations mark: those that a span overlaps, else the one that it stands in or next to.

    One without a span, and None in the place of one, marks none.
    """
    nodes = sorted(_nodes(blocks), key=lambda node: node.start)
    starts = [node.start for node in nodes]
    marks: Marks = {}
    for number, annotation in enumerate(annotations):
        span = annotation.place.span if annotation is not None else None
        for node in _marked(nodes, starts, span) if span is not None and nodes else ():
            marks.setdefault(node, []).append(number)
    return marks


def _nodes(blocks: Iterable[Block]) -> Iterator[Node]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells)


def _marked(nodes: Sequence[Node], starts: Sequence[int], span: Span) -> Sequence[Node]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = max(bisect_left(starts, span.end), first + 1)
    overlapped = [node for node in nodes[first : min(last, first + _MOST_NODES)] if _overlaps(node, span)]
    return overlapped or nodes[first : first + 1]


def _overlaps(node: Node, span: Span) -> bool:
    return node.start < span.end and span.start < node.end


def pieces_of(node: Node, marking: Sequence[int], annotations: Sequence[Annotation]) -> Iterator[Piece]:
    """Yield the text of a node in pieces; an annotation that marks none of its characters is referred to at its end."""
    offsets = offsets_of(node)
    stretches = {number: _stretch(offsets, annotations[number].place.span) for number in marking}
    edges = sorted({0, len(offsets), *(edge for stretch in stretches.values() for edge in stretch)})
    for start, end in pairwise(edges) if len(edges) > 1 else ((0, 0),):
        marked = tuple(number for number, stretch in stretches.items() if stretch[0] <= start < stretch[1])
        ended = tuple(number for number, stretch in stretches.items() if stretch[1] == end)
        yield Piece(node.text[start:end], marked, ended)


def offsets_of(node: Node) -> Sequence[int]:
    """Return the offset in the source of each character of a node's text."""
    if not node.jumps:
        return range(node.start, node.start + len(node.text))
    points = [(0, node.start), *node.jumps, (len(node.text), 0)]
    found: list[int] = []
    for (at, source), (until, _) in pairwise(points):
        found += range(source, source + until - at)
    return found


def _stretch(offsets: Sequence[int], span: Span | None) -> tuple[int, int]:
    """Return the first and last character (exclusive) whose offsets stand in a span; the end of the text twice for none."""
    length = len(offsets)
    if span is None:
        return length, length
    if isinstance(offsets, range):
        first = min(max(span.start - offsets.start, 0), length)
        last = min(max(span.end - offsets.start, 0), length)
        return (first, last) if first < last else (length, length)
    inside = [at for at, offset in enumerate(offsets) if span.start <= offset < span.end]
    return (inside[0], inside[-1] + 1) if inside else (length, length)
