"""F109 label-variant: each label is spelt as in the form."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Edit, Finding, Fix, Message, Options, Report, When, rule

__all__ = ["label_variant"]

_VARIANT = Message("“{text}”应写作“{right}”", "“{text}” is spelt “{right}” in the form")
_SPELLINGS = (("其它", "其他"),)
"""Other spellings of words that stand in labels, and the form's."""


@rule(
    code="F109",
    name="label-variant",
    kind="any",
    severity="info",
    summary=Message("表格文字应与格式一致（如“其它”应为“其他”）", "a label is spelt as in the form (其他, not 其它)"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    fix="safe",
    messages=(_VARIANT,),
    when=When(words=tuple(wrong for wrong, _ in _SPELLINGS)),
)
def label_variant(report: Report, options: Options) -> Iterator[Finding]:
    """Check that each label is spelt as in the form.

    ## What it does

    Reports labels that are the form's but for another spelling of a word, from a closed list: 其它 for
    其他.

    ## Why is this bad

    Tables are searched and joined by their labels.

    ## What is not reported

    - Full-width or half-width punctuation, white space and line breaks within a label, notes in
      brackets: a whole file is often in one width.
    - Bullets: that is `mixed-bullets`.

    ## Fix

    The word is replaced by the form's (safe).

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
