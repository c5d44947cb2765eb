"""The model of comparisons: what each report contributes, the reports that are joined, and the findings that result.

What a report contributes must outlive it, so places are kept as they are printed. A contribution is anything
that msgspec can write as JSON and read again (named tuples are the smallest).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

from gouji.checking.place import CONTEXT, WHOLE, Place, line_at, on_line, part_of, place_of
from gouji.checking.secrets import Secrets
from gouji.comparing.names import SubjectList
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.finding import Severity
from gouji.rules.meta import Options
from gouji.text.display import visible
from gouji.text.source import Span
from gouji.value import Entity, NamedTuple, field, frozen, maker

__all__ = [
    "AcrossFinding",
    "AcrossRelated",
    "Contributing",
    "Member",
    "NotCompared",
    "PackedCells",
    "PackedMember",
    "Spot",
]

_Given = TypeVar("_Given")
_LONGEST_TEXT = 200
_encode = msgspec.json.Encoder().encode


class Spot(NamedTuple):
    """A place of a report: its ``text``, and the ``fact``, ``section`` and ``address`` that it belongs to."""

    place: Place = WHOLE
    text: str = ""
    fact: str | None = None
    section: str | None = None
    address: str | None = None


class _Cell(NamedTuple):
    """A cell on one line: its fact, where it begins and ends and its text, number and begin of its line.

    Where it is shown, its section, its address, and the number of the part of the line.
    """

    fact: str
    start: int
    end: int
    text: str
    line: int
    begin: int
    section: str | None = None
    address: str | None = None
    part: int | None = None

    def spot(self, parts: list[tuple[int, str]]) -> Spot:
        """Return its place, with what is shown of lines, after where that begins."""
        part = parts[self.part] if self.part is not None else None
        place = on_line(self.line, self.begin, Span(self.start, self.end), part)
        return Spot(place, self.text, self.fact, self.section, self.address)


_decode_cells = msgspec.json.Decoder(tuple[list[_Cell], list[tuple[int, str]], dict[str, Spot]]).decode


class PackedCells(NamedTuple):
    """The places of some facts' cells, as JSON that is read where it is needed: few cells are told of."""

    packed: msgspec.Raw

    def spot(self, fact: str) -> Spot:
        """Return the place of a fact's cell; raise KeyError."""
        cells, parts, others = _decode_cells(self.packed)
        found = next((cell for cell in cells if cell.fact == fact), None)
        return found.spot(parts) if found is not None else others[fact]


@frozen
class Contributing(Entity):
    """The report that contributes, with what makes places of it to keep.

    ``key`` is the same for all names of the subject. ``parts`` are those whose figures it adds up, if it
    has a list of them, and ``part_keys`` their keys; ``is_listed`` tells whether it stands in such a list itself.
    ``secrets`` are texts that may not be shown. ``options`` are the rule's for this report.
    """

    report: Report
    subject: str
    key: str
    period: int
    parts: SubjectList | None = None
    part_keys: tuple[str, ...] = ()
    is_listed: bool = False
    secrets: Secrets = field(factory=Secrets)
    options: Options = field(factory=Options)

    def spot(self, span: Span, *, fact: str | None = None, shown: bool = True) -> Spot:
        """Return the place of a span; with its line if ``shown``, as a finding there needs."""
        report, document = self.report, self.report.document
        place = place_of(document.source, span, document, with_excerpt=shown)
        if self.secrets:
            place = place._replace(excerpt=self.secrets.hidden(place.excerpt))
        return Spot(
            place,
            self.secrets.hidden(document.source[span][:_LONGEST_TEXT]),
            fact,
            report.section_at(span.start) if shown else None,
            report.address(fact) if shown and fact else None,
        )

    def cell(self, fact: str, *, shown: bool = True) -> Spot | None:
        """Return the place of a fact's cell; None where it has none."""
        span = self.report.facts[fact].span
        return self.spot(span, fact=fact, shown=shown) if span is not None else None

    def packed_cells(self, facts: Iterable[str], *, shown: bool = True) -> PackedCells:
        """Return the places of some facts' cells, packed; of one that has none, there is none.

        The part of a line that is shown is kept once for all cells on it; of a long line, each cell has its own.
        """
        report, source = self.report, self.report.document.source
        hidden = self.secrets.hidden if self.secrets else str
        cells: list[tuple[Any, ...]] = []
        parts: list[tuple[int, str]] = []
        others: dict[str, Spot] = {}
        number, begin, after, last, whole = 0, 0, -1, -1, len(source.text)
        for fact in facts:
            cell = report.facts[fact].cell
            if cell is None:
                continue
            start, end = cell.start, cell.end
            if source.lined and 0 <= start <= end <= whole and not begin <= start < after:
                number, begin, after = line_at(source, start)
            if not begin <= start <= end <= after or (end == after < whole):
                others[fact] = self.spot(cell.span, fact=fact, shown=shown)
                continue
            text = hidden(source.text[start:end][:_LONGEST_TEXT])
            if not shown:
                cells.append((fact, start, end, text, number, begin))
                continue
            if begin != last or after - begin > CONTEXT:
                at, part = part_of(source, Span(begin, after), cell.span)
                parts.append((at, hidden(part)))
                last = begin
            section, address = report.section_at(start), report.address(fact)
            cells.append((fact, start, end, text, number, begin, section, address, len(parts) - 1))
        return PackedCells(msgspec.Raw(_encode((cells, parts, others))))


_read_spot = msgspec.json.Decoder(Spot).decode


@frozen
class Member(Entity, Generic[_Given]):
    """A report among those that are joined, and what it has ``given``.

    ``options`` are the rule's for this report. ``is_prior``: it is a prior report, which is only compared with; nothing
    may be reported in it.
    """

    path: str
    number: int
    subject: str
    key: str
    period: int
    form: str
    _title: Spot | bytes
    given: _Given
    options: Options
    is_prior: bool = False

    @property
    def title(self) -> Spot:
        """The place that stands for the whole report; it is read where it is needed: few reports are told of."""
        title = self._title
        return title if isinstance(title, Spot) else _read_spot(title)

    @property
    def name(self) -> str:
        """The path of its file as a message shows it: a path may hold what is no text."""
        return visible(self.path)

    @property
    def place(self) -> tuple[str, int]:
        """The path of its file, and the number of the report in it."""
        return (self.path, self.number)


class PackedMember(NamedTuple):
    """A report among those that are joined, with what it has given as JSON; its title may be JSON, too."""

    path: str
    number: int
    subject: str
    key: str
    period: int
    form: str
    title: Spot | bytes
    given: bytes
    options: Options
    is_prior: bool

    @property
    def place(self) -> tuple[str, int]:
        """The path of its file, and the number of the report in it."""
        return (self.path, self.number)

    def unpacked(self, read: Callable[[bytes], _Given]) -> Member[_Given]:
        """Return the report with what it has given, as it is read."""
        path, number, subject, key, period, form, title, given, options, is_prior = self
        return _make(path, number, subject, key, period, form, title, read(given), options, is_prior)


_make = maker(Member)


@frozen
class AcrossRelated(Entity):
    """Another place that a finding names, in the same report or in another."""

    member: Member[Any]
    spot: Spot
    message: Message


@frozen
class AcrossFinding(Entity):
    """A finding in one report that others show to be wrong.

    ``spot`` is the place in the member's file (None: its title). ``roots`` are causes of findings in one of the
    reports that would explain this one: where one of them was reported already, this one is not. A cause is that
    of a `Finding`, or ``fact=figure`` for a sentence that gives a cell another figure. ``replaces`` are the rule and
    fact of findings in the member's file that left open what this one tells: they are taken out.
    """

    member: Member[Any]
    message: Message
    spot: Spot | None = None
    expected: str | None = None
    actual: str | None = None
    related: tuple[AcrossRelated, ...] = ()
    severity: Severity | None = None
    roots: Iterable[tuple[Member[Any], str]] = ()
    replaces: tuple[tuple[str, str], ...] = ()


@frozen
class NotCompared(Entity):
    """A relation across reports that could not be checked, and why: ``gouji check --coverage`` shows it.

    ``name`` is what people call the relation; None where the reason is enough.
    """

    member: Member[Any]
    relation: str
    reason: Message
    name: Message | None = None
