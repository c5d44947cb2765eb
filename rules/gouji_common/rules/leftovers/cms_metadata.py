"""C104 cms-metadata: no lines of a publishing system stand in the report."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Edit, Finding, Fix, Message, Options, Report, Severity, When, line_span, rule
from gouji_common.page_lines import field_of

__all__ = ["cms_metadata"]

_FIELDS = Message("发布系统的信息混入报告：“{text}”", "a line of the publishing system: “{text}”")


@rule(
    code="C104",
    name="cms-metadata",
    kind="any",
    severity="warning",
    summary=Message("发布系统的信息行不应混入报告", "no lines of a publishing system stand in the report"),
    source="practice",
    since="0.1",
    fix="safe",
    messages=(_FIELDS,),
    when=When(words=(":", "：")),
)
def cms_metadata(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no lines of a publishing system stand in the report.

    ## What it does

    Reports lines that begin with a field of a publishing system: 来源：, 投稿：, 索引号：, 发布日期：, 访问量：. The
    date in such a line is still read as the date of publication. In HTML, where the page shows them,
    they are information.

    ## Why is this bad

    They belong to the page and not to the report.

    ## What is not reported

    - An address, a telephone number or a mailbox in the preface.
    - 来源 and 时间 within a sentence.

    ## Fix

    The line is removed (safe): it is part of no sentence.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    来源：县气象局 发布时间：2025-01-20
    一、总体情况
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    如有疑问，请与县气象局联系（地址：东风路1号；电话：0000-1234567）。
    一、总体情况
    ```
    """
    severity: Severity | None = "info" if report.document.loader == "html" else None
    for paragraph in report.paragraphs:
        text = paragraph.text
        field = field_of(text) if ":" in text or "：" in text else ""
        if field:
            yield Finding(
                _FIELDS.format(text=" ".join(text.split())),
                paragraph.span,
                actual=field,
                severity=severity,
                fix=Fix("safe", (Edit(line_span(report, paragraph), ""),)) if severity is None else None,
            )
