"""Parse comments (``<!-- gouji: ignore[T101] reason -->``): which rules one ignores, and where in the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
import re

from gouji.checking.diagnostic import Diagnostic, Suppression, Waived
from gouji.document.model import Comment, Document, Row, Table
from gouji.message import Message
from gouji.text.source import Span
from gouji.value import NamedTuple
from gouji.waivers.diagnostics import own_diagnostic
from gouji.wording import unknown_rule

__all__ = ["Ignored", "Unit", "read_comment", "stretch_of", "suppressions_in", "units_of"]

_MOST_NAMES = 50
_MOST_HINTS = 20
_NOWHERE = Span(-1, -1)
"""Where a comment means nothing: none of the report follows it."""
_SAID = re.compile(r"\s*gouji:\s*(ignore(?:-file)?)(?![\w-])\s*(?:\[([^\[\]]*)\])?(.*)", re.DOTALL)
_SHAPE = "<!-- gouji: ignore[T101] {} -->"
_NO_FORM = Message(
    f"无法识别这条注释；应写作 {_SHAPE.format('理由')}（整个文件用 ignore-file）",
    f"this comment is not understood; expected {_SHAPE.format('reason')} (for the whole file: ignore-file)",
)
_NO_RULE = Message(
    f"注释没有指明规则；应写作 {_SHAPE.format('理由')}",
    f"the comment names no rule; expected {_SHAPE.format('reason')}",
)
_NO_REASON = Message(
    f"注释没有写理由；应写作 {_SHAPE.format('理由')}",
    f"the comment gives no reason; expected {_SHAPE.format('reason')}",
)


class Ignored(NamedTuple):
    """What a comment ignores: rules, as it names them, in the whole file or at its place, with the reason."""

    names: tuple[str, ...]
    whole_file: bool
    reason: str


def read_comment(text: str) -> Ignored | Message:
    """Parse a comment's text; return what it ignores, or the message of what is wrong with it."""
    match = _SAID.fullmatch(text)
    if match is None:
        return _NO_FORM
    what, listed, rest = match.groups()
    names = tuple(dict.fromkeys(name.strip() for name in re.split("[,，、]", listed or "") if name.strip()))
    if not names:
        return _NO_RULE
    if len(names) > _MOST_NAMES:
        return _NO_FORM
    reason = " ".join(rest.split()).lstrip(":：,，;；-– ")
    return Ignored(names, what == "ignore-file", reason) if reason else _NO_REASON


def stretch_of(comment: Comment, units: Sequence[Unit]) -> Span | None:
    """Return the part of the source that a comment covers: the units on its line, else the one after it; or None.

    In the first cell of a row, or between two rows, it covers the row; before a table, the table.
    """
    line = comment.line
    near = units[max(0, _first(units, line.start) - 1) : _first(units, line.end + 1)]
    within = [unit for unit in near if unit.span.end >= line.start]
    if within:
        if len(within) == 1 and within[0].first_in_row:
            return within[0].row
        return Span(within[0].span.start, max(unit.span.end for unit in within))
    following = _first(units, comment.span.end)
    if following == len(units):
        return None
    unit = units[following]
    return unit.table or (unit.row if unit.first_in_row else unit.span)


class Unit(NamedTuple):
    """A block or a cell with its span; also the span of its row or table, if it is the first unit there."""

    span: Span
    row: Span | None = None
    table: Span | None = None

    @property
    def first_in_row(self) -> bool:
        """Whether it is the first unit of its row."""
        return self.row is not None


def units_of(document: Document) -> list[Unit]:
    """Return every cell, and every block that is no table, sorted by their spans."""
    return sorted(_units(document), key=lambda unit: unit.span)


def _first(units: Sequence[Unit], offset: int) -> int:
    """Return the index of the first unit that does not begin before an offset."""
    return bisect_left(units, offset, key=lambda unit: unit.span.start)


def _units(document: Document) -> Iterator[Unit]:
    for block in document.blocks:
        if not isinstance(block, Table):
            yield Unit(block.span)
            continue
        whole: Span | None = block.span
        for row in block.rows:
            for number, cell in enumerate(row.cells):
                yield Unit(cell.span, _row(row) if block.marked and not number else None, whole)
                whole = None


def _row(row: Row) -> Span:
    first, last = row.cells[0], row.cells[-1]
    return Span(first.start, last.end)


def suppressions_in(
    document: Document, path: str, known: Mapping[str, tuple[str, ...]], ran: Collection[str]
) -> tuple[list[Suppression], list[Diagnostic]]:
    """Return a suppression for each rule that a comment names, and a diagnostic for each comment that is wrong.

    ``known`` maps each word for rules to their names, ``ran`` are the names of the rules that ran.
    """
    units, hints = units_of(document), _MOST_HINTS
    suppressions: list[Suppression] = []
    wrong: list[Diagnostic] = []
    for comment in document.comments:
        said = read_comment(comment.text)
        if isinstance(said, Message):
            wrong.append(_invalid(said, comment, document, path))
            continue
        waived = Waived(said.reason, "comment", path, document.source.range(comment.span))
        span = _span(said, comment, units)
        for name in said.names:
            rules = known.get(name) or known.get(name.upper()) or known.get(name.lower())
            if rules is None:
                wrong.append(_invalid(unknown_rule(name, known if hints else ()), comment, document, path))
                hints -= hints > 0
            else:
                judged = all(rule in ran for rule in rules)
                suppressions.append(Suppression(rules, name, waived, span=span, judged=judged))
    return suppressions, wrong


def _span(said: Ignored, comment: Comment, units: Sequence[Unit]) -> Span | None:
    return None if said.whole_file else stretch_of(comment, units) or _NOWHERE


def _invalid(message: Message, comment: Comment, document: Document, path: str) -> Diagnostic:
    return own_diagnostic("comment-invalid", message, document.source, comment.span, path)
