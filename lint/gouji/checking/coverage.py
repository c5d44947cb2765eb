"""The coverage of a check: relations by state, figures that no relation has, sentences read and not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from gouji.forms.model import Relation
from gouji.message import Message
from gouji.report.fact import Fact
from gouji.report.model import BoundTable, Report, TableOutcome
from gouji.report.relations import Outcome
from gouji.rules.rule import Reading, ReadSentence
from gouji.text.source import Position
from gouji.value import Value, frozen

__all__ = ["Coverage", "Sentence", "TableFigures", "UncheckedFigure", "UnknownRelation", "coverage", "why_unknown"]

_STATES = {
    "blank": Message("空白", "blank"),
    "placeholder": Message("填了“/”等符号", "a placeholder"),
    "not-a-number": Message("不是数字", "not a number"),
    "unplaced": Message("未能对应到格式", "not placed"),
}


_LEFT_OUT = Message("按配置不核对", "not to be checked by the configuration")


@frozen
class UnknownRelation(Value):
    """A relation that could not be checked, and why; ``name`` is what people call it (None: the reason is enough)."""

    relation: str
    reason: Message
    name: Message | None = None


@frozen
class UncheckedFigure(Value):
    """A printed figure that no relation has, with its place; its fact id and address are "" where it is no fact's."""

    fact: str
    text: str
    position: Position | None
    address: str = ""


@frozen
class Sentence(Value):
    """A sentence with figures, its place, and what rules read in it: nothing where they did not understand it."""

    text: str
    position: Position | None
    readings: tuple[Reading, ...] = ()


@frozen
class TableFigures(Value):
    """How a prescribed table was read: its outcome, how many figures it has, how many of them are not 0, and blanks."""

    title: str
    outcome: TableOutcome
    figures: int
    nonzero: int
    blank: int = 0

    @property
    def is_zero(self) -> bool:
        """Whether there is nothing in it but figures that are 0, or blanks."""
        return self.figures + self.blank > 0 and not self.nonzero


@frozen
class Coverage(Value):
    """A report's relations by state, the figures in tables that no relation has, and the sentences with figures.

    ``across`` are relations with other reports that could not be checked; they are not counted. ``zero`` of the
    relations that hold have no figure but 0. ``tables`` are those of the form. ``rules`` are rules that could not be
    judged.
    """

    hold: int
    broken: int
    unknown: tuple[UnknownRelation, ...]
    unchecked: tuple[UncheckedFigure, ...]
    sentences: tuple[Sentence, ...] = ()
    across: tuple[UnknownRelation, ...] = ()
    zero: int = 0
    tables: tuple[TableFigures, ...] = ()
    rules: tuple[UnknownRelation, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing could be checked of the tables that there should be."""
        if self.hold or self.broken:
            return False
        return bool(self.unknown or self.tables) and not any(table.figures for table in self.tables)

    @property
    def zero_tables(self) -> tuple[TableFigures, ...]:
        """The tables in which all figures are 0 or blank."""
        return tuple(table for table in self.tables if table.is_zero)

    @property
    def is_zero(self) -> bool:
        """Whether all figures of the report's tables are 0 or blank."""
        return bool(self.zero_tables) and not any(table.nonzero for table in self.tables)


def coverage(
    report: Report,
    sentences: Sequence[ReadSentence] = (),
    judged: Mapping[str, Outcome | None] | None = None,
    rules: Iterable[UnknownRelation] = (),
    *,
    covering: bool = True,
) -> Coverage:
    """Return a report's coverage; *sentences* are those that rules have read.

    *judged* are outcomes as the options of rules have them, by the ids of their relations: None for one that is not to
    be checked. *rules* are those that could not be judged. Where it is ``covering``, it lists the figures that no
    relation has.
    """
    if report.status != "report":
        return Coverage(0, 0, (), (), rules=tuple(rules))
    nonzero = {fact for fact, found in report.others.items() if found.value}
    numberless = {fact for fact, found in report.others.items() if found.value is None}
    found = [judged.get(each.relation.id, each) for each in report.outcomes] if judged else report.outcomes
    outcomes = [outcome for outcome in found if outcome is not None]
    states = [outcome.state for outcome in outcomes]
    zeros = [
        outcome
        for outcome in outcomes
        if outcome.state == "hold"
        and not (outcome.left or outcome.right)
        and nonzero.isdisjoint(outcome.relation.terms)  # blanks may count as 0
    ]
    unknown = [
        _unknown(report, each.relation, outcome)
        for each, outcome in zip(report.outcomes, found, strict=True)
        if outcome is None or outcome.state == "unknown"
    ]
    return Coverage(
        hold=states.count("hold"),
        broken=states.count("broken"),
        unknown=tuple(unknown),
        unchecked=tuple(_unchecked(report)) if covering else (),
        sentences=tuple([_sentence(report, sentence) for sentence in sentences]),
        zero=len(zeros),
        tables=tuple([_table(report, bound, numberless, nonzero) for bound in report.tables.values()]),
        rules=tuple(rules),
    )


def _table(report: Report, bound: BoundTable, numberless: AbstractSet[str], nonzero: AbstractSet[str]) -> TableFigures:
    """Return how a table was read; *numberless* are the facts that have no value, *nonzero* those whose value is not 0."""
    facts = bound.table.facts
    without = facts & numberless
    blanks = (fact for fact in without if report.facts[fact].state == "blank")
    blank = sum(1 for fact in blanks if report.column(fact).is_figure)
    figures = len(facts) - len(without)
    return TableFigures(bound.table.title, bound.outcome, figures, len(facts & nonzero), blank)


def _unknown(report: Report, relation: Relation, outcome: Outcome | None) -> UnknownRelation:
    """Return a relation that could not be checked; without an outcome it was not to be."""
    address = report.address(relation.total)
    reason = _LEFT_OUT if outcome is None else _reason(report, outcome)
    return UnknownRelation(relation.id, reason, Message(address, address))


def _sentence(report: Report, sentence: ReadSentence) -> Sentence:
    source = report.document.source
    position = source.position(sentence.span.start) if source.lined else None
    return Sentence(sentence.text, position, sentence.readings)


def _reason(report: Report, outcome: Outcome) -> Message:
    lost = _lost(report.table_of(outcome.relation.total))
    if lost is not None:
        return lost
    first, *others = outcome.unknown
    told = _named(report, first)
    return Message(f"{told.zh}，另有{len(others)}处", f"{told.en}, and {len(others)} more") if others else told


def why_unknown(report: Report, fact: Fact) -> Message:
    """Return the reason why a fact is not known, with its address."""
    return _lost(report.table_of(fact.id)) or _named(report, fact)


def _lost(bound: BoundTable) -> Message | None:
    """Return why nothing is known of a table; None where something is."""
    name = bound.table.title
    if bound.outcome == "absent":
        return Message(f"没有找到{name}", f"{name} is not there")
    if bound.outcome == "picture":
        return Message(f"{name}是图片", f"{name} is a picture")
    if bound.outcome == "unreadable":
        return Message(f"{name}无法读取", f"{name} could not be read")
    return None


def _named(report: Report, fact: Fact) -> Message:
    what, address = _why(report, fact), report.address(fact.id)
    return Message(f"{address}{what.zh}", f"{address}: {what.en}")


def _why(report: Report, fact: Fact) -> Message:
    if fact.state != "unplaced":
        return _STATES[fact.state]
    bound = report.table_of(fact.id)
    missing = {f for row in bound.table.rows if row.id in bound.missing for f in row.facts}
    if fact.id in missing:
        return Message("所在行缺失", "its row is missing")
    return _STATES["unplaced"]


def _unchecked(report: Report) -> Iterator[UncheckedFigure]:
    source = report.document.source
    for bound in report.tables.values():
        for fact_id in bound.form.unrelated[bound.id]:
            fact = report.facts[fact_id]
            if fact.state == "number" and fact.cell:
                place = source.position(fact.cell.start) if source.lined else None
                yield UncheckedFigure(fact_id, fact.raw.strip(), place, bound.form.address(fact_id))
    for bound in report.tables.values():
        unplaced = [row.cells for row in bound.rows if row.reason] + [row.cells for row in bound.extra]
        for cell in (cell for cells in unplaced for cell in cells if cell.text.strip()):
            yield UncheckedFigure("", cell.text, source.position(cell.start) if source.lined else None)
