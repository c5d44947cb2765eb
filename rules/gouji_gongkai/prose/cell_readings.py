"""Readings of a count cited from the tables: its own row, others that its words may mean, sums with figures beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gouji.api import NamedTuple, Pattern, Report, contains_any
from gouji_gongkai.prose.cells import (
    Sum,
    group_of,
    in_unit_of_table,
    in_unit_of_text,
    is_in_doubt,
    repaired,
    sum_for,
    sum_of,
)
from gouji_gongkai.prose.measures import OWN_PART, PROCESSING
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.periods import THIS_YEAR
from gouji_gongkai.prose.readings import Claim, Operand, Reading, Support
from gouji_gongkai.prose.statements import ReadPassage, Statement, read_prose

__all__ = ["Citation", "above_whole", "citations", "disagreeing", "disagreements"]

_LEAST_FEE = Decimal("0.005")
"""An amount in 万元 that is printed as 0.00."""
_WAYS_TO_COURT = ("复议后", "未经复议", "直接起诉", "直接提起")


_LEFT_OUT = (
    "撤回",
    "撤销",
    "撤件",
    "未登记",
    "未予登记",
    "不予登记",
    "作废",
    "剔除",
    "不属于",
    "非政府信息",
    "误收",
    "转信访",
    "属信访",
    "属于信访",
    "属咨询",
)
"""Words of what was received and is not among the requests of the table."""
_FARTHEST = 120
_OWN_BODY = Pattern("[我本](?:[局委办厅校院县区市镇乡]|街道|单位|机关|部门|中心|分局)|[市县区厅局委](?:本级|机关)")
"""The body that reports, where a figure of its own is part of that of a whole region or system."""


class Citation(NamedTuple):
    """A statement, the cells that its words name (``sum``), and the readings by which its figure may be theirs."""

    statement: Statement
    sum: Sum
    claim: Claim


def citations(report: Report) -> list[Citation]:
    """Return the statements that are compared with cells, each with its readings; to be called by ``report.derive``.

    Left out are section five, figures that are not sure, those of another body, and cells that are unknown.
    """
    return [
        _citation(report, read, statement, plain)
        for read in report.derive(read_prose).with_numbers
        if read.passage.section != "problems"
        for statement in read.statements
        if statement.sure and not _is_of_an_office(report, statement)
        if (plain := sum_for(report, statement)) is not None
    ]


def disagreements(report: Report) -> list[Citation]:
    """Return the statements that contradict the tables in each of their readings; to be called by ``report.derive``."""
    return [each for each in report.derive(citations) if each.claim.broken is not None]


def disagreeing(report: Report, mentions: Iterable[Mention]) -> Statement | None:
    """Return the statement of the first of the mentions that contradicts the tables; None where none does."""
    found = report.derive(_by_mention)
    return next((found[id(mention)] for mention in mentions if id(mention) in found), None)


def _by_mention(report: Report) -> dict[int, Statement]:
    return {id(each.statement.mention): each.statement for each in report.derive(disagreements)}


def above_whole(report: Report) -> list[tuple[Statement, Sum]]:
    """Return the statements of processing fees that are more than all fees of the table; section five is left out."""
    found = []
    for statement in report.derive(read_prose).statements:
        exact = statement.period == THIS_YEAR and not statement.mention.number.about
        if statement.measure.scope != PROCESSING or not exact or statement.passage.section == "problems":
            continue
        whole = sum_for(report, statement)
        if whole is not None and in_unit_of_table(statement.mention.number) > whole.value + _rounding(whole):
            found.append((statement, whole))
    return found


def _rounding(whole: Sum) -> Decimal:
    """Return how much an amount may be above one in 万元 that is printed rounded; 0 is printed for nothing, not rounded."""
    _, _, exponent = whole.value.as_tuple()
    return Decimal(1).scaleb(int(exponent)) if whole.value else _LEAST_FEE


def _is_of_an_office(report: Report, statement: Statement) -> bool:
    """Return whether a statement is of the office of the body that the report is of: 县政府办公室予以公开8件."""
    subject = report.subject.value
    return "办公室" in statement.mention.head and subject is not None and "办公室" not in str(subject)


def _citation(report: Report, read: ReadPassage, statement: Statement, plain: Sum) -> Citation:
    """Return a statement with its readings: that of the cells that its words name, where it fails all others too."""
    first = _reading(statement, plain, "named")
    readings = [first]
    if not first.holds(statement.mention):
        readings += _others(report, read, statement, plain)
    return Citation(statement, plain, Claim(statement.mention, readings))


def _reading(statement: Statement, cells: Sum, support: Support) -> Reading:
    """Return the reading by which a figure is a sum of cells, in the unit and precision that it is printed with."""
    number = statement.mention.number
    value = in_unit_of_text(cells.value, number)
    slack = _slack(number, cells)
    return Reading((Operand(value, slack, support, (), cells.facts),), cells.words, value, slack)


def _slack(number: Number, cells: Sum) -> Decimal:
    """Return how far a printed figure may be from the cells: less than a unit of its last digit, of theirs for 万元."""
    if not number.unit.endswith("元"):
        return number.step.next_minus() if number.step != 1 else Decimal(0)
    rounded = in_unit_of_text(_rounding(cells), number) if cells.value % 1 else Decimal(0)
    return max(number.step, rounded).next_minus()


def _others(report: Report, read: ReadPassage, statement: Statement, plain: Sum) -> Iterator[Reading]:
    """Yield the readings that excuse a figure which its own cells do not have, the best supported first."""
    for cells in _other_rows(report, statement):
        yield _reading(statement, cells, "table")
    if statement.beside is not None:
        yield _with_beside(statement, plain, statement.beside)
    yield from (_and_sent_back(statement, plain, part) for part in _sent_back(read, statement))
    yield from (_listed(statement, parts) for parts in _beside(read, statement) if _total(parts) == plain.value)
    yield from (_reading(statement, cells, "siblings") for cells in _with_another(report, read, statement, plain))
    yield from (_as_whole(statement, part) for part in _own_parts(read, statement) if part.number.equals(plain.value))
    if is_in_doubt(report, plain.facts):
        yield _reading(statement, plain._replace(value=repaired(report, plain)), "table")


def _other_rows(report: Report, statement: Statement) -> Iterator[Sum]:
    """Yield the cells that the words of a statement may mean besides those they name."""
    names = list(statement.measure.others)
    if statement.name == "litigation.suit.total" and contains_any(statement.passage.text, _WAYS_TO_COURT):
        names += ["litigation.direct_suit.total", "litigation.suit_after_reconsideration.total"]
    if statement.name == "litigation.suit.total" and "复议" in _sentence_before(statement):
        names.append("litigation.reconsideration.total+litigation.suit.total")
    yield from (found for name in names if (found := sum_of(report, name)) is not None)


def _sentence_before(statement: Statement) -> str:
    return statement.passage.text[statement.mention.sentence : statement.mention.number.start]


def _with_beside(statement: Statement, plain: Sum, beside: Mention) -> Reading:
    """Return the reading by which the cells count the figure right after this one too: 新制定7件、修订4件."""
    cells = _reading(statement, plain, "siblings").operands[0]
    value = plain.value - beside.number.value
    return Reading((cells, Operand.printed("sentence", beside)), f"{plain.words}−{beside.number.value:f}", value)


def _sent_back(read: ReadPassage, statement: Statement) -> Iterator[Mention]:
    """Yield the figures after one in its sentence that are parts of it which the table leaves out: 其中4件撤回."""
    mention = statement.mention
    for each in read.mentions_near(mention.number.after + _FARTHEST):
        same = each.sentence == mention.sentence and each.number.unit == mention.number.unit
        if same and each.number.start > mention.number.start and contains_any(each.head + each.tail, _LEFT_OUT):
            yield each


def _beside(read: ReadPassage, statement: Statement) -> Iterator[list[Mention]]:
    """Yield a figure with those right after it that no cell is named for, one more each time: 收到来函2件、来信3件."""
    mention = statement.mention
    named = {id(each.mention) for each in read.statements_near(mention.number.start)}
    found = [mention]
    for each in read.mentions_near(mention.number.after + _FARTHEST):
        if each.number.start < mention.number.after:
            continue
        begin = each.number.start - len(each.head)
        is_next = each.sentence == mention.sentence and each.number.unit == mention.number.unit
        is_level = (each.depth, each.listed) == (mention.depth, mention.listed)
        joined = read.passage.text[found[-1].number.after : begin].strip() in ("", "、", "和", "，", ",")
        if not is_next or not is_level or not joined or id(each) in named or is_change(each):
            return
        found.append(each)
        yield list(found)


def _total(mentions: Iterable[Mention]) -> Decimal:
    return sum((each.number.value for each in mentions), Decimal(0))


def _listed(statement: Statement, parts: list[Mention]) -> Reading:
    """Return the reading by which a figure is the first of several that together are the cell's."""
    value = statement.mention.number.value
    return Reading((Operand.printed("siblings", *parts),), "+".join(f"{m.number.value:f}" for m in parts), value)


def _and_sent_back(statement: Statement, plain: Sum, part: Mention) -> Reading:
    """Return the reading by which a figure counts the cells and a part that they leave out."""
    cells = _reading(statement, plain, "siblings").operands[0]
    value = plain.value + part.number.value
    return Reading((cells, Operand.printed("sentence", part)), f"{plain.words}+{part.number.value:f}", value)


def _with_another(report: Report, read: ReadPassage, statement: Statement, plain: Sum) -> Iterator[Sum]:
    """Yield the sums of the row of a statement with one other of its group that its passage gives no figure for.

    Prose puts two kinds of one outcome under the name of one of them.
    """
    table, _, row = statement.name.partition(".")
    group = row.rpartition(".")[0]
    if table != "requests" or not group or "+" in row:
        return
    told = report.derive(_told)[id(read)]
    for fact in group_of(report, f"{table}.{group}"):
        name = fact.id.removesuffix(".total")
        if name not in told and fact.value:
            yield Sum((*plain.plus, fact), plain.minus, plain.value + fact.value)


def _told(report: Report) -> dict[int, frozenset[str]]:
    """Return the rows that each passage gives a figure for, by the passage."""
    return {
        id(read): frozenset(statement.name for statement in read.statements)
        for read in report.derive(read_prose).with_numbers
    }


def _own_parts(read: ReadPassage, statement: Statement) -> Iterator[Mention]:
    """Yield the figures of a sentence that are of the body's own part of a larger whole: 全系统20件，其中本局12件."""
    mention = statement.mention
    for each in read.statements_near(mention.number.start):
        same = each.name == statement.name and each.mention.sentence == mention.sentence
        if same and each.measure.scope == OWN_PART:
            yield each.mention
    for part in read.mentions_near(mention.number.after + _FARTHEST):
        same = part.sentence == mention.sentence and part.number.unit == mention.number.unit
        if same and part.number.start > mention.number.start and _OWN_BODY.search(part.head):
            yield part


def _as_whole(statement: Statement, part: Mention) -> Reading:
    """Return the reading by which a figure is a whole, of which the table has the *part*."""
    whole = Operand.printed("sentence", statement.mention)
    return Reading((whole, Operand.printed("siblings", part)), f"{whole.value:f}", whole.value)
