"""V101 wrong-form: the tables of a form that is not in force for the report's year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import BoundTable, Finding, Message, Options, Report, When, rule

__all__ = ["wrong_form"]

_WRONG = Message(
    "{year}年的报告用了{form}的表格（{source}），该格式不适用于本年度",
    "a report of {year} with the tables of {form} ({source}), which is not in force for that year",
)


@rule(
    code="V101",
    name="wrong-form",
    kind="gongkai",
    severity="error",
    summary=Message("表格应采用报告年度适用的格式", "the tables are those of the form in force that year"),
    source="国办公开办函〔2021〕30号：2021年度起适用；〔2019〕60号：2019、2020年度",
    since="0.1",
    messages=(_WRONG,),
    when=When(signs=("forms",)),
)
def wrong_form(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the tables are those of the form in force for the report's year.

    ## What it does

    Determines each table's form by its labels. Where all tables whose labels show a form are of one that is
    not in force for the report's year, that is one finding, at the first of them.

    ## Why is this bad

    The forms of 2019 and 2021 count different things. Figures in the wrong form cannot be summed up.

    ## What is not reported

    - One table of another form among others that are right: that is `form-drift`.
    - A report whose year is not known. Where the title's year is contradicted by the rest, the rest counts:
      that is `year-mismatch`.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
    规章 | 0 | 0 | 0 |
    规范性文件 | 0 | 0 | 0 |
    ```

    ```text good
    白杨镇人民政府2020年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
    规章 | 0 | 0 | 0 |
    规范性文件 | 0 | 0 | 0 |
    ```
    """
    told = [bound for bound in report.tables.values() if bound.present and bound.sure]
    year = report.period.value
    if not told or not isinstance(year, int) or _fits(told, year):
        return
    first: BoundTable = told[0]
    yield Finding(
        _WRONG.format(year=year, form=first.form.title, source=first.form.source),
        first.cells[0].span,
        section=first.table.section,
        actual=first.form.id,
    )


def _fits(told: list[BoundTable], year: int) -> bool:
    """Return whether one of the tables has a form in force for the year."""
    return any(bound.form.in_force(year) for bound in told)
