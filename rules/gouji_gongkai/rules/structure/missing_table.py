"""S114 missing-table: each section that prescribes a table has it."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Picture, Report, When, rule
from gouji_gongkai.rules.structure.headings import is_outdated

__all__ = ["missing_table"]

_MISSING = Message("“{heading}”下没有{table}", "{table} is missing under “{heading}”")
_PICTURE = Message(
    "“{heading}”下的{table}似乎是图片：图片中的数字无法检查，也无法检索",
    "{table} under “{heading}” seems to be a picture: its figures can be neither checked nor searched",
)


@rule(
    code="S114",
    name="missing-table",
    kind="gongkai",
    severity="error",
    summary=Message("第二、三、四部分应有规定的表格", "sections two, three and four have their prescribed tables"),
    source="国办公开办函〔2021〕30号、〔2019〕60号：该部分以表格形式报告",
    since="0.1",
    messages=(_MISSING, _PICTURE),
    when=When(signs=("tables",)),
)
def missing_table(report: Report, options: Options) -> Iterator[Finding]:
    """Check that each section that prescribes a table has it.

    ## What it does

    Looks for the table of section two, three and four anywhere in the report. Where a picture stands
    in its place, the finding is a warning.

    ## Why is this bad

    These sections are reported as tables; without them there is no figure to rely on.

    ## What is not reported

    - A section whose heading is missing too: that is one finding of `missing-section`.
    - A table that is there and could not be read: that is `unreadable-table`.
    - A table that would stand after the place where the text breaks off (see `text-breaks-off`).

    ## Example

    ```text bad
    四、政府信息公开行政复议、行政诉讼情况
    本年度没有行政复议和行政诉讼。
    五、存在的主要问题及改进情况
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | |||||
    0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    五、存在的主要问题及改进情况
    ```
    """
    if is_outdated(report):
        return
    for bound in report.tables.values():
        heading = report.sections[bound.table.section].heading
        if (
            heading is None
            or (not report.sections[bound.table.section].whole and bound.outcome != "picture")
            or bound.outcome not in ("absent", "picture")
        ):
            continue
        under = report.sections[bound.table.section].blocks
        picture = next((block for block in under if isinstance(block, Picture)), None)
        message = _MISSING if picture is None else _PICTURE
        yield Finding(
            message.format(heading=heading.text, table=bound.table.title),
            heading.span if picture is None else picture.span,
            section=bound.table.section,
            severity=None if picture is None else "warning",
        )
