"""F109 label-variant: each label is spelt as in the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from gouji.api import BoundTable, Edit, Finding, Fix, Message, Misnaming, Options, Related, Report, When, rule

__all__ = ["label_variant"]

_VARIANT = Message("“{text}”应写作“{right}”", "“{text}” is spelt “{right}” in the form")
_MISSPELT = Message("“{text}”应为“{right}”", "“{text}” should be “{right}”")
_ALIKE = Message("“{text}”与格式不同，格式为“{right}”", "“{text}” is worded otherwise in the form: “{right}”")
_ANOTHER = Message("此处按格式应为“{right}”，写成了“{text}”", "the form has “{right}” here, not “{text}”")
_SWAPPED = Message("“{text}”与“{right}”互换了位置", "“{text}” and “{right}” have changed places")
_ORDER = Message("表头的次序与格式不同，应为{right}", "the header is not in the form's order, which is {right}")
_UNIT = Message("“{text}”的单位与格式不同，应为“{right}”", "“{text}” has another unit than the form: “{right}”")
_BLANK = Message("这一行没有名称，按格式应为“{right}”", "this row has no label; the form has “{right}” here")
_MESSAGES: Mapping[Misnaming, Message] = {
    "misspelt": _MISSPELT,
    "alike": _ALIKE,
    "another": _ANOTHER,
    "swapped": _SWAPPED,
    "order": _ORDER,
    "unit": _UNIT,
    "blank": _BLANK,
}
_OTHER = Message("另一处", "the other one")
_OF_ORDER = ("another", "swapped", "order")
_LONGEST_SHOWN = 60
_SPELLINGS = (("其它", "其他"),)
"""Other spellings of words that stand in labels, and the form's."""


@rule(
    code="F109",
    name="label-variant",
    kind="any",
    severity="info",
    summary=Message("表格的行名、表头应与格式一致，各在其位", "labels are the form's, each in its place"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    fix="safe",
    messages=(_VARIANT, *_MESSAGES.values(), _OTHER),
    when=When(words=tuple(wrong for wrong, _ in _SPELLINGS), signs=("names",)),
)
def label_variant(report: Report, options: Options) -> Iterator[Finding]:
    """Check that labels are the form's, each in its place.

    ## What it does

    Compares the labels of rows, columns, groups and blocks with the form's, each by its place, and reports

    - as a warning a misspelling (本年新收政府信息公开中请数量), a label of another place (第二十条第（二）项, or one column
      twice), two that have changed places (结果纠正 before 结果维持), another unit (元 for 万元), and a row without a label;
    - as information where two characters are not the form's, which may be other words for the same;
    - as information another spelling of a word, from a closed list: 其它 for 其他.

    The figures are read in the order of the form.

    ## Why is this bad

    A figure counts what its labels say. Where two columns have changed places it is uncertain whether the figures have, too.
    Tables are searched and joined by their labels.

    ## What is not reported

    - Full-width or half-width punctuation, white space and line breaks within a label, notes in
      brackets, another style of ordinals: a whole file is often in one width.
    - Words left out or added (本年度新收, 申请数), other words for the same (合计 for 总计, 法人和其他组织).
    - The order of columns where the text itself is out of order, as that of a PDF often is.
    - Bullets: that is `mixed-bullets`; a label cut short: `truncated-header`; another form's: `form-drift`; rows
      that have changed places: `row-order`.

    ## Fix

    A word of the closed list is replaced by the form's (safe). What else is told has no fix: the figures may be wrong instead.

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    （六）其他处理 | 3.其它 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | |
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    （六）其他处理 | 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | |
    ```
    """
    for bound in report.tables.values():
        yield from _misnamed(bound)
        for cell, label in bound.labels:
            for wrong, right in _SPELLINGS:
                at = cell.text.find(wrong)
                if label is not None and at >= 0:
                    span = cell.source_span(at, at + len(wrong))
                    text = " ".join(cell.text.split())
                    yield Finding(
                        _VARIANT.format(text=text, right=text.replace(wrong, right)),
                        span,
                        section=bound.table.section,
                        expected=right,
                        actual=wrong,
                        fix=Fix("safe", (Edit(span, right),)),
                    )


def _misnamed(bound: BoundTable) -> Iterator[Finding]:
    """Yield a finding for each label that is not that of its place; of an order only where the text is in order."""
    cells = [cell for cell, _ in bound.labels]
    is_in_order = all(before.end <= after.start for before, after in pairwise(cells))
    for each in bound.misnamed:
        if each.how in _OF_ORDER and not is_in_order:
            continue
        cell = bound.rows[each.at].cells[0] if each.how == "blank" else cells[each.at]
        text = " ".join(cell.text.split())
        yield Finding(
            _MESSAGES[each.how].format(text=text[:_LONGEST_SHOWN], right=each.right),
            cell.span,
            section=bound.table.section,
            expected=each.right,
            actual=None if each.how == "blank" else text,
            related=() if each.other is None else (Related(cells[each.other].span, _OTHER),),
            severity="info" if each.how == "alike" else "warning",
        )
