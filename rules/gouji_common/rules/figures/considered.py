"""What the options of a rule on relations leave to be checked: tables, columns, and how a blank cell is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from gouji.api import Fact, Message, Option, Options, Outcome, Relation, Report, evolve

__all__ = ["BLANK", "COLUMNS", "TABLES", "considered", "judged"]

_ZERO = Decimal(0)

TABLES = Option(
    "tables",
    "array",
    (),
    Message("只核对这些表格；不写为全部", "check these tables alone; all where none is named"),
    of="table",
)
COLUMNS = Option(
    "columns",
    "array",
    (),
    Message(
        "在有这些栏目的表格中，只核对它们；不写为全部",
        "in tables that have some of these columns check them alone; all where none is named",
    ),
    of="column",
)
BLANK = Option(
    "blank",
    "string",
    "unknown",
    Message("空白单元格：不作数，或者按 0 计算", "a blank cell is unknown, or stands for 0"),
    ("unknown", "zero"),
)


def considered(report: Report, options: Options) -> Report:
    """Return a report as the options of a rule on relations have it read and checked.

    A blank is 0 where ``blank`` says so, and relations outside ``tables`` and ``columns`` are left out. An option that
    the rule does not have limits nothing.
    """
    values = options.values
    tables, columns = values.get("tables", ()), values.get("columns", ())
    if values.get("blank") == "zero":
        report = evolve(report, facts=_with_zeros(report))
    if not tables and not columns:
        return report
    chosen = [r for r in report.relations if _is_within(report, r, tables, columns)]
    return evolve(report, chosen=tuple(chosen))


def judged(report: Report, read: Report, rule: str = "") -> Mapping[str, Outcome | None]:
    """Return the outcomes of the relations that *rule* reports by their ids, as the report is *read* under its options.

    None stands for those that are left out.
    """
    found = {outcome.relation.id: outcome for outcome in read.outcomes}
    return {relation.id: found.get(relation.id) for relation in report.relations if relation.rule == rule}


def _with_zeros(report: Report) -> dict[str, Fact]:
    """Return the facts of a report by their ids, blank figures as 0; one whose cell was not found stays unknown."""
    return {
        key: evolve(fact, state="number", value=_ZERO)
        if fact.state == "blank" and report.column(key).is_figure
        else fact
        for key, fact in report.facts.items()
    }


def _is_within(report: Report, relation: Relation, tables: Collection[str], columns: Collection[str]) -> bool:
    """Return whether a relation has its total in one of some tables and no figure outside of some columns."""
    if tables and report.table_of(relation.total).id not in tables:
        return False
    return all(
        not _has_one_of(report, fact, columns) or report.column(fact).id in columns for fact in relation.operands
    )


def _has_one_of(report: Report, fact: str, columns: Collection[str]) -> bool:
    """Return whether the table of a fact has one of some columns."""
    return any(column.id in columns for row in report.table_of(fact).table.rows for column in row.columns)
