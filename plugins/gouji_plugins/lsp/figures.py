"""What is told of a figure: its name, the relations that it stands in and whether they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.api import Fact, Outcome, Report
from gouji.api.running import Language, Message

__all__ = ["escaped", "fact_at", "figure_lines", "parts_of", "value_of"]

_SIGNS = {"sum": "=", "equal": "=", "at-most": "≤", "at-least": "≥", "rounded": "≈"}
_FEWEST = 4
"""Of sides with so many figures, those of 0 are left out."""
_LONGEST = 80
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")

_HOLDS = Message("成立", "holds")
_BROKEN = Message("不成立，相差 {difference}", "broken, by {difference}")
_UNKNOWN = Message("无法核对：{names} 不是数字", "cannot be checked: {names} is no number")
_OTHERS = Message("其余均为 0", "all others 0")
_STATES = {
    "blank": Message("空白", "blank"),
    "placeholder": Message("占位符", "a placeholder"),
    "not-a-number": Message("不是数字", "not a number"),
    "unplaced": Message("未能定位", "not placed"),
}


def fact_at(report: Report, offset: int) -> Fact | None:
    """Return the fact in whose cell an offset of the source stands; None where it stands in none."""
    for fact in report.facts.values():
        if fact.cell is not None and fact.cell.start <= offset <= fact.cell.end:
            return fact
    return None


def parts_of(report: Report, fact: Fact) -> list[Fact]:
    """Return the figures whose sum a fact is, those of each relation in turn, without those that have no place."""
    sums = [each for each in report.relations if each.kind == "sum" and fact.id in each.right]
    ids = dict.fromkeys(part for each in sums for part in each.left)
    return [part for part in report.terms(ids) if part.cell is not None]


def figure_lines(report: Report, fact: Fact, language: Language) -> Iterator[str]:
    """Yield the lines of a fact in Markdown: its address, id and value, then each relation on a line."""
    yield f"**{escaped(report.address(fact.id))}** = {value_of(fact, language)}  "
    yield f"`{fact.id}`"
    found = [each for each in report.outcomes if fact.id in each.relation.operands]
    if found:
        yield ""
    for outcome in found:
        yield f"- {_sides(report, outcome, language)} — {_state(report, outcome)[language]}"


def value_of(fact: Fact, language: Language) -> str:
    """Return a fact's value as Markdown: its number, its answer, or in words why it has none."""
    if fact.value is not None:
        return f"{format(fact.value, 'f')}{escaped(fact.unit)}"
    if fact.answer is None:
        state = _STATES.get(fact.state)
        return state[language] if state is not None else escaped(fact.raw)
    return escaped("、".join(fact.answer) if isinstance(fact.answer, tuple) else str(fact.answer))


def escaped(text: str, longest: int = _LONGEST) -> str:
    """Return a text from a report, a form or a pack as Markdown that shows it, on one line and not too long."""
    text = " ".join(text.split())
    return _SPECIAL.sub(r"\\\1", text if len(text) <= longest else f"{text[:longest]}…")


def _sides(report: Report, outcome: Outcome, language: Language) -> str:
    relation = outcome.relation
    names = _names(report, relation.operands)
    left = _side(report, relation.left, names, language)
    right = _side(report, relation.right, names, language)
    return f"{left} {_SIGNS[relation.kind]} {right}"


def _side(report: Report, ids: Sequence[str], names: dict[str, str], language: Language) -> str:
    facts = report.terms(ids)
    shown = [each for each in facts if each.value != 0] if len(facts) >= _FEWEST else facts
    shown = shown or facts[:1]
    text = " + ".join(f"{names[each.id]} {value_of(each, language)}" for each in shown)
    return text if len(shown) == len(facts) else f"{text} ({_OTHERS[language]})"


def _state(report: Report, outcome: Outcome) -> Message:
    if outcome.state == "unknown":
        names = _names(report, [fact.id for fact in outcome.unknown])
        return _UNKNOWN.format(names="、".join(names.values()))
    if outcome.state == "broken":
        return _BROKEN.format(difference=format(abs(outcome.difference), "f"))
    return _HOLDS


def _names(report: Report, ids: Sequence[str]) -> dict[str, str]:
    """Return what figures are called beside each other: by their columns in one row, by their rows in one column."""
    slots = {each: report.table_of(each).form.slots[each] for each in ids}
    rows = {id(row) for _, row, _ in slots.values()}
    columns = {column.id for _, _, column in slots.values()}
    if len(rows) == 1:
        names = {each: column.label for each, (_, _, column) in slots.items()}
    elif len(columns) == 1:
        names = {each: row.name for each, (_, row, _) in slots.items()}
    else:
        names = {each: report.address(each) for each in ids}
    if len(set(names.values())) < len(names):
        names = {each: report.address(each) for each in ids}
    return {each: escaped(name) for each, name in names.items()}
