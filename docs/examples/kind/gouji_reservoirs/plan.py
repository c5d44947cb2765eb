"""RV101 plan-missing: a large reservoir has a plan for emergencies."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, rule

_MISSING = Message("大型水库应编制应急预案", "a large reservoir should have a plan for emergencies")


@rule(
    code="RV101",
    name="plan-missing",
    kind="reservoirs",
    severity="warning",
    summary=Message("大型水库应编制应急预案", "a large reservoir has a plan for emergencies"),
    source="岚水〔2020〕7号",
    since="1.0",
    messages=(_MISSING,),
)
def plan_missing(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a large reservoir has a plan for emergencies.

    ## What it does

    Reports 否 of a reservoir whose 水库规模 is 大型.

    ## Why is this bad

    Those who live below it have nobody to tell them where to go.

    ## What is not reported

    - A box that is not ticked: that is `placeholder-cell`.

    ## Example

    ```text bad
    清河水库管理处2024年水库运行年度报表
    水库规模 | ☑大型 □中型 □小型 |
    是否编制应急预案 | □是 ☑否 |
    ```

    ```text good
    清河水库管理处2024年水库运行年度报表
    水库规模 | ☑大型 □中型 □小型 |
    是否编制应急预案 | ☑是 □否 |
    ```
    """
    if report.facts["size"].answer == "大型" and report.facts["plan"].answer is False:
        yield Finding.at(report.facts["plan"], _MISSING)
