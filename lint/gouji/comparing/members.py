"""The model of comparisons: what each report contributes, all of it joined, and the findings that result.

What a report contributes must outlive it, so places are kept as they are printed. A contribution is anything
that msgspec can write as JSON and read again (named tuples are the smallest).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from gouji.checking.place import WHOLE, Place, place_of
from gouji.checking.secrets import Secrets
from gouji.comparing.names import SubjectList
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.finding import Severity
from gouji.rules.meta import Options
from gouji.text.display import visible
from gouji.text.source import Span
from gouji.value import Entity, NamedTuple, evolve, field, frozen

__all__ = [
    "AcrossFinding",
    "AcrossRelated",
    "Compared",
    "Contributing",
    "Joined",
    "Member",
    "NotCompared",
    "Spot",
]

_Given = TypeVar("_Given")
_Other = TypeVar("_Other")
_LONGEST_TEXT = 200
_MOST_RECENT = 500
_MOST_EARLIER = 200


class Spot(NamedTuple):
    """A place of a report: its ``text``, and the ``fact``, ``section`` and ``address`` that it belongs to."""

    place: Place = WHOLE
    text: str = ""
    fact: str | None = None
    section: str | None = None
    address: str | None = None


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


@frozen
class Member(Entity, Generic[_Given]):
    """A report among those that are joined, and what it has ``given``.

    ``title`` is the place that stands for the whole report. ``options`` are the rule's for this report.
    ``is_prior``: it is a prior report, which is only compared with; nothing may be reported in it.
    """

    path: str
    number: int
    subject: str
    key: str
    period: int
    form: str
    title: Spot
    given: _Given
    options: Options
    is_prior: bool = False

    def with_given(self, given: _Other) -> Member[_Other]:
        """Return the same report with another ``given``."""
        return evolve(cast("Member[_Other]", self), given=given)

    @property
    def name(self) -> str:
        """The path of its file as a message shows it: a path may hold what is no text."""
        return visible(self.path)

    @property
    def place(self) -> tuple[str, int]:
        """The path of its file, and the number of the report in it."""
        return (self.path, self.number)

    @property
    def order(self) -> tuple[str, int, str, int]:
        """The order of members: subject, period, path."""
        return (self.key, self.period, self.path, self.number)


@frozen
class Compared(Entity, Generic[_Given]):
    """The members with what they have given, sorted by subject, period and path, not by the order of the files.

    Each is decoded when it is asked for, and the last ones are kept: of thousands few are needed at a time.
    """

    _members: Sequence[Member[bytes]]
    _read: Callable[[bytes], _Given]
    _recent: dict[tuple[str, int, bool], Member[_Given]] = field(init=False, factory=dict)

    @cached_property
    def _by_period(self) -> Mapping[tuple[str, int], Sequence[Member[bytes]]]:
        index: dict[tuple[str, int], list[Member[bytes]]] = {}
        for member in self._members:
            index.setdefault((member.key, member.period), []).append(member)
        return index

    @cached_property
    def periods(self) -> Mapping[str, tuple[int, ...]]:
        """The periods of which there are reports, the earliest first, for each subject."""
        periods: dict[str, list[int]] = {}
        for key, period in self._by_period:
            periods.setdefault(key, []).append(period)
        return {key: tuple(sorted(found)) for key, found in periods.items()}

    @property
    def members(self) -> Iterator[Member[_Given]]:
        """Every member."""
        return map(self._given, self._members)

    @property
    def checked(self) -> Iterator[Member[_Given]]:
        """The members in which something may be reported: all but prior reports."""
        return (self._given(member) for member in self._members if not member.is_prior)

    def of(self, key: str, period: int) -> tuple[Member[_Given], ...]:
        """Return the reports of a subject and a period: none, one, or several versions."""
        return tuple(map(self._given, self._by_period.get((key, period), ())))

    def before(self, member: Member[_Given]) -> tuple[Member[_Given], ...]:
        """Return the reports of the same subject for the period before."""
        return self.of(member.key, member.period - 1)

    def earlier(self, member: Member[_Given]) -> Iterator[Member[_Given]]:
        """Return the reports of the same subject for each period before, the latest first, 200 at most."""
        periods = self.periods[member.key]
        before = reversed(periods[: bisect_left(periods, member.period)])
        return islice((each for period in before for each in self.of(member.key, period)), _MOST_EARLIER)

    def _given(self, member: Member[bytes]) -> Member[_Given]:
        place = (*member.place, member.is_prior)
        if place not in self._recent:
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            self._recent[place] = member.with_given(self._read(member.given))
        return self._recent[place]


@frozen
class Joined(Entity):
    """What all reports have contributed to one rule, as JSON that is decoded when it is asked for."""

    members: Sequence[Member[bytes]]

    def read(self, kind: type[_Given]) -> Compared[_Given]:
        """Return the contributions decoded as *kind*."""
        import msgspec

        decoder = msgspec.json.Decoder(kind)
        return Compared(sorted(self.members, key=lambda member: member.order), decoder.decode)


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
