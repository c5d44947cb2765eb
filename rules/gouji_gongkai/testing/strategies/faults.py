"""Strategies for faults: where in a sound report each kind of fault is planted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from hypothesis import strategies as st

from gouji.api import read_figure
from gouji.testing import Faulted, SampleReport
from gouji.testing.changes import of_subject
from gouji_common.testing.drawn import any_blank, any_figure_off, any_row_dropped, no_number_anywhere
from gouji_gongkai.testing import faults
from gouji_gongkai.testing.strategies.narrative import NARRATIVE_FAULTS

__all__ = ["FAULTS", "TEXT_FAULTS", "faulted"]

_TOLD_AS_INFORMATION = ("exact-called-about",)
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


FAULTS: Mapping[str, Callable[[SampleReport], st.SearchStrategy[Faulted]]] = {
    "blank": any_blank,
    "caption-damaged": _caption_damaged,
    "caption-in-cell": _caption_in_cell,
    "caption-in-text": _caption_in_text,
    "columns-offset": _columns_offset,
    "day-sign-lost": _day_sign_lost,
    "figure-off": any_figure_off,
    "heading-lost": _heading_lost,
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
