"""F113 fee-magnitude: a fee in 万元 that looks like one in 元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.api import Finding, Message, Option, Options, Report, rule

__all__ = ["fee_magnitude"]

_LARGE = Message(
    "收费金额 {value} 万元，即 {yuan} 元：单位可能误作元",
    "fees of {value} 万元 are {yuan} yuan: the figure may be in yuan",
)
_PROVINCIAL = ("省", "自治区")


@rule(
    code="F113",
    name="fee-magnitude",
    kind="gongkai",
    severity="off",
    summary=Message("收费金额过大，单位可能误作元", "fees so large that they may be in yuan, not 万元"),
    source="国办公开办函〔2021〕30号：本年收费金额（单位：万元）",
    since="0.1",
    forms=("2021",),
    options=(
        Option(
            "most",
            "number",
            10000,
            Message("高于此数（万元）即报告", "amounts above this, in 万元, are reported"),
            minimum=0,
        ),
    ),
    messages=(_LARGE,),
)
def fee_magnitude(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the fees are in 万元.

    ## What it does

    Reports an amount of fees above a limit that only provinces and large cities reach.

    ## Why is this bad

    The column is in 万元. A figure in yuan is ten thousand times too large in every sum above.

    ## What is not reported

    - Provinces and autonomous regions.

    ## Options

    `most`: the largest amount, in 万元, that is not reported (default 10000). For counties, whose fees are smaller.

    ```yaml
    rules:
      fee-magnitude: {severity: warning, most: 500}
    ```

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 0 | 0 | 0 |
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 8640 | ||
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 0 | 0 | 0 |
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 86.4 | ||
    ```

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 0 | 0 | 0 |
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 1863540 | ||
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 0 | 0 | 0 |
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 186.354 | ||
    ```
    """
    fact = report.facts.get("proactive.fees.amount")
    agency = str(report.subject.value or "")
    if fact is None or fact.value is None or fact.unit == "元" or agency.startswith("国") or "部" in agency[:4]:
        return
    is_province = any(word in agency[:8] and agency.endswith("政府") for word in _PROVINCIAL)
    if fact.value > Decimal(str(options["most"])) and not is_province:
        yield Finding.at(fact, _LARGE.format(value=fact.value, yuan=fact.value * 10000))
