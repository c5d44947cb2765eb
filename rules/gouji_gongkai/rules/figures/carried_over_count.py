"""T102 carried-over-count: new + carried in = handled + carried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.api import Finding, Message, Option, Options, Outcome, Report, When, evolve, rule
from gouji_common.rules.figures.arithmetic import broken_findings
from gouji_common.rules.figures.considered import BLANK, COLUMNS, considered, judged
from gouji_common.rules.figures.explaining import EXPLAINING

__all__ = ["carried_over_count"]

_NAME = "carried-over-count"
_ACROSS = Option(
    "across",
    "string",
    "error",
    Message(
        "各列一多一少、“总计”列成立时的级别；off 表示不报告",
        "the severity where columns are off by amounts that cancel out and the column 总计 holds; off: not reported",
    ),
    ("error", "warning", "off"),
)


def _considered(report: Report, options: Options) -> Report:
    """Return a report as the options have it checked, its columns that cancel out of the severity for them or left out."""
    report = considered(report, options)
    severity = options["across"]
    if severity == "error":
        return report
    moved = _moved(report)
    relations = [
        evolve(relation, severity=severity) if relation.id in moved else relation
        for relation in report.relations
        if severity != "off" or relation.id not in moved
    ]
    return evolve(report, chosen=tuple(relations))


def _moved(report: Report) -> set[str]:
    """Return the ids of the balances that do not hold while they cancel out and that of the column 总计 holds."""
    own = [outcome for outcome in report.outcomes if outcome.relation.rule == _NAME]
    broken = [outcome for outcome in own if outcome.state == "broken"]
    total = any(outcome.state == "hold" and outcome.relation.total.endswith(".total") for outcome in own)
    cancel = total and sum(outcome.difference for outcome in broken) == 0
    return {outcome.relation.id for outcome in broken} if cancel else set()


def _judged(report: Report, options: Options) -> Mapping[str, Outcome | None]:
    """Return the outcomes of the balances as the options have them checked, None for those that they leave out."""
    return judged(report, _considered(report, options), _NAME)


@rule(
    code="T102",
    name="carried-over-count",
    kind="gongkai",
    severity="error",
    summary=Message(
        "新收 + 上年结转 = 办理总计 + 结转下年度", "new + carried in = handled + carried out, in every column"
    ),
    source="国办公开办函〔2021〕30号：第三部分表格“本列数据的勾稽关系”",
    since="0.1",
    options=(COLUMNS, BLANK, _ACROSS),
    judges=_judged,
    messages=EXPLAINING,
    when=When(signs=("broken",)),
)
def carried_over_count(report: Report, options: Options) -> Iterator[Finding]:
    """Check that new requests and those carried in are handled or carried out.

    ## What it does

    Checks the relation that the form itself prints over the table, in all seven columns: 一、本年新收
    and 二、上年结转 together equal （七）总计 and 四、结转下年度继续办理 together. The finding writes it with
    its figures: 新收 7＋上年结转 0 ≠ 办理总计 5＋结转下年度 1.

    Columns that are broken together are one finding, which says what should be where one smallest set of figures
    repairs all of them, and else what may be, as `total-consistency` does. Two columns may be wrong by opposite
    amounts while the column 总计 holds: one request was then entered under the wrong kind of applicant, and the
    finding says so.

    ## Why is this bad

    A request that was received is neither answered nor open: it has been lost, or counted twice.

    ## What is not reported

    - A column with a blank or unplaced figure: it is counted as unknown (`gouji check --coverage`).
    - A break that is explained together with that of a sum: that is a finding of `total-consistency`, and one of
      this rule only where that one is off.

    ## Options

    `columns`: ids of the columns to check (`natural_person`, `enterprise`, `research`, `welfare`, `legal_service`,
    `other_organization`, `total`); all where none is named. For offices that know the kind of an applicant only in the end.

    ```yaml
    rules:
      carried-over-count: {columns: [total]}
    ```

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 5 | 3 | 0 | 0 | 0 | 0 | 8 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 5 | 2 | 0 | 0 | 0 | 0 | 7 | ||
    四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 5 | 3 | 0 | 0 | 0 | 0 | 8 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 5 | 2 | 0 | 0 | 0 | 0 | 7 | ||
    四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||
    ```

    `blank`: what a blank cell is: `unknown` (default), or `zero`, for offices that print nothing where there is 0.

    ```yaml
    rules:
      carried-over-count: {blank: zero}
      blank-cell: off
    ```

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 3 |  |  |  |  | 15 | ||
    二、上年结转政府信息公开申请数量 | 1 |  |  |  |  |  | 1 | ||
    （七）总计 | 12 | 3 |  |  |  |  | 15 | ||
    四、结转下年度继续办理 |  | 1 |  |  |  |  | 1 | ||
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 3 |  |  |  |  | 15 | ||
    二、上年结转政府信息公开申请数量 | 1 |  |  |  |  |  | 1 | ||
    （七）总计 | 12 | 3 |  |  |  |  | 15 | ||
    四、结转下年度继续办理 | 1 |  |  |  |  |  | 1 | ||
    ```

    `across`: the severity where columns are off by amounts that cancel out, and the column 总计 holds: `error` (default),
    `warning`, or `off`. For offices whose applicants are entered anew when they are answered. A severity that is set for
    the rule holds there too, unless it is off.

    ```yaml
    rules:
      carried-over-count: {across: off}
    ```

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 6 | 3 | 0 | 0 | 0 | 0 | 9 | ||
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    （七）总计 | 5 | 2 | 0 | 0 | 0 | 0 | 7 | ||
    四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 9 | 3 | 0 | 0 | 0 | 0 | 12 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 8 | 4 | 0 | 0 | 0 | 0 | 12 | ||
    四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    ```

    What an option turns off is counted as unknown (`gouji check --coverage`).

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
    yield from broken_findings(_considered(report, options), _NAME)
