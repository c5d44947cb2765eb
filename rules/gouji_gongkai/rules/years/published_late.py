"""Y105 published-late: the report was published after the day that the regulation sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
import re

from gouji.api import Finding, Message, Options, Report, When, rule
from gouji_gongkai.years.publication import publication
from gouji_gongkai.years.year_claims import claims, own_year

__all__ = ["published_late"]

_LATE = Message(
    "发布日期为 {day}，{body}的 {year} 年度报告应在 {deadline} 前发布",
    "published on {day}; a report of {year} by {body_en} is due by {deadline}",
)
_DEPARTMENT = Message("政府部门", "a department")
_GOVERNMENT = Message("人民政府", "a government")
_TOWNSHIP = r"(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|街道办|党政|党委)*(?:办公室)?$|街道办事处|街道办$"
_GOVERNMENTS = r"(?:政府(?:办公[室厅])?|[市县州省旗]|(?<![开园新景管示保理发范税])区)$"
_DEPARTMENTS = r"(?:局|厅|委|(?<!管理)(?<!村民)(?<!居民)委员会|部|署)$"
_NOTES = r"[（(][^（()）]{0,40}(?:[)）]|$)"


@rule(
    code="Y105",
    name="published-late",
    severity="warning",
    summary=Message("年度报告应按期发布", "the report is published in time"),
    source="政府信息公开条例第四十九条",
    since="0.1",
    messages=(_LATE,),
    when=When(words=("日期", "时间"), metadata=("published",)),
)
def published_late(report: Report, options: Options) -> Iterator[Finding]:
    """The report is published in time.

    ## What it does

    Compares the day of publication, where the page or a line such as 发布日期 tells it, with article 49:
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
    agency, year = report.agency, report.year.value
    due = _due(agency.value) if agency.sure and isinstance(agency.value, str) else None
    published = publication(report) if due and isinstance(year, int) else None
    if due is None or published is None or not isinstance(year, int):
        return
    body, month, last_day = due
    deadline = date(year + 1, month, last_day)
    if published.day <= deadline or own_year(report, claims(report)) not in (year, None):
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
    """What kind of body it is, and the month and day by which it publishes; None where no day is set."""
    name = _pattern(_NOTES).sub("", agency)
    if _pattern(_TOWNSHIP).search(name):
        return None
    if _pattern(_GOVERNMENTS).search(name):
        return _GOVERNMENT, 3, 31
    if _pattern(_DEPARTMENTS).search(name):
        return _DEPARTMENT, 1, 31
    return None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
