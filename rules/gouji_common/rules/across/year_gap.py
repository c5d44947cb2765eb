"""X108 year-gap: a body has reports of the years before and after, but none of the year between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from gouji.api import AcrossFinding, Contributing, Joined, Message, NamedTuple, Report, across_rule

__all__ = ["year_gap"]

_GAP = Message(
    "{agency}有{before}年和{after}年的报告，没有{missing}年的",
    "there are reports of {agency} for {before} and {after}, and none for {missing}",
)


class Present(NamedTuple):
    """A contribution without content: that the report exists is all that the rule needs."""

    is_there: bool = True


def _present(report: Report, contributing: Contributing) -> Present:
    """Contribute that the report exists."""
    return Present()


@across_rule(
    code="X108",
    name="year-gap",
    kind="any",
    severity="info",
    summary=Message("前后年度都有报告，中间缺少一年", "a year is missing between two reports of one body"),
    source="practice",
    since="0.1",
    contributes=_present,
    messages=(_GAP,),
)
def year_gap(joined: Joined) -> Iterator[AcrossFinding]:
    """Check that between two reports of a body no year is missing.

    ## What it does

    Reports, at the later report, the years that are missing between two reports of the same body.

    ## Why is this bad

    The report of that year was not published or not collected, or a title has a wrong year; and what two
    years have to do with each other cannot be checked.

    ## What is not reported

    - Years before the first report and after the last: bodies are founded, merged and renamed. The names of
      one body can be listed under `aliases` in the configuration.
    - Reports whose body or year is not certain.

    ## Example

    ```text bad
    --- 2022.txt
    云麓县水务局2022年政府信息公开工作年度报告
    一、总体情况
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    一、总体情况
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    ```
    """
    compared = joined.read(Present)
    years = compared.periods
    for member in compared.checked:
        first = next(each for each in compared.of(member.key, member.period) if not each.is_prior)
        if first.place != member.place:
            continue
        place = bisect_left(years[member.key], member.period)
        if place == 0 or (before := years[member.key][place - 1]) == member.period - 1:
            continue
        missing = [str(year) for year in range(before + 1, member.period)]
        yield AcrossFinding(
            member,
            _GAP.format(
                agency=member.subject,
                before=before,
                after=member.period,
                missing="、".join(missing),
            ),
        )
