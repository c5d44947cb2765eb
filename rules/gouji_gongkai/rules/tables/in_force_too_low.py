"""F115 in-force-too-low: no fewer documents are in force than were made this year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Related, Report, rule

__all__ = ["in_force_too_low"]

_LOW = Message(
    "现行有效 {in_force} 件，少于本年制发的 {issued} 件，而本年没有废止",
    "{in_force} in force, fewer than the {issued} made this year, and none was repealed",
)
_ISSUED = Message("本年制发 {issued} 件", "{issued} made this year")


@rule(
    code="F115",
    name="in-force-too-low",
    kind="gongkai",
    severity="info",
    summary=Message("现行有效件数少于本年制发件数", "fewer documents in force than were made this year"),
    source="国办公开办函〔2021〕30号：第二十条第（一）项",
    since="0.1",
    forms=("2021",),
    messages=(_LOW, _ISSUED),
)
def in_force_too_low(report: Report, options: Options) -> Iterator[Finding]:
    """Check that documents that were made this year and not repealed are counted as in force.

    ## What it does

    Compares 现行有效件数 with 本年制发件数 where nothing was repealed this year.

    ## Why is this bad

    What was made and not repealed is in force; most often only this year's documents were counted, or
    the column was left at 0.

    ## What is not reported

    - A row in which something was repealed this year.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 5 | 0 | 3 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 5 | 4 | 3 |
    ```
    """
    for row in ("regulations", "normative_documents"):
        facts = [report.facts.get(f"proactive.{row}.{name}") for name in ("issued", "repealed", "in_force")]
        issued, repealed, in_force = facts
        if issued is None or repealed is None or in_force is None:
            continue
        if issued.value is None or in_force.value is None or repealed.value != 0:
            continue
        if in_force.value < issued.value:
            message = _LOW.format(in_force=in_force.value, issued=issued.value)
            related = Related.to(issued, _ISSUED.format(issued=issued.value))
            yield Finding.at(in_force, message, related=(related,))
