"""Strategies for faults: where in a sound report each kind of fault is planted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
import re

from hypothesis import strategies as st

from gouji.api import fold, is_ideograph, read_figure, strip_notes, strip_ordinal
from gouji.testing import Faulted, SampleReport
from gouji.testing.changes import of_subject
from gouji_common.testing import label_misprinted
from gouji_common.testing.drawn import any_blank, any_figure_off, any_half_counted, any_row_dropped, no_number_anywhere
from gouji_gongkai.testing import faults
from gouji_gongkai.testing.strategies.narrative import NARRATIVE_FAULTS

__all__ = ["FAULTS", "TEXT_FAULTS", "faulted"]

_TOLD_AS_INFORMATION = ("exact-called-about",)
_OTHER_BLOCKS = ("（二）", "（七）", "（十）")
_IN_NO_LABEL = "犇淼鑫"
_SHORTEST_LABEL = 3
_MOVABLE = ("new", "carried_in", "carried_out")


def faulted(sample: SampleReport, kind: str) -> st.SearchStrategy[Faulted]:
    """Draw *sample* with a fault of a kind of `FAULTS` or `TEXT_FAULTS`.

    Faults of years want a sample that is dated, faults of figures one that cites none.
    """
    return (FAULTS.get(kind) or TEXT_FAULTS[kind])(sample)


@st.composite
def _columns_offset(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    sample, movable = _with_requests(sample)
    source = draw(st.sampled_from(sorted(movable)))
    row = next(row for row in sample.form.table("requests").rows if source in row.facts)
    target = draw(st.sampled_from([fact for fact in row.facts[:-1] if fact != source]))
    return faults.moved_between_columns(sample, source, target, draw(st.integers(1, int(movable[source]))))


def _with_requests(sample: SampleReport) -> tuple[SampleReport, dict[str, Decimal]]:
    """Return the sample and its figures that can be moved; with one request where there was none."""
    if not _movable(sample):
        sample = faults.with_requests(sample, 1)
    return sample, _movable(sample)


def _movable(sample: SampleReport) -> dict[str, Decimal]:
    rows = [row for row in sample.form.table("requests").rows if row.id in _MOVABLE]
    values = {fact: read_figure(sample.figures[fact]).value for row in rows for fact in row.facts[:-1]}
    return {fact: value for fact, value in values.items() if value}


def _heading_lost(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.sampled_from(sorted(sample.headings)).map(lambda section: faults.heading_lost(sample, section))


def _table_lost(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.sampled_from(sample.tables).map(lambda table: faults.table_lost(sample, table))


def _caption_damaged(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    """Draw a caption without its beginning, its end or a piece amid it; its words can still be recognised."""
    caption = _caption(sample)
    damaged = (caption[2:], caption[:-1].replace("第一项", ""), caption.replace("等于", "为"), caption[12:])
    return st.sampled_from(damaged).map(lambda text: faults.caption_damaged(sample, text))


def _caption_in_cell(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    caption = _caption(sample)
    rows = sample.form.table("requests").rows
    keys = {f"row.requests.{row.id}": row.label + caption for row in rows if row.label} | {"column.applicants": caption}
    return st.sampled_from(sorted(keys)).map(lambda key: faults.caption_in_cell(sample, key, keys[key]))


def _caption_in_text(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    sections = [section for section in sample.prose if section != sample.form.table("requests").section]
    return st.sampled_from(sections).map(lambda section: faults.caption_in_text(sample, section))


def _caption(sample: SampleReport) -> str:
    return next(table.caption for table in sample.form.tables if table.caption)


def _year(prefix: str) -> Callable[[SampleReport], st.SearchStrategy[Faulted]]:
    """Return a strategy for another year in which the form is in force, so that nothing else becomes wrong."""

    @st.composite
    def changed(draw: st.DrawFn, sample: SampleReport) -> Faulted:
        key = draw(st.sampled_from([key for key in sample.keys if key.startswith(prefix)]))
        years = [sample.period + distance for distance in (-1, 1, -2, 3)]
        return faults.year_changed(sample, key, draw(st.sampled_from([y for y in years if sample.form.in_force(y)])))

    return changed


def _period_inverted(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.builds(faults.period_inverted, st.just(sample))


def _period_of_part(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.integers(2, 12).map(lambda month: faults.period_of_part(sample, month))


def _day_sign_lost(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    months, days = st.integers(1, 12), st.integers(1, 28)
    return st.builds(lambda month, day: faults.day_sign_lost(sample, month, day), months, days)


def _year_sign_lost(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.builds(faults.year_sign_lost, st.just(sample))


@st.composite
def _published_late(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    """Draw a day of publication from April on: too late for every body with a set day.

    A body without one is replaced.
    """
    if not sample.subject.endswith(("局", "县人民政府", "市人民政府")):
        sample = of_subject(sample, "云麓县水务局")
    return faults.published_late(sample, draw(st.integers(4, 12)), draw(st.integers(1, 28)))


@st.composite
def _label_misspelt(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    """Draw a label of three characters and more, and put another one in the place of one of them."""
    labels = _labels(sample)
    key = draw(st.sampled_from(sorted(labels)))
    label = labels[key]
    if key.startswith("block."):  # another block's is still known as a head, whatever else stands on its line
        return label_misprinted(sample, {key: re.sub("（.）", draw(st.sampled_from(_OTHER_BLOCKS)), label)}, label)
    begin = len(label) - len(strip_ordinal(label))
    places = [at for at in range(begin, len(strip_notes(label))) if is_ideograph(label[at])]
    at = draw(st.sampled_from(places))
    return label_misprinted(sample, {key: f"{label[:at]}{draw(st.sampled_from(_IN_NO_LABEL))}{label[at + 1 :]}"}, label)


def _labels(sample: SampleReport) -> Mapping[str, str]:
    """Return the labels by their keys, without the first one of each table, by which it is found, and short ones."""
    tables = {table.id: table for table in sample.form.tables}
    columns = {f"column.{column.id}": column.label for row in tables["requests"].rows[:1] for column in row.columns}
    columns |= {f"column.{column.id}": column.label for column in tables["litigation"].rows[0].columns}
    rows = {f"row.{table.id}.{row.id}": row.label for table in tables.values() for row in table.rows}
    groups = {f"group.{key}": label for key, label in tables["requests"].groups.items()}
    blocks = {f"block.{number}": label for number, label in enumerate(tables["proactive"].anchors) if number}
    labels = {**columns, **rows, **groups, **blocks}
    return {key: label for key, label in labels.items() if len(fold(strip_ordinal(label))) >= _SHORTEST_LABEL}


@st.composite
def _columns_swapped(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    """Draw two columns of the table of requests that stand in one row, and print each label in the other's place."""
    columns = sample.form.table("requests").rows[0].columns[1:-1]
    two = draw(st.lists(st.sampled_from(range(len(columns))), min_size=2, max_size=2, unique=True).map(sorted))
    first, last = (columns[at] for at in two)
    swapped = {f"column.{first.id}": last.label, f"column.{last.id}": first.label}
    return label_misprinted(sample, swapped, first.label)


FAULTS: Mapping[str, Callable[[SampleReport], st.SearchStrategy[Faulted]]] = {
    "blank": any_blank,
    "caption-damaged": _caption_damaged,
    "caption-in-cell": _caption_in_cell,
    "caption-in-text": _caption_in_text,
    "columns-offset": _columns_offset,
    "columns-swapped": _columns_swapped,
    "day-sign-lost": _day_sign_lost,
    "figure-off": any_figure_off,
    "half-counted": any_half_counted,
    "heading-lost": _heading_lost,
    "label-misspelt": _label_misspelt,
    "no-number": no_number_anywhere,
    "period-inverted": _period_inverted,
    "period-of-part": _period_of_part,
    "period-year": _year("period."),
    "row-dropped": any_row_dropped,
    "statement-year": _year("statement."),
    "table-lost": _table_lost,
    "title-year": _year("title."),
    **{kind: draw for kind, draw in NARRATIVE_FAULTS.items() if kind not in _TOLD_AS_INFORMATION},
}
"""Each kind of fault, and how one is drawn for a sample."""

TEXT_FAULTS: Mapping[str, Callable[[SampleReport], st.SearchStrategy[Faulted]]] = {
    **{kind: NARRATIVE_FAULTS[kind] for kind in _TOLD_AS_INFORMATION},
    "published-late": _published_late,
    "year-sign-lost": _year_sign_lost,
}
"""Faults for plain text: reported as information, or of the day of publication, which pages give in their own way."""
