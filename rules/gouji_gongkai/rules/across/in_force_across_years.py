"""X102 in-force-across-years: in force last year + made − repealed = in force this year."""

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
    across_rule,
)
from gouji_gongkai.across.doubts import speaks_of_changes
from gouji_gongkai.across.figures import ABSENT, UNKNOWN, Figures, figures_of, of_year

__all__ = ["in_force_across_years"]

_KINDS = ("regulations", "normative_documents")
_COLUMNS = ("issued", "repealed", "in_force")

_BROKEN = Message(
    "现行有效应为 {expected}（上年 {prior}＋本年制发 {issued}−本年废止 {repealed}），实为 {actual}",
    "in force should be {expected} ({prior} last year + {issued} made − {repealed} repealed); it is {actual}",
)
_HERE = Message("{address} = {figure}", "{address} = {figure}")
_RELATION = Message("现行有效件数与上年报告", "the documents in force and those of last year's report")
_FORM = Message("两年的表格不都是2021年格式", "the tables of both years are not of the form of 2021")


class Documents(NamedTuple):
    """Figures of regulations and normative documents by kind and column; none where the form is not that of 2021.

    ``is_in_doubt`` is True where the text speaks of corrected figures or of a body that changed.
    """

    figures: dict[str, Figures]
    is_in_doubt: bool


def _documents(report: Report, contributing: Contributing) -> Documents | None:
    """Contribute the figures of regulations and normative documents; None without the table on them."""
    bound = report.tables.get("proactive")
    if bound is None:
        return None
    if bound.form.id != "2021":
        return Documents({}, is_in_doubt=False)
    found = {}
    for kind in _KINDS:
        prefix = f"proactive.{kind}."
        facts = [fact for fact in (prefix + column for column in _COLUMNS) if fact in report.facts]
        found[kind] = figures_of(report, contributing, facts, shown=True, prefix=prefix)
    return Documents(found, report.derive(speaks_of_changes))


@across_rule(
    code="X102",
    name="in-force-across-years",
    kind="gongkai",
    severity="warning",
    summary=Message("现行有效 = 上年现行有效 + 制发 − 废止", "in force = in force last year + made − repealed"),
    source="国办公开办函〔2021〕30号：第二十条第（一）项",
    since="0.1",
    contributes=_documents,
    messages=(_BROKEN, _HERE, ABSENT, _FORM, UNKNOWN),
)
def in_force_across_years(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Check that what is in force follows from last year's report and from what was made and repealed since.

    ## What it does

    Compares 现行有效件数 of 规章 and 行政规范性文件 with that of the same body's report of the year before,
    with 本年制发件数 added and 本年废止件数 taken away. Both years must be in the form of 2021.

    ## Why is this bad

    One of the four figures is wrong, or documents came or went that no column counts.

    ## What is not reported

    - A year of which there is no report, or in the form of 2019, whose columns count something else.
    - A figure that is blank or cannot be read (`gouji check --coverage` says so).
    - Where one of the two reports speaks of corrected figures or of bodies that were merged or renamed, a
      difference is only reported as information.

    ## Example

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 1 | 0 | 6 |
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 2 | 1 | 9 |
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 1 | 0 | 6 |
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 2 | 1 | 7 |
    ```
    """
    compared = joined.read(Documents)
    for member in compared.checked:
        versions = compared.before(member)
        if not versions:
            yield NotCompared(member, "across.in_force", ABSENT.format(year=member.period - 1), _RELATION)
        elif not all(each.given.figures for each in (member, *versions)):
            yield NotCompared(member, "across.in_force", _FORM, _RELATION)
        else:
            yield from _of_member(member, versions)


def _of_member(
    member: Member[Documents], versions: tuple[Member[Documents], ...]
) -> Iterator[AcrossFinding | NotCompared]:
    for kind, figures in member.given.figures.items():
        now = figures.values
        priors = [version.given.figures[kind].values.get("in_force") for version in versions]
        known = [prior for prior in priors if prior is not None]
        if len(now) < len(_COLUMNS) or len(known) < len(priors):
            yield NotCompared(member, f"across.in_force.{kind}", UNKNOWN, _RELATION)
            continue
        change = now["issued"] - now["repealed"]
        if any(now["in_force"] == prior + change for prior in known):
            continue
        yield _finding(member, versions, kind, known)


def _finding(
    member: Member[Documents], versions: tuple[Member[Documents], ...], kind: str, priors: list[Decimal]
) -> AcrossFinding:
    figures, prior = member.given.figures[kind], priors[0]
    now, spot = figures.values, figures.spot("in_force")
    expected = prior + now["issued"] - now["repealed"]
    related = [
        of_year(version, version.given.figures[kind].spot("in_force"), value)
        for version, value in zip(versions, priors, strict=True)
    ]
    for column in ("issued", "repealed"):
        there = figures.spot(column)
        related.append(AcrossRelated(member, there, _HERE.format(address=there.address, figure=now[column])))
    is_in_doubt = member.given.is_in_doubt or any(version.given.is_in_doubt for version in versions)
    return AcrossFinding(
        member,
        _BROKEN.format(
            expected=expected, prior=prior, issued=now["issued"], repealed=now["repealed"], actual=now["in_force"]
        ),
        spot,
        expected=str(expected) if expected >= 0 else None,
        actual=spot.text.strip(),
        related=tuple(related),
        severity="info" if is_in_doubt else None,
        roots=tuple((member, f"proactive.{kind}.{column}={_right(column, now, prior)}") for column in _COLUMNS),
    )


def _right(column: str, now: dict[str, Decimal], prior: Decimal) -> Decimal:
    """Return the figure that a column would need for the other three to fit.

    A sentence that gives this figure contradicts the cell, which a rule on the single report has reported.
    """
    if column == "in_force":
        return prior + now["issued"] - now["repealed"]
    if column == "issued":
        return now["in_force"] - prior + now["repealed"]
    return prior + now["issued"] - now["in_force"]
