"""Changes since last year whose earlier figure is not printed: they are compared with last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from gouji.api import (
    AcrossFinding,
    Contributing,
    Joined,
    Member,
    NamedTuple,
    NotCompared,
    PackedCells,
    Report,
    Spot,
)
from gouji_gongkai.across.figures import of_year
from gouji_gongkai.across.growth_words import ABSENT, LEVEL_ACROSS, OFF_ACROSS, RELATION, change_of
from gouji_gongkai.prose.cells import agrees, sum_of, values_of
from gouji_gongkai.prose.changes import changes_of, is_off
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.statements import ReadPassage, Statement

__all__ = ["Growth", "across_years", "growth_of"]

_MEASURES = (
    "requests.new",
    "requests.carried_in",
    "requests.carried_out",
    "requests.handled_total",
    "requests.new+requests.carried_in",
    "requests.handled_total-requests.carried_in",
    "requests.granted",
    "requests.granted+requests.partial",
    "requests.partial",
    "requests.denied",
    "requests.unavailable",
    "requests.not_processed",
    "litigation.reconsideration.total",
    "litigation.suit.total",
    "litigation.reconsideration.total+litigation.suit.total",
    "proactive.regulations.issued",
    "proactive.normative_documents.issued",
    "proactive.normative_documents.in_force",
    "proactive.licensing.decisions",
    "proactive.penalties.decisions",
    "proactive.coercion.decisions",
)
"""Measures that sentences compare with the year before."""

_MOST_CLAIMS = 200


class Claim(NamedTuple):
    """A figure of this year and its change, as a sentence states them.

    ``senses`` are the measures that have that figure in this year's tables. ``said`` are the words of the change, ""
    for 与上年持平; ``spot`` is the place of its number, ``starts`` are the places of the sentence's numbers.
    """

    senses: tuple[str, ...]
    level: Number
    amount: Number | None
    percent: Number | None
    amount_up: bool
    said: str
    spot: Spot
    starts: tuple[int, ...]


class Growth(NamedTuple):
    """What a report contributes: its form, its figures by measure for next year's report, and its claims of changes.

    Beside each figure stands the first fact that it adds up, which has its place among ``cells``.
    """

    form: str
    figures: dict[str, tuple[Decimal, str]]
    cells: PackedCells
    claims: tuple[Claim, ...]


def growth_of(report: Report, contributing: Contributing) -> Growth:
    """Contribute the report's figures by measure, and its changes that need the figures of last year."""
    facts, values = report.facts, values_of(report, _MEASURES)
    figures = {name: each for name, each in values.items() if facts[each[1]].cell is not None}
    cells = contributing.packed_cells(dict.fromkeys([fact for _, fact in figures.values()]), shown=False)
    return Growth(report.form.id, figures, cells, tuple(islice(_claims(report, contributing), _MOST_CLAIMS)))


class Claimed(NamedTuple):
    """A change as a sentence states it: the number that gives it, the amount or percentage, and the words."""

    told: Number
    amount: Number | None
    percent: Number | None
    up: bool
    words: str


def _claims(report: Report, contributing: Contributing) -> Iterator[Claim]:
    for read, changes in report.derive(changes_of):
        for change in changes:
            own = _statement(read, change.level.number)
            told = change.amount or change.percent
            if change.prior is None and own is not None and told is not None:
                words = told.head[-6:] + read.passage.text[told.number.start : told.number.after]
                amount = change.amount.number if change.amount is not None else None
                percent = change.percent.number if change.percent is not None else None
                claimed = Claimed(told.number, amount, percent, change.amount_up, words)
                yield from _claim(report, contributing, read, own, claimed)
        if "持平" in read.passage.text:
            for statement in read.statements:
                number = statement.mention.number
                if _is_unchanged(read, statement):
                    claimed = Claimed(number, None, None, up=False, words="")
                    yield from _claim(report, contributing, read, statement, claimed)


def _claim(
    report: Report, contributing: Contributing, read: ReadPassage, own: Statement, claimed: Claimed
) -> Iterator[Claim]:
    names = [name for name in (own.compared, *own.measure.others) if name in _MEASURES]
    sums = [(name, sum_of(report, name)) for name in names]
    senses = tuple(name for name, found in sums if found is not None and agrees(own, found.value))
    if senses:
        passage = read.passage
        numbers = [own.mention.number, *(each for each in (claimed.amount, claimed.percent) if each is not None)]
        yield Claim(
            senses,
            own.mention.number,
            claimed.amount,
            claimed.percent,
            claimed.up,
            claimed.words,
            contributing.spot(passage.span(claimed.told.start, claimed.told.after)),
            tuple(passage.span(number.start, number.end).start for number in numbers),
        )


def _statement(read: ReadPassage, level: Number) -> Statement | None:
    """Return the statement of a number for this year; None where its sentence gives the earlier figure too."""
    near = [
        each
        for each in read.statements_near(level.start)
        if each.mention.number is level or each.mention.number == level
    ]
    own = next((each for each in near if each.sure), None)
    if own is None:
        return None
    beside = [
        each
        for each in read.statements_near(level.start)
        if each.name == own.name and not each.sure and each.mention.sentence == own.mention.sentence
    ]
    return None if beside else own


def _is_unchanged(read: ReadPassage, statement: Statement) -> bool:
    number = statement.mention.number
    after = read.passage.text[number.after : number.after + 16].split("。", 1)[0]
    return (
        "持平" in after
        and "基本" not in after
        and ("上年" in after or "去年" in after)
        and _statement(read, number) is statement
    )


def across_years(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Compare the changes that sentences claim with the tables of both years."""
    compared = joined.read(Growth)
    for member in compared.checked:
        versions = compared.before(member)
        if member.given.claims and not versions:
            yield NotCompared(member, "across.year_on_year", ABSENT.format(year=member.period - 1), RELATION)
        for claim in member.given.claims if versions else ():
            earlier = [each for version in versions for each in _earlier(member, version, claim)]
            if earlier and all(figure is not None and _is_wrong(claim, figure[0]) for _, figure in earlier):
                yield _finding(member, claim, *earlier[0])


def _earlier(
    member: Member[Growth], version: Member[Growth], claim: Claim
) -> Iterator[tuple[Member[Growth], tuple[Decimal, str] | None]]:
    """Yield last year's figure for each sense of a claim; None where it is not known or its form counts otherwise."""
    for name in claim.senses:
        other_form = name.startswith("proactive.") and version.given.form != member.given.form
        yield version, None if other_form else version.given.figures.get(name)


def _is_wrong(claim: Claim, earlier: Decimal) -> bool:
    level = claim.level.value
    if claim.amount is None and claim.percent is None:
        return level != earlier
    return is_off(level, earlier, claim.amount, claim.percent, up=claim.amount_up)


def _finding(
    member: Member[Growth], claim: Claim, version: Member[Growth], figure: tuple[Decimal, str] | None
) -> AcrossFinding:
    prior, fact = figure or (Decimal(0), "")
    level = claim.level.value
    message = OFF_ACROSS if claim.said else LEVEL_ACROSS
    return AcrossFinding(
        member,
        message.format(
            stated=claim.said,
            year=version.period,
            level=level,
            prior=prior,
            **change_of(level, prior, as_rate=claim.amount is None),
        ),
        claim.spot,
        actual=claim.spot.text,
        related=(of_year(version, version.given.cells.spot(fact), prior),) if fact else (),
        roots=tuple((member, f"prose:{start}") for start in claim.starts),
    )
