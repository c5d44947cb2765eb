"""Y105 published-late: the report was published after the day that the regulation sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gouji.api import Finding, Message, Option, Options, Report, When, option_group, rule
from gouji_gongkai.bodies import BodyType, type_of
from gouji_gongkai.years.publication import DAYS, publication

__all__ = ["published_late"]

_LATE = Message(
    "发布日期为 {day}，{body}的{year}年度报告应在 {deadline} 前发布",
    "published on {day}; a report of {year} by {body_en} is due by {deadline}",
)
_BODIES: Mapping[BodyType, Message] = {
    "government": Message("人民政府", "a government"),
    "department": Message("政府部门", "a department"),
    "township": Message("乡镇、街道", "a township"),
}
_DAY = r"0[1-9]-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9])-(?:29|30)|0[13578]-31"
"""A day of the months before October, which every year has."""

_BY = option_group(
    "by",
    Message("各类机关最迟在次年几月几日发布", "the day of the next year by which each type of body publishes"),
    *(
        Option(name, "string", day, Message(text.zh, text.en), pattern=f"|{_DAY}" if not day else _DAY, example="01-31")
        for (name, text), day in zip(_BODIES.items(), ("03-31", "01-31", ""), strict=True)
    ),
)


@rule(
    code="Y105",
    name="published-late",
    kind="gongkai",
    severity="warning",
    summary=Message("年度报告应按期发布", "the report is published in time"),
    source="政府信息公开条例第四十九条",
    since="0.1",
    options=(_BY,),
    messages=(_LATE,),
    when=When(DAYS, ("dated",)),
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

    ## Options

    `by`: the day of the next year by which each type of body publishes: `government` (default `03-31`), `department` (`01-31`)
    and `township` (default `""`: none). For those whose own notice sets earlier days.

    ```yaml
    rules:
      published-late:
        by: {department: "01-15", township: "01-15"}
    ```

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    发布日期：2025年1月20日
    一、总体情况
    2024年，主动公开政府信息35条。
    ```

    ```text good
    凤鸣镇人民政府2024年政府信息公开工作年度报告
    发布日期：2025年1月10日
    一、总体情况
    2024年，主动公开政府信息35条。
    ```

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
    body = type_of(agency.value) if agency.sure and isinstance(agency.value, str) else None
    due = options["by"][body] if body else ""
    published = report.derive(publication) if due else None
    if body is None or published is None or not isinstance(year, int):
        return
    deadline = date.fromisoformat(f"{year + 1}-{due}")
    if published.day <= deadline:
        return
    yield Finding(
        _LATE.format(
            day=published.day.isoformat(),
            body=_BODIES[body].zh,
            body_en=_BODIES[body].en,
            year=year,
            deadline=deadline.isoformat(),
        ),
        published.span or report.title.span,
        expected=deadline.isoformat(),
        actual=published.day.isoformat(),
        severity="info" if published.day.year > year + 1 else None,
    )
