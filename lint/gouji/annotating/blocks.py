"""The blocks of a document as HTML: paragraphs and tables with marks in them, and the notes that belong to the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from gouji.annotating.marks import Marks, Node, pieces_of
from gouji.document.model import Block, Cell, Document, Paragraph, Picture, Table
from gouji.message import Language, Message
from gouji.output.annotation import Annotation
from gouji.output.places import place_of
from gouji.rules.finding import SEVERITIES
from gouji.text.display import visible
from gouji.text.source import Source

__all__ = ["BlockWriter"]

_PICTURE = Message("图片", "picture")
_LARGEST_SPAN = 1000
"""A browser takes a cell for no wider."""


class BlockWriter:
    """Writes blocks and notes. Mark and note of the annotation number 0 lead to each other as ``m1`` and ``n1``.

    With *anchors* paragraphs and cells have their place, as ``place_of`` writes it for programs, in ``data-place``.
    """

    def __init__(self, annotations: Sequence[Annotation], language: Language, *, anchors: bool = False) -> None:
        self._annotations = annotations
        self._language = language
        self._anchors = anchors
        self._referred: set[int] = set()
        self._page: object = None

    def unplaced(self, numbers: Iterable[int]) -> Iterator[str]:
        """Yield notes that belong to no mark, each with its place and its words."""
        notes = "".join(self._note(number, with_place=True) for number in numbers)
        if notes:
            yield f'<div class="notes">{notes}</div>\n'

    def blocks(self, document: Document, marks: Marks) -> Iterator[str]:
        """Yield each block of a document with the notes on what is marked in it, and where a page begins its number."""
        for block in document.blocks:
            yield from self._page_of(document, block)
            before = set(self._referred)
            html = self._block(document, block, marks)
            notes = "".join(self._note(number) for number in sorted(self._referred - before))
            yield f'<div class="row"><div class="text">{html}</div><div class="notes">{notes}</div></div>\n'

    def _page_of(self, document: Document, block: Block) -> Iterator[str]:
        start = block.start if not isinstance(block, Table) or block.cells else 0
        page = (document.locator(start) or {}).get("page")
        if page != self._page:
            self._page = page
            yield f'<div class="page">{escape(place_of("", None, {"page": page}, self._language))}</div>\n'

    def _block(self, document: Document, block: Block, marks: Marks) -> str:
        if isinstance(block, Paragraph):
            kind = ' class="heading"' if block.level else ""
            return f"<p{kind}{self._anchor(document, block)}>{self._marked(block, marks)}</p>"
        if isinstance(block, Picture):
            description = f"{_PICTURE[self._language]} {visible(block.description)}".strip()
            return f'<p class="picture">{escape(description)}</p>'
        rows = (
            f"<tr>{''.join(self._cell(document, cell, marks) for cell in row)}</tr>"
            for row in _rows(document.source, block)
        )
        return f"<table>{''.join(rows)}</table>"

    def _anchor(self, document: Document, node: Node) -> str:
        if not self._anchors:
            return ""
        range_ = document.source.range(node.span) if document.source.lined else None
        return f' data-place="{escape(place_of("", range_, document.locator(node.start)))}"'

    def _cell(self, document: Document, cell: Cell, marks: Marks) -> str:
        spans = _span("rowspan", cell.row_span) + _span("colspan", cell.column_span)
        numbers = marks.get(cell)
        kind = f' class="marked {self._worst(numbers)}"' if numbers else ""
        return f"<td{spans}{kind}{self._anchor(document, cell)}>{self._marked(cell, marks)}</td>"

    def _marked(self, node: Node, marks: Marks) -> str:
        """Return a node's text with its marks, each followed by the number of its note."""
        numbers = marks.get(node)
        if not numbers:
            return escape(_shown(node.text))
        parts = []
        for piece in pieces_of(node, numbers, self._annotations):
            text = escape(_shown(piece.text))
            parts.append(f'<mark class="{self._worst(piece.marked)}">{text}</mark>' if piece.marked else text)
            parts += map(self._reference, piece.ended)
        return "".join(parts)

    def _reference(self, number: int) -> str:
        """Return the number that leads to a note; to it leads the note of the first mark of its annotation."""
        own = "" if number in self._referred else f' id="m{number + 1}"'
        self._referred.add(number)
        severity = self._annotations[number].severity
        return f'<a class="{severity}" href="#n{number + 1}"{own}>{number + 1}</a>'

    def _worst(self, numbers: Iterable[int]) -> str:
        return max((self._annotations[number].severity for number in numbers), key=SEVERITIES.index)

    def _note(self, number: int, *, with_place: bool = False) -> str:
        annotation = self._annotations[number]
        lines = "".join(f"<p>{escape(line)}</p>" for line in annotation.lines[1:])
        back = f'<a href="#m{number + 1}">{number + 1}</a>'
        where = self._where(annotation) if with_place else ""
        first = f"<p>{escape(annotation.lines[0]) if with_place else back + escape(annotation.lines[0])}</p>"
        return f'<div class="note {annotation.severity}" id="n{number + 1}">{first}{where}{lines}</div>'

    def _where(self, annotation: Annotation) -> str:
        place = annotation.place
        where = place_of("", place.range, place.locator, self._language).lstrip(":")
        return f"<code>{escape(f'{where} {visible(place.excerpt)}'.strip())}</code>"


def _rows(source: Source, table: Table) -> Iterable[Iterable[Cell]]:
    """Return the rows of a table; where the source marks none, the cells of each of its lines are one."""
    if table.marked or not source.lined:
        return [row.cells for row in table.rows]
    lines: Mapping[Cell, int] = {cell: source.position(cell.start).line for cell in table.cells}
    return [list(cells) for _, cells in groupby(table.cells, key=lambda cell: lines[cell])]


def _span(name: str, width: int) -> str:
    return f' {name}="{min(width, _LARGEST_SPAN)}"' if width > 1 else ""


def _shown(text: str) -> str:
    """Return a text with what is invisible made visible, but for line ends and tabs."""
    if text.isprintable():
        return text
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.replace("\r\n", "\n").split("\n"))
