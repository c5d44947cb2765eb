"""The faults of tables: for every rule on figures, rows, labels and forms one that can be planted in any sample."""

from __future__ import annotations

from gouji.testing import Fault, Faulted, SampleReport
from gouji.testing.changes import value_of
import gouji_common.testing as common
from gouji_gongkai.testing.faults import captions, cells, forms

__all__ = ["OF_TABLES"]

_FEE = "proactive.fees.amount"
_DECISIONS = "proactive.penalties.decisions"
_GRANTED = "requests.granted.total"
_NEW = "一、本年新收政府信息公开申请数量"
_BULLETS = "the usual bullet may be any"


def _moved(sample: SampleReport) -> Faulted:
    source, target = "requests.new.natural_person", "requests.new.research"
    return cells.moved_between_columns(cells.with_requests(sample, 5), source, target, 2)


def _columns_swapped(sample: SampleReport) -> Faulted:
    swapped = {"column.welfare": "法律服务机构", "column.legal_service": "社会公益组织"}
    return common.label_misprinted(sample, swapped, "社会公益组织")


OF_TABLES = (
    Fault(
        "total-consistency",
        "a total that is too high",
        lambda sample: common.figure_off(sample, _GRANTED, int(value_of(sample, _GRANTED)) + 7),
    ),
    Fault("total-consistency", "three figures of a row, which break four relations", cells.received_out_of_nothing),
    Fault("carried-over-count", "requests in the wrong column", _moved),
    Fault("blank-cell", "one blank", lambda sample: common.blanked(sample, _DECISIONS)),
    Fault("placeholder-cell", "a stroke", lambda sample: common.placeholder_printed(sample, _DECISIONS, "/")),
    Fault("cell-not-number", "some", lambda sample: common.not_a_number(sample, _DECISIONS, "若干")),
    Fault("negative-count", "a minus", lambda sample: common.below_zero(sample, _DECISIONS, 2)),
    Fault("decimal-count", "half a decision", lambda sample: common.decimals_printed(sample, _DECISIONS, "2.5")),
    Fault("missing-row", "a result is left out", lambda sample: common.row_dropped(sample, "requests", "partial")),
    Fault(
        "extra-row",
        "a row of one's own",
        lambda sample: common.row_added(sample, "proactive", "normative_documents", "会议纪要"),
    ),
    Fault(
        "extra-row",
        "小计, which is harmless",
        lambda sample: common.row_added(sample, "proactive", "normative_documents", "小计", "info"),
    ),
    Fault("row-order", "two rows swapped", lambda sample: common.rows_swapped(sample, "proactive", "penalties")),
    Fault(
        "label-variant",
        "其它",
        lambda sample: common.label_respelt(sample, "column.reconsideration.other", "其他", "其它", "其它结果"),
    ),
    Fault(
        "label-variant",
        "one character of a row",
        lambda sample: common.label_misprinted(sample, {"row.requests.new": _NEW.replace("申", "中")}, _NEW),
    ),
    Fault(
        "label-variant",
        "the head of another block",
        lambda sample: common.label_misprinted(sample, {"block.1": "第二十条第（二）项"}, "第二十条第（五）项"),
    ),
    Fault("label-variant", "two columns have changed places", _columns_swapped),
    Fault(
        "label-variant",
        "a column twice",
        lambda sample: common.label_misprinted(sample, {"column.enterprise": "科研机构"}, "商业企业"),
        not_in={"markdown": "a label that the next cell repeats is taken as one merged cell"},
    ),
    Fault(
        "truncated-header",
        "half a label",
        lambda sample: common.label_truncated(sample, "column.reconsideration.pending", "尚未"),
    ),
    Fault(
        "unreadable-table", "a row has a cell too many", lambda sample: common.cell_split(sample, "requests", "partial")
    ),
    Fault(
        "mixed-bullets",
        "4． among 3. and 5.",
        lambda sample: common.bullet_changed(sample, "row.requests.denied.third_party", "4．保护第三方合法权益"),
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
    Fault("wrong-form", "the other form's tables", forms.form_replaced),
    Fault("form-drift", "the other form's label", forms.form_drifted),
)
"""One fault or more for each rule on tables."""
