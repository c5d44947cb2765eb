"""T102 carried-over-count: new + carried in = handled + carried out."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, When, rule
from gouji_common.rules.figures.arithmetic import REPAIR, broken_findings

__all__ = ["carried_over_count"]


@rule(
    code="T102",
    name="carried-over-count",
    kind="gongkai",
    severity="error",
    summary=Message(
        "新收 + 上年结转 = 办理总计 + 结转下年度", "new + carried in = handled + carried out, in every column"
    ),
    source="国办公开办函〔2021〕30号：表三“本列数据的勾稽关系”",
    since="0.1",
    messages=(REPAIR,),
    when=When(signs=("broken",)),
)
def carried_over_count(report: Report, options: Options) -> Iterator[Finding]:
    """Check that new requests and those carried in are handled or carried out.

    ## What it does

    Checks the relation that the form itself prints over the table, in all seven columns: 一、本年新收
    and 二、上年结转 together equal （七）总计 and 四、结转下年度继续办理 together.

    Two columns may be wrong by opposite amounts while the column 总计 holds: one request was then
    entered under the wrong kind of applicant, and the finding says so.

    ## Why is this bad

    A request that was received is neither answered nor open: it has been lost, or counted twice.

    ## What is not reported

    - A column with a blank or unplaced figure: it is counted as unknown (`gouji check --coverage`).
    - A break that one wrong sum explains: that is a finding of `total-consistency` at that cell.

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
    ```
    """
    yield from broken_findings(report, "carried-over-count")
