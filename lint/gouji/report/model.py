"""The report model: identity, sections, tables and facts, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from gouji.document.model import Block, Document, Paragraph, texts_of
from gouji.forms.model import Form, FormColumn, Relation
from gouji.message import Message
from gouji.report.bound_table import BoundRow, BoundTable, ExtraRow, TableOutcome
from gouji.report.fact import Fact, beside_naughts
from gouji.report.relations import Outcome, evaluate
from gouji.report.subjects import Subjects
from gouji.text.script import simplified
from gouji.text.source import Span
from gouji.value import Entity, NamedTuple, field, frozen

if TYPE_CHECKING:
    from datetime import date

    from gouji.report.stated import Stated

__all__ = [
    "BoundRow",
    "BoundTable",
    "Claim",
    "Draft",
    "ExtraRow",
    "Found",
    "Identity",
    "Origin",
    "Publication",
    "Recognition",
    "Report",
    "ReportStatus",
    "Section",
    "TableOutcome",
]

ReportStatus: TypeAlias = Literal["report", "merged", "old", "other"]
Origin: TypeAlias = Literal["", "title", "period", "sentence", "metadata", "cell"]
"""Where a value of a report's identity was found, "" nowhere."""

Publication: TypeAlias = "tuple[date, Span | None]"
"""The day on which a report was published, and where it stands in the text (None: only metadata have it)."""

_Derived = TypeVar("_Derived")


@frozen
class Found(Entity):
    """A part of the report's identity: its ``value``, where it was read and how sure that is.

    ``origin`` is ``title``, ``period``, ``sentence``, ``metadata``, ``cell`` or ``""`` (not found);
    ``span`` is the place of the words, ``sure`` is false where the reading is a guess.
    """

    value: str | int | None = None
    origin: Origin = ""
    span: Span | None = None
    sure: bool = True

    def __str__(self) -> str:
        return "" if self.value is None else str(self.value)

    def __repr__(self) -> str:
        return f"<Found {self.value!r} in {self.origin or 'nothing'}{'' if self.sure else ', not sure'}>"


class Claim(NamedTuple):
    """A period that the text gives as the report's own; ``kind`` is the way in which it does (title, period, …).

    ``is_plan`` tells whether its sentence reads as a plan, should the period lie ahead.
    """

    period: int
    span: Span
    kind: str
    is_plan: bool = False


@frozen
class Identity(Entity):
    """The subject, period and title of a report.

    ``mark`` tells subjects of one name apart (the code of one of several that a body has). ``claims`` are all
    periods that the text gives as the report's own, where they do not agree; () where they do.
    """

    title: Found = field(factory=Found)
    subject: Found = field(factory=Found)
    period: Found = field(factory=Found)
    mark: str = ""
    claims: tuple[Claim, ...] = ()


@frozen
class Section(Entity):
    """A prescribed section: its heading and the blocks under it.

    ``heading`` is None where it was not found; ``headings`` are all lines that were taken for
    it, the chosen one among them. ``whole`` is false where the text breaks off in the section or before it: what was
    not seen of it is not missing.
    """

    id: str
    heading: Paragraph | None
    blocks: tuple[Block, ...] = ()
    headings: tuple[Paragraph, ...] = ()
    whole: bool = True

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, without the heading."""
        return tuple([block for block in self.blocks if isinstance(block, Paragraph)])


@frozen
class Draft(Entity):
    """A document read as far as its sections, whose identity and form are not known yet.

    ``form`` is the newest of the kind. ``front`` are the blocks before the first heading, ``placed`` where each
    prescribed table that was found begins and ends, with its section.
    """

    document: Document
    form: Form
    front: tuple[Block, ...]
    sections: Mapping[str, Section]
    placed: tuple[tuple[int, int, str], ...]

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph and heading, in reading order."""
        return tuple([block for block in self.document.blocks if isinstance(block, Paragraph)])

    @cached_property
    def text(self) -> str:
        """All text of its paragraphs and cells, one a line, for a quick search before a closer one."""
        return "\n".join(texts_of(self.document.blocks))

    @cached_property
    def prose(self) -> str:
        """The text of its paragraphs alone, one a line."""
        return "\n".join([paragraph.text for paragraph in self.paragraphs])

    @cached_property
    def _section_starts(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Where the sections begin, in order, and their ids."""
        found = sorted((s.heading.start, s.id) for s in self.sections.values() if s.heading is not None)
        return tuple([start for start, _ in found]), tuple([section for _, section in found])

    def section_at(self, offset: int) -> str | None:
        """Return the id of the section in which an offset of the source stands; None before the first."""
        for start, end, section in self.placed:
            if start <= offset <= end:
                return section or None
        starts, ids = self._section_starts
        index = bisect_right(starts, offset) - 1
        return ids[index] if index >= 0 else None


@frozen
class Recognition(Entity):
    """What a kind says of a document: whether it is a report of the kind (None: its headings and tables decide).

    Where it is none, ``reason`` tells why, and ``span`` where that is seen.
    """

    is_report: bool | None = None
    reason: Message | None = None
    span: Span | None = None


@frozen
class Report(Draft):
    """A document read as a report of an official form.

    ``kind`` names its kind ("": none claims it); ``status`` is ``report``, ``merged`` (its line breaks are lost: it
    can be told, but not read), ``old`` (of a year before the first form) or ``other`` (no report at all). ``form`` is
    known by the tables' labels, else by the year. ``facts`` holds every fact of each table's form; ``subjects`` decides
    whether two names are of one subject. ``breaks_off`` is the passage within which the text breaks off, if it does;
    ``recognition`` is what the kind said of the document. ``chosen`` are the relations that are to be checked, None
    for those of its form. ``stated`` reads what the text gives for facts of the tables, ``published`` the day on which
    the report was published.
    """

    kind: str
    status: ReportStatus
    identity: Identity
    tables: Mapping[str, BoundTable]
    facts: Mapping[str, Fact]
    subjects: Subjects = field(factory=Subjects)
    breaks_off: Span | None = None
    recognition: Recognition = field(factory=Recognition)
    chosen: tuple[Relation, ...] | None = None
    stated: Callable[[Report], Iterable[Stated]] | None = None
    published: Callable[[Draft], Publication | None] | None = None

    def __repr__(self) -> str:
        who = f"{self.subject.value or 'subject unknown'}, {self.period.value or 'year unknown'}"
        return f"<Report {self.document.source.name}: {self.form.qualified} ({self.status}), {who}>"

    @property
    def title(self) -> Found:
        """The title that it gives itself."""
        return self.identity.title

    @property
    def subject(self) -> Found:
        """The body whose report it is."""
        return self.identity.subject

    @property
    def period(self) -> Found:
        """The period that it reports on: the year it began in."""
        return self.identity.period

    def written(self, found: Found) -> str | None:
        """Return a name or title as the document writes it, in its own script; None where it was not found."""
        if found.value is None:
            return None
        value, span = str(found.value), found.span
        if self.document.script == "simplified" or span is None:
            return value
        text = "".join(self.document.source.text[span.start : span.end].split())
        at = simplified(text).find(value)
        return text[at : at + len(value)] if at >= 0 else value

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that are to be checked: those of each table's form, in the form's order, if none are chosen."""
        if self.chosen is not None:
            return self.chosen
        bounds = self.tables.values()
        return tuple([relation for bound in bounds for relation in bound.form.relations_in[bound.id]])

    @cached_property
    def others(self) -> Mapping[str, Fact]:
        """The facts that are no figure printed as 0: few."""
        return beside_naughts(self.facts)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcome of every relation: hold, broken or unknown with its reason."""
        has_blanks = any(fact.state == "blank" for fact in self.others.values())
        empty = [bound for bound in self.tables.values() if bound.present and bound.empty] if has_blanks else ()
        zeros = frozenset(fact for bound in empty for fact in bound.table.facts)
        return evaluate(self.relations, self.facts, zeros, self.others)

    def derive(self, make: Callable[[Report], _Derived]) -> _Derived:
        """Return what *make* computes from the report; it is called once, however many rules ask."""
        if make not in self._derived:
            self._derived[make] = make(self)
        derived: _Derived = self._derived[make]
        return derived

    def forget(self) -> None:
        """Forget what was derived; it may hold the report, which would then be freed by the garbage collector alone."""
        self._derived.clear()

    @cached_property
    def _derived(self) -> dict[Hashable, Any]:
        return {}

    def table_of(self, fact_id: str) -> BoundTable:
        """Return the table in which a fact stands; raise KeyError."""
        for bound in self.tables.values():
            if fact_id in bound.table.facts:
                return bound
        raise KeyError(fact_id)

    def address(self, fact_id: str) -> str:
        """Return the address of a fact's cell as clerks write it: ``第三部分 · （一）予以公开 · 总计``."""
        return self.table_of(fact_id).form.address(fact_id)

    def column(self, fact_id: str) -> FormColumn:
        """Return the column of the form in which a fact stands; raise KeyError."""
        return self.table_of(fact_id).form.slots[fact_id][2]

    def terms(self, fact_ids: Iterable[str]) -> list[Fact]:
        """Return the facts with these ids; raise KeyError."""
        return [self.facts[fact_id] for fact_id in fact_ids]
