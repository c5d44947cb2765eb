"""Y105 published-late: the report was published after the day that the regulation sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gouji.api import Finding, Message, Options, Report, rule
from gouji_gongkai.bodies import BodyType, type_of
from gouji_gongkai.years.publication import publication

__all__ = ["published_late"]

_LATE = Message(
    "发布日期为 {day}，{body}的 {year} 年度报告应在 {deadline} 前发布",
    "published on {day}; a report of {year} by {body_en} is due by {deadline}",
)
_DEPARTMENT = Message("政府部门", "a department")
_GOVERNMENT = Message("人民政府", "a government")
_DUE: Mapping[BodyType, tuple[Message, int, int]] = {
    "government": (_GOVERNMENT, 3, 31),
    "department": (_DEPARTMENT, 1, 31),
}
"""The month and day by which each type of body publishes; article 49 sets none for townships."""


@rule(
    code="Y105",
    name="published-late",
    kind="gongkai",
    severity="warning",
    summary=Message("年度报告应按期发布", "the report is published in time"),
    source="政府信息公开条例第四十九条",
    since="0.1",
    messages=(_LATE,),
)
def published_late(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report is published in time.

    ## What it does

    Compares the day of publication, where the page or a line such as 发布日期 gives it, with article 49:
    a department publishes by 31 January of the next year, a government by 31 March. More than a year
    late is information: pages get a new date when they are moved.

    ## Why is this bad

    The day is set by the regulation, and is looked at in assessments.

    ## What is not reported

    - Townships and subdistricts, which article 49 does not name, and bodies that are neither a
      department nor a government.
    - A report whose agency, year or day of publication is not known. The day at the end of the text is
      that of writing.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    发布日期：2025年2月20日
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    发布日期：2025年1月31日
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```
    """
    agency, year = report.subject, report.period.value
    due = _due(agency.value) if agency.sure and isinstance(agency.value, str) else None
    published = publication(report) if due and isinstance(year, int) else None
    if due is None or published is None or not isinstance(year, int):
        return
    body, month, last_day = due
    deadline = date(year + 1, month, last_day)
    if published.day <= deadline:
        return
    yield Finding(
        _LATE.format(
            day=published.day.isoformat(), body=body.zh, body_en=body.en, year=year, deadline=deadline.isoformat()
        ),
        published.span or report.title.span,
        expected=deadline.isoformat(),
        actual=published.day.isoformat(),
        severity="info" if published.day.year > year + 1 else None,
    )


def _due(agency: str) -> tuple[Message, int, int] | None:
    """Return the kind of body and the month and day by which it must publish; None where no day is set.

    Article 49 of the regulation (政府信息公开条例) sets 31 January for departments and 31 March for governments.
    """
    return _DUE.get(type_of(agency) or "township")
