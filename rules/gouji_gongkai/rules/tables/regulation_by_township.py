"""F114 regulation-by-township: 规章 of a body that cannot make any."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, rule
from gouji_gongkai.bodies import makes_regulations

__all__ = ["regulation_by_township"]

_CANNOT = Message(
    "{agency}无权制定规章，规章件数为 {value}：可能把规范性文件填入了规章",
    "{agency} cannot make 规章, yet has {value}: normative documents may have been entered there",
)
_FACTS = ("issued", "in_force", "produced", "disclosed", "total_public")


@rule(
    code="F114",
    name="regulation-by-township",
    kind="gongkai",
    severity="warning",
    summary=Message("乡镇、街道和县级机关无权制定规章", "townships and county bodies cannot make 规章"),
    source="立法法第九十一条、第九十三条：规章由国务院部门、省和设区的市、自治州人民政府制定",
    since="0.1",
    messages=(_CANNOT,),
)
def regulation_by_township(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a body that cannot make 规章 reports none.

    ## What it does

    Reports a figure above 0 in the row 规章 where the title names a township, a subdistrict, a county
    or an office of a county.

    ## Why is this bad

    规章 are made by departments of the State Council and by the governments of provinces, cities with
    districts and autonomous prefectures. Normative documents (规范性文件) belong in the row below.

    ## What is not reported

    - Cities, provinces and ministries, whose figures are sums of their bodies'.
    - A report whose agency is not named in its title.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 2 | 0 | 2 |
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 2 | 0 | 2 |
    ```
    """
    agency = report.subject.value
    if not isinstance(agency, str) or not report.subject.sure:
        return
    facts = (report.facts.get(f"proactive.regulations.{name}") for name in _FACTS)
    fact = next((fact for fact in facts if fact is not None and fact.value), None)
    if fact is not None and not makes_regulations(agency):
        yield Finding.at(fact, _CANNOT.format(agency=agency, value=fact.value))
