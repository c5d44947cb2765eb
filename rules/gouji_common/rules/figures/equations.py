"""Broken relations as people write them: both sides with the names and figures of their terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gouji.api import Message, Outcome, Report
from gouji_common.rules.figures.naming import name_of, short_name_of

__all__ = ["equation_of", "sum_of"]

_MOST_TERMS = 8
_FEW = 2
"""So many terms are added up at a glance, and are shown even where they are 0."""
_SIGNS = {"at-most": ">", "at-least": "<"}
_ALL_ZERO = Message("各项均为 0", "all its parts are 0")


def equation_of(report: Report, outcome: Outcome) -> Message:
    """Write a broken relation such as ``新收 7＋上年结转 0 ≠ 办理总计 5＋结转下年度 1``, below what its figures share."""
    relation = outcome.relation
    shared, names = _names(report, relation.operands)
    split = len(relation.left)
    left = _side(report, relation.left, names[:split], outcome.left)
    right = _side(report, relation.right, names[split:], outcome.right)
    written = f"{left} {_SIGNS.get(relation.kind, '≠')} {right}"
    return Message(f"{shared}：{written}", f"{shared}: {written}") if shared else Message(written, written)


def sum_of(report: Report, outcome: Outcome, fact_id: str) -> Message:
    """Write the sum that a cell should be by a relation: ``767+35+2+1`` of the cells of its row, else with their names.

    A part that is alone above 0 has its name too: ``商业企业 6``. Terms on the cell's own side are subtracted:
    ``新收 21＋上年结转 2－结转下年度 2``. Of many terms the first ones are shown.
    """
    relation = outcome.relation
    own, other = (relation.left, relation.right) if fact_id in relation.left else (relation.right, relation.left)
    rows = {id(report.table_of(fact).form.slots[fact][1]) for fact in relation.operands}
    parts = sum(1 for fact in report.terms(other) if fact.value)
    is_named = len(rows) > 1 or parts <= 1
    names = dict(zip(relation.operands, _names(report, relation.operands)[1], strict=True)) if is_named else {}
    plus, minus = ("＋", "－") if names else ("+", "−")
    added = _terms(report, other, names)
    subtracted = _terms(report, [fact for fact in own if fact != fact_id], names)
    if not added and not subtracted:
        return _ALL_ZERO
    written = minus.join([plus.join(added) or "0", *subtracted])
    return Message(written, written)


def _terms(report: Report, facts: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Write figures with their names, if they have any; of named ones that are few those that are 0 too."""
    few = bool(names) and len(facts) <= _FEW
    terms = [f"{names.get(fact.id, '')} {fact.value or 0}".strip() for fact in report.terms(facts) if fact.value or few]
    return terms if len(terms) <= _MOST_TERMS else [*terms[: _MOST_TERMS - 1], "…"]


def _side(report: Report, facts: Sequence[str], names: Sequence[str], value: Decimal | None) -> str:
    """Write the terms of one side; of more than two those that are not 0, with their sum."""
    terms = [(name, fact.value) for name, fact in zip(names, report.terms(facts), strict=True)]
    shown = terms if len(terms) <= _FEW else [(name, figure) for name, figure in terms if figure]
    written = [f"{name} {figure or 0}" for name, figure in shown[:_MOST_TERMS]]
    if not written:
        return f"{names[0]}…{names[-1]} 0"
    more = ["…"] if len(shown) > _MOST_TERMS else []
    return "＋".join([*written, *more]) + (f"＝{value}" if len(shown) > _FEW else "")


def _names(report: Report, facts: Sequence[str]) -> tuple[str, list[str]]:
    """Return what the cells of some facts share, and for each cell what tells it apart from the others.

    The column of totals is not named where all stand in it.
    """
    slots = [report.table_of(fact).form.slots[fact] for fact in facts]
    tables, rows, columns = ({id(slot[part]) for slot in slots} for part in range(3))
    table, row, column = slots[0]
    if len(tables) > 1 or table.shape == "list":
        return "", [name_of(report, fact) for fact in facts]
    if len(rows) == 1:
        groups = {slot[2].group for slot in slots}
        shared = " · ".join(each for each in (row.name, *(groups if len(groups) == 1 else ())) if each)
        return shared, [slot[2].label if len(groups) == 1 else f"{slot[2].group}{slot[2].label}" for slot in slots]
    if len(columns) == 1:
        is_total = column.id.rsplit(".", 1)[-1] == "total"
        return "" if is_total else f"{column.group}{column.label}", [slot[1].name for slot in slots]
    return "", [short_name_of(report, fact) for fact in facts]
