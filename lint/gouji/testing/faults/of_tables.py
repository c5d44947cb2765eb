"""The faults of tables: for every rule on figures, rows, labels and forms one that can be planted in any sample."""

from __future__ import annotations

from gouji.forms.model import Form
from gouji.testing.faults import captions, cells, rows
from gouji.testing.faults.changes import value_of
from gouji.testing.faults.model import Fault, Faulted
from gouji.testing.sample import SampleReport

__all__ = ["OF_TABLES"]

_FEE = "proactive.fees.amount"
_DECISIONS = "proactive.penalties.decisions"
_GRANTED = "requests.granted.total"
_BULLETS = "the usual bullet may be any"


def _other_form(form: Form) -> Form:
    """An installed form that is not in force when *form* is."""
    from gouji.plugins.finder import load_plugins

    forms = load_plugins().forms
    return next(other for other in forms if other.family == form.family and other.id != form.id)


def _moved(sample: SampleReport) -> Faulted:
    source, target = "requests.new.natural_person", "requests.new.research"
    return cells.moved_between_columns(cells.with_requests(sample, 5), source, target, 2)


def _drifted(sample: SampleReport) -> Faulted:
    """The first label of a column, as the other form has it."""
    form = sample.form
    own, other = (each.table("proactive").rows[0].columns[0] for each in (form, _other_form(form)))
    return rows.label_of_form(sample, f"column.0.{own.id}", other.label)


OF_TABLES = (
    Fault(
        "total-consistency",
        "a total that is too high",
        lambda sample: cells.figure_off(sample, _GRANTED, int(value_of(sample, _GRANTED)) + 7),
    ),
    Fault("carried-over-count", "requests in the wrong column", _moved),
    Fault("blank-cell", "one blank", lambda sample: cells.blanked(sample, _DECISIONS)),
    Fault("placeholder-cell", "a stroke", lambda sample: cells.placeholder_printed(sample, _DECISIONS, "/")),
    Fault("cell-not-number", "some", lambda sample: cells.not_a_number(sample, _DECISIONS, "若干")),
    Fault("negative-count", "a minus", lambda sample: cells.below_zero(sample, _DECISIONS, 2)),
    Fault("decimal-count", "half a decision", lambda sample: cells.decimals_printed(sample, _DECISIONS, "2.5")),
    Fault("missing-row", "a result is left out", lambda sample: rows.row_dropped(sample, "requests", "partial")),
    Fault(
        "extra-row",
        "a row of one's own",
        lambda sample: rows.row_added(sample, "proactive", "normative_documents", "会议纪要"),
    ),
    Fault(
        "extra-row",
        "小计, which is harmless",
        lambda sample: rows.row_added(sample, "proactive", "normative_documents", "小计", "info"),
    ),
    Fault("row-order", "two rows swapped", lambda sample: rows.rows_swapped(sample, "proactive", "penalties")),
    Fault(
        "label-variant",
        "其它",
        lambda sample: rows.label_respelt(sample, "column.reconsideration.other", "其他", "其它", "其它结果"),
    ),
    Fault(
        "truncated-header",
        "half a label",
        lambda sample: rows.label_truncated(sample, "column.reconsideration.pending", "尚未"),
    ),
    Fault(
        "unreadable-table", "a row has a cell too many", lambda sample: rows.cell_split(sample, "requests", "partial")
    ),
    Fault(
        "mixed-bullets",
        "4． among 3. and 5.",
        lambda sample: rows.bullet_changed(sample, "row.requests.denied.third_party", "4．保护第三方合法权益"),
        plain=_BULLETS,
    ),
    Fault(
        "fee-magnitude",
        "an amount in 元",
        lambda sample: cells.amount_in_yuan(sample, _FEE, 1_863_540),
        forms=("2021",),
    ),
    Fault(
        "regulation-by-township",
        "two 规章 of a township",
        lambda sample: cells.regulations_made(sample, "柳汀镇人民政府", 2),
    ),
    Fault(
        "in-force-too-low",
        "fewer in force than made",
        lambda sample: cells.in_force_too_few(sample, 5, 3),
        forms=("2021",),
    ),
    Fault("leftover-caption", "a line of text", lambda sample: captions.caption_in_text(sample, "problems")),
    Fault("wrong-form", "the other form's tables", lambda sample: rows.form_replaced(sample, _other_form(sample.form))),
    Fault("form-drift", "the other form's label", _drifted),
)
"""One fault or more for each rule on tables."""
