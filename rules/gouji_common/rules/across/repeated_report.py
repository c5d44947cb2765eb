"""X107 repeated-report: two reports of one body and one year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import AcrossFinding, AcrossRelated, Contributing, Joined, Message, NamedTuple, Report, across_rule
from gouji_common.digest import digest_of

__all__ = ["repeated_report"]

_SAME = Message(
    "{agency} {year} 年的报告有两份（{path}），数字相同",
    "there are two reports of {agency} for {year} (see {path}); their figures are the same",
)
_DIFFERENT = Message(
    "{agency} {year} 年的报告有两份（{path}），数字不同：与其他年度比较时，符合其中一份即可",
    "there are two reports of {agency} for {year} (see {path}) and their figures differ: "
    "other years are taken to fit where they fit one of them",
)
_OTHER = Message("另一份报告", "the other report")


class Content(NamedTuple):
    """Digest of all figures of a report."""

    digest: str


def _content(report: Report, contributing: Contributing) -> Content:
    """Contribute the digest of a report's figures."""
    return Content(report.derive(digest_of))


@across_rule(
    code="X107",
    name="repeated-report",
    kind="any",
    severity="info",
    summary=Message("同一机关同一年度有两份报告", "two reports of one body and one year"),
    source="practice",
    since="0.1",
    contributes=_content,
    messages=(_SAME, _DIFFERENT, _OTHER),
)
def repeated_report(joined: Joined) -> Iterator[AcrossFinding]:
    """Check that a body has one report a year: another is a copy, a corrected version or a mistake.

    ## What it does

    Reports each further report of a body and a year of which there is one already, and says whether its figures
    are the same.

    ## Why is this bad

    It need not be: the same report may lie there as a Word document and as a web page, or with a corrected
    version of it. But a wrong year or name in a title looks just so.

    ## What is not reported

    - Reports whose body or year is not certain.
    - Reports that are only compared with (`--prior`).

    ## Example

    ```text bad
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    --- 水务局（更正）.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    ```

    ```text good
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    --- 农业局.txt
    云麓县农业局2024年政府信息公开工作年度报告
    一、总体情况
    ```
    """
    compared = joined.read(Content)
    for member in compared.checked:
        first = next(each for each in compared.of(member.key, member.period) if not each.is_prior)
        if first.place == member.place:
            continue
        message = _SAME if first.given == member.given else _DIFFERENT
        yield AcrossFinding(
            member,
            message.format(agency=member.subject, year=member.period, path=first.name),
            related=(AcrossRelated(first, first.title, _OTHER),),
        )
