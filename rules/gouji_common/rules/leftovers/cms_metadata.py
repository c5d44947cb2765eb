"""C104 cms-metadata: no lines of a publishing system stand in the report."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Edit, Finding, Fix, Message, Options, Report, Severity, When, line_span, rule

__all__ = ["cms_metadata"]

_FIELDS = Message("发布系统的信息混入报告：“{text}”", "a line of the publishing system: “{text}”")
_LONGEST = 90
_FIELDS_OF_SYSTEMS = frozenset(
    (
        "投稿", "来源", "信息来源", "文章来源", "稿件来源", "作者", "责任编辑", "编辑", "审核", "索引号", "成文日期", "生成日期",
        "主题分类", "信息分类", "有效性",
        *(f"发布{what}" for what in ("时间", "日期", "机构", "单位", "人")),
        *(f"发文{what}" for what in ("字号", "机关", "日期")),
        *(f"公开{what}" for what in ("方式", "范围", "时限", "日期")),
        *(f"{what}{number}" for what in ("浏览", "点击", "阅读") for number in ("次数", "量", "数")),
    )
)  # fmt: skip


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

    Reports lines that begin with a field of a publishing system: 来源：, 投稿：, 索引号：, 发布日期：, 浏览次数：. The
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
        if len(text) > _LONGEST or not (":" in text or "：" in text) or "。" in text:
            continue
        field = text.replace("：", ":").partition(":")[0].strip().strip("【[】]").strip()
        if field in _FIELDS_OF_SYSTEMS:
            yield Finding(
                _FIELDS.format(text=" ".join(text.split())),
                paragraph.span,
                actual=field,
                severity=severity,
                fix=Fix("safe", (Edit(line_span(report, paragraph), ""),)) if severity is None else None,
            )
