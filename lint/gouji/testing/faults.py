"""Faults: one thing made wrong in a sound report, and what a rule must say of it, and where."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from gouji.forms.model import FormTable
from gouji.testing.grids import grid_of
from gouji.testing.lines import Line
from gouji.testing.sample import SampleReport
from gouji.text.numbers import read_figure

__all__ = [
    "Expectation",
    "Faulted",
    "blanked",
    "caption_damaged",
    "caption_in_cell",
    "caption_in_text",
    "day_sign_lost",
    "figure_off",
    "heading_lost",
    "moved_between_columns",
    "not_a_number",
    "period_inverted",
    "period_of_part",
    "published_late",
    "row_dropped",
    "table_lost",
    "year_changed",
    "year_sign_lost",
]


@attrs.frozen
class Expectation:
    """A finding that must be made: its rule and severity, and where it must stand.

    ``place`` is a key of `Rendered.places` at which the finding begins, "" where the place is left
    to the rule. ``fact``, ``section`` and ``expected`` are the finding's, None where any will do.
    """

    rule: str
    place: str = ""
    severity: str = "error"
    fact: str | None = None
    section: str | None = None
    expected: str | None = None


@attrs.frozen(eq=False)
class Faulted:
    """A sample with one fault, and the findings that tell it."""

    sample: SampleReport
    expectations: tuple[Expectation, ...]


def figure_off(sample: SampleReport, fact: str, figure: int) -> Faulted:
    """One figure of a relation is wrong: told at its cell, or at the total if it stands in one relation only."""
    relations = sample.form.relations_of[fact]
    right = _value(sample, fact)
    if not relations or right == figure:
        message = f"{fact}: {'no relation has it' if not relations else f'it is {figure} already'}"
        raise ValueError(message)
    place, expected = fact, right
    if len(relations) == 1 and relations[0].total != fact:
        place = relations[0].total
        expected = _value(sample, place) + figure - right
    finding = Expectation("total-consistency", place, fact=place, expected=str(expected))
    return Faulted(sample.with_figures({fact: str(figure)}), (finding,))


def moved_between_columns(sample: SampleReport, source: str, target: str, count: int) -> Faulted:
    """Some requests of one row stand in the wrong column: two balances break, every total holds."""
    balances = [
        next(relation for relation in sample.form.relations_of[fact] if relation.kind == "balance")
        for fact in (source, target)
    ]
    left, reached = _value(sample, source) - count, _value(sample, target) + count
    if left < 0 or count < 1:
        message = f"{source}: {count} of {left + count} cannot be moved"
        raise ValueError(message)
    findings = [Expectation("carried-over-count", balance.total, fact=balance.total) for balance in balances]
    return Faulted(sample.with_figures({source: str(left), target: str(reached)}), tuple(findings))


def row_dropped(sample: SampleReport, table_id: str, row_id: str) -> Faulted:
    """A row is not there; told at the row that should follow it."""
    table = sample.form.table(table_id)
    ids = [row.id for row in table.rows]
    following = ids[ids.index(row_id) + 1 :]
    row = table.rows[ids.index(row_id)]
    finding = Expectation(
        "missing-row",
        f"row.{table_id}.{following[0]}" if following else "",
        section=table.section,
        expected=row.label,
    )
    left_out = sample.left_out | {f"{table_id}.{row_id}"}
    return Faulted(attrs.evolve(sample, left_out=left_out), (finding,))


def blanked(sample: SampleReport, fact: str) -> Faulted:
    """A cell for a figure is blank."""
    finding = Expectation("blank-cell", fact, "warning", fact=fact)
    return Faulted(sample.with_figures({fact: ""}), (finding,))


def not_a_number(sample: SampleReport, fact: str, text: str) -> Faulted:
    """A cell for a figure holds a text that is none, such as 若干 or O."""
    finding = Expectation("cell-not-number", fact, fact=fact)
    return Faulted(sample.with_figures({fact: text}), (finding,))


def heading_lost(sample: SampleReport, section: str) -> Faulted:
    """A section has no heading; told at its table, else where the next section begins."""
    later = [other.id for other in sample.form.sections]
    later = later[later.index(section) + 1 :]
    place = next((f"heading.{other}" for other in later if other in sample.headings), "")
    for table in _tables(sample, section):
        place = grid_of(sample, table.id).rows[0][0].key
    headings = {key: heading for key, heading in sample.headings.items() if key != section}
    finding = Expectation("missing-section", place, section=section)
    return Faulted(attrs.evolve(sample, headings=headings), (finding,))


def table_lost(sample: SampleReport, table_id: str) -> Faulted:
    """A section's heading is there and its table is not."""
    section = sample.form.table(table_id).section
    tables = tuple(table for table in sample.tables if table != table_id)
    finding = Expectation("missing-table", f"heading.{section}", section=section)
    return Faulted(attrs.evolve(sample, tables=tables), (finding,))


def caption_damaged(sample: SampleReport, text: str) -> Faulted:
    """What is left of the caption of 表三 in its own cell is *text*."""
    return Faulted(_labelled(sample, "caption", text), (_leftover("caption"),))


def caption_in_cell(sample: SampleReport, key: str, text: str) -> Faulted:
    """The caption has leaked into the cell of another label, which now reads *text*."""
    return Faulted(_labelled(sample, key, text), (_leftover(key),))


def caption_in_text(sample: SampleReport, section: str) -> Faulted:
    """The caption stands, as a line of its own, at the end of the text of a section."""
    caption = next(table.caption for table in sample.form.tables if table.caption)
    line = Line.of("{caption}", {"caption": caption}, marked={"caption": "leaked"})
    prose = {**sample.prose, section: (*sample.prose.get(section, ()), line)}
    return Faulted(attrs.evolve(sample, prose=prose), (_leftover("leaked"),))


def year_changed(sample: SampleReport, key: str, year: int) -> Faulted:
    """The year at a key (``title.year``, ``period.year``, ``statement.0``) is another's."""
    if key not in sample.keys:
        message = f"{key}: no line has it; there are {', '.join(sample.keys)}"
        raise ValueError(message)
    finding = Expectation("year-mismatch", key, expected=str(sample.year))
    return Faulted(sample.replace(key, str(year)), (finding,))


def period_inverted(sample: SampleReport) -> Faulted:
    """The preface gives, as 统计期限, 31 December to 1 January."""
    return _with_period(sample, f"{sample.year}年12月31日至{sample.year}年1月1日", "error")


def period_of_part(sample: SampleReport, month: int) -> Faulted:
    """The preface gives, as 统计期限, 1 January to the first of a month."""
    return _with_period(sample, f"{sample.year}年1月1日至{sample.year}年{month}月1日", "warning")


def day_sign_lost(sample: SampleReport, month: int, day: int) -> Faulted:
    """A day has lost its 日 (12月31止)."""
    line = Line.of("以上事项截至{day}止已全部公开。", {"day": f"{sample.year}年{month}月{day}"}, marked={"day": "date"})
    return Faulted(_added(sample, line), (Expectation("date-malformed", "date", "warning"),))


def year_sign_lost(sample: SampleReport) -> Faulted:
    """A year has lost its 年 (2024政务公开)."""
    line = Line.of("年初制定{year}政务公开培训安排。", {"year": str(sample.year)}, marked={"year": "bare.year"})
    finding = Expectation("year-char-missing", "bare.year", "info", expected=f"{sample.year}年")
    return Faulted(_added(sample, line), (finding,))


def published_late(sample: SampleReport, month: int, day: int) -> Faulted:
    """A line under the title says that the report was published on a day of the next year that is too late."""
    published = f"{sample.year + 1}-{month:02}-{day:02}"
    line = Line.of("公布时间：{day}", {"day": published}, marked={"day": "published"})
    finding = Expectation("published-late", "published", "warning")
    return Faulted(attrs.evolve(sample, preface=(line, *sample.preface)), (finding,))


def _with_period(sample: SampleReport, period: str, severity: str) -> Faulted:
    line = Line.of("本报告所列数据的统计期限为{period}。", {"period": period}, marked={"period": "period"})
    preface = (*(line for line in sample.preface if not {"period.year", "period.end_year"} & set(line.keys)), line)
    finding = Expectation("period-invalid", "period", severity)
    return Faulted(attrs.evolve(sample, preface=preface), (finding,))


def _added(sample: SampleReport, line: Line) -> SampleReport:
    """The sample with one more line at the end of section one."""
    return attrs.evolve(sample, prose={**sample.prose, "overview": (*sample.prose.get("overview", ()), line)})


def _value(sample: SampleReport, fact: str) -> Decimal:
    value = read_figure(sample.figures[fact]).value
    if value is None:
        message = f"{fact}: {sample.figures[fact]!r} is no figure"
        raise ValueError(message)
    return value


def _tables(sample: SampleReport, section: str) -> Iterable[FormTable]:
    return (table for table in sample.form.tables if table.section == section and table.id in sample.tables)


def _labelled(sample: SampleReport, key: str, text: str) -> SampleReport:
    return attrs.evolve(sample, labels={**sample.labels, key: text})


def _leftover(place: str) -> Expectation:
    return Expectation("leftover-caption", place, "warning")
