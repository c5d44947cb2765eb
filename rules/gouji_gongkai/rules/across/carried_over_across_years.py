"""X101 carried-over-across-years: what last year carried out is carried in this year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.api import (
    AcrossFinding,
    AcrossRelated,
    Contributing,
    Joined,
    Member,
    Message,
    NamedTuple,
    NotCompared,
    Report,
    Severity,
    across_rule,
)
from gouji_gongkai.across.doubts import speaks_of_changes
from gouji_gongkai.across.figures import ABSENT, UNKNOWN, Figures, figures_of_row, of_year

__all__ = ["carried_over_across_years"]

_IN, _OUT = "requests.carried_in.", "requests.carried_out."
_TOTAL = "total"
_ON_RELATIONS = ("total-consistency", "carried-over-count")
_RELATION = Message("上年结转与上年报告的结转下年度", "what was carried in and what last year's report carried over")

_BROKEN = Message(
    "上年结转应为 {expected}（{year}年报告的结转下年度继续办理），实为 {actual}",
    "carried in should be {expected}, as the report of {year} carried out; it is {actual}",
)
_COLUMN = Message(
    "{column}：上年结转应为 {expected}（{year}年报告的结转下年度继续办理），实为 {actual}{totals}",
    "{column}: carried in should be {expected}, as the report of {year} carried out; it is {actual}{totals_en}",
)
_BALANCED = Message("；改后本年的勾稽关系成立", "; with that figure this year's table balances")
_TOTALS = Message("；合计一致，可能填错了列", "; the totals agree: it may stand in the wrong column")
_HERE = Message("本年：{figure}", "this year: {figure}")


class CarriedRows(NamedTuple):
    """Figures of 上年结转 and 结转下年度 by column, as `carried-over-across-years` compares them.

    ``balances`` holds, of each column that breaks the relation of `carried-over-count`, its id and the
    difference. ``open`` holds, of each group of broken relations of which it is open what is wrong, the fact it is
    reported at and, where those figures alone may be wrong, what would be right. ``is_in_doubt`` is True where the text speaks of corrected figures or of a body that changed.
    """

    carried_in: Figures
    carried_out: Figures
    balances: dict[str, tuple[str, Decimal]]
    open: dict[str, dict[str, Decimal]]
    is_in_doubt: bool


def _carried_rows(report: Report, contributing: Contributing) -> CarriedRows:
    """Contribute the known figures of the rows 上年结转 and 结转下年度 by column, with where each stands."""
    return CarriedRows(
        figures_of_row(report, contributing, "requests.carried_in", shown=True),
        figures_of_row(report, contributing, "requests.carried_out", shown=False),
        {
            outcome.relation.id.rpartition(".")[2]: (outcome.relation.id, outcome.difference)
            for outcome in report.outcomes
            if outcome.relation.rule == "carried-over-count" and outcome.state == "broken"
        },
        dict(_open(report)),
        report.derive(speaks_of_changes),
    )


def _open(report: Report) -> Iterator[tuple[str, dict[str, Decimal]]]:
    """Yield the facts of findings that leave open what is wrong, each with what 上年结转 should be by one of the options."""
    if all(outcome.state != "broken" for outcome in report.outcomes):
        return
    from gouji.api import explain
    from gouji_common.rules.figures.arithmetic import place_of

    for explanation in report.derive(explain):
        for option in explanation.options if not explanation.certain else ():
            values = {
                fact.removeprefix(_IN): value for fact, value in option if fact.startswith(_IN) and value is not None
            }
            if len(values) == len(option):
                yield place_of(explanation), values


@across_rule(
    code="X101",
    name="carried-over-across-years",
    kind="gongkai",
    severity="error",
    summary=Message("上年结转应等于上年报告的结转下年度", "what is carried in is what last year's report carried out"),
    source="国办公开办函〔2021〕30号：第三部分表格“上年结转政府信息公开申请数量”",
    since="0.1",
    contributes=_carried_rows,
    messages=(_BROKEN, _COLUMN, _BALANCED, _TOTALS, _HERE, ABSENT, UNKNOWN),
)
def carried_over_across_years(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Check that what is carried in is what last year's report of the same body carried out.

    ## What it does

    Compares 二、上年结转政府信息公开申请数量 with 四、结转下年度继续办理 in the same body's report of the year
    before, the total and each kind of applicant. A total that differs is an error; columns that differ while
    the totals agree are warnings.

    ## Why is this bad

    A request that was open at the end of one year is open at the beginning of the next. One of the two
    reports is wrong, or was corrected without a word.

    ## What is not reported

    - A year of which there is no report, or whose figures cannot be read (`gouji check --coverage` says so).
    - A figure that agrees with one of several versions of last year's report, such as a corrected one.
    - A figure that is already reported because it breaks its own table or contradicts the text: that is the cause.
      Where it is open which figures of the table are wrong, and last year's are one of the answers, this rule
      reports it instead, and says that this year's table balances with them.
    - Where one of the two reports speaks of corrected figures or of bodies that were merged or renamed, a
      difference is only reported as information.

    ## Example

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12 | ||
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    （七）总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9 | ||
    四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10 | ||
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||
    （七）总计 | 11 | 0 | 0 | 0 | 0 | 0 | 11 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12 | ||
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    （七）总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9 | ||
    四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10 | ||
    二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 | ||
    （七）总计 | 13 | 0 | 0 | 0 | 0 | 0 | 13 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```
    """
    compared = joined.read(CarriedRows)
    for member in compared.checked:
        versions = compared.before(member)
        if not versions:
            yield NotCompared(member, "across.carried", ABSENT.format(year=member.period - 1), _RELATION)
        elif not member.given.carried_in.values or not any(version.given.carried_out.values for version in versions):
            yield NotCompared(member, "across.carried", UNKNOWN, _RELATION)
        else:
            yield from _of_member(member, versions)


def _of_member(
    member: Member[CarriedRows], versions: tuple[Member[CarriedRows], ...]
) -> Iterator[AcrossFinding | NotCompared]:
    broken: list[str] = []
    priors = [version.given.carried_out.values for version in versions]
    for column, value in member.given.carried_in.values.items():
        known = [prior[column] for prior in priors if column in prior]
        if len(known) < len(versions):
            yield NotCompared(member, f"across.carried.{column}", UNKNOWN, _RELATION)
        elif all(value != other for other in known):
            broken.append(column)
    blank = [column for column in priors[0] if column not in member.given.carried_in.values]
    yield from (NotCompared(member, f"across.carried.{column}", UNKNOWN, _RELATION) for column in blank)
    if _TOTAL in broken:
        yield _finding(member, versions, _TOTAL, [column for column in broken if column != _TOTAL])
    else:
        for column in broken:
            yield _finding(member, versions, column, [])


def _finding(
    member: Member[CarriedRows], versions: tuple[Member[CarriedRows], ...], column: str, others: list[str]
) -> AcrossFinding:
    given, prior = member.given, versions[0]
    carried_in, carried_out = given.carried_in, prior.given.carried_out
    spot, actual, expected = carried_in.spot(column), carried_in.values[column], carried_out.values[column]
    own: Severity | None = None if column == _TOTAL else "warning"
    severity = own
    if given.is_in_doubt or any(version.given.is_in_doubt for version in versions):
        severity = "info"
    message = _BROKEN if own is None else _COLUMN
    replaced = _told_by(given, prior.given) if severity is None else []
    balanced = _BALANCED if replaced else Message("", "")
    name = (spot.address or column).rpartition(" · ")[2]
    has_totals = all(_TOTAL in rows.values for rows in (carried_in, *(each.given.carried_out for each in versions)))
    totals = _TOTALS if has_totals else Message("", "")
    related = [_there(version, column) for version in versions]
    for other in others:
        there = carried_in.spot(other)
        said = f"{(there.address or other).rpartition(' · ')[2]} {carried_in.values[other]}"
        related.append(AcrossRelated(member, there, _HERE.format(figure=said)))
        related.append(_there(prior, other))
    told = message.format(
        expected=expected,
        year=prior.period,
        actual=actual,
        column=name,
        totals=totals.zh,
        totals_en=totals.en,
    )
    return AcrossFinding(
        member,
        Message(told.zh + balanced.zh, told.en + balanced.en),
        spot,
        expected=str(expected),
        actual=spot.text.strip(),
        related=tuple(related),
        severity=severity,
        roots=() if replaced else tuple(_roots(member, versions, [column, *_alike(member, prior, column, others)])),
        replaces=tuple((rule, fact) for fact in replaced for rule in _ON_RELATIONS),
    )


def _there(version: Member[CarriedRows], column: str) -> AcrossRelated:
    """Return the related place of what an earlier report carried out."""
    carried_out = version.given.carried_out
    return of_year(version, carried_out.spot(column), carried_out.values[column])


def _told_by(given: CarriedRows, prior: CarriedRows) -> list[str]:
    """Return the facts of findings that left open what is wrong, where last year's figures are one of the options."""
    out = prior.carried_out.values
    return [
        fact
        for fact, values in given.open.items()
        if all(column in out and out[column] == value for column, value in values.items())
    ]


def _alike(member: Member[CarriedRows], prior: Member[CarriedRows], column: str, others: list[str]) -> list[str]:
    """Return those of the other columns that differ by as much as *column*: they share its mistake."""
    off = {
        each: member.given.carried_in.values[each] - prior.given.carried_out.values[each] for each in (column, *others)
    }
    return [each for each in others if off[each] == off[column]]


def _roots(
    member: Member[CarriedRows], versions: tuple[Member[CarriedRows], ...], columns: list[str]
) -> Iterator[tuple[Member[CarriedRows], str]]:
    """Yield the causes that rules on a single report give to the same mistake, each with its report.

    The cause may be the cell itself, a sentence that gives the other year's figure, or the balance that the cell
    breaks.
    """
    for column in columns:
        value = member.given.carried_in.values[column]
        yield member, f"repair:{_IN}{column}"
        for version in versions:
            other = version.given.carried_out.values[column]
            yield version, f"repair:{_OUT}{column}"
            yield member, f"{_IN}{column}={other}"
            yield version, f"{_OUT}{column}={value}"
            off = value - other
            yield from (
                (told, f"relation:{told.given.balances[column][0]}")
                for told in (member, version)
                if column in told.given.balances and abs(told.given.balances[column][1]) == abs(off)
            )
