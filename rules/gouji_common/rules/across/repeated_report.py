"""X107 repeated-report: two reports of one body and one year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.api import (
    AcrossFinding,
    AcrossRelated,
    Contributing,
    Joined,
    Member,
    Message,
    NamedTuple,
    Report,
    across_rule,
    counted,
)
from gouji_common.digest import digest_of

__all__ = ["repeated_report"]

_SAME = Message(
    "{agency}{year}年的报告有两份（{path}），数字相同",
    "there are two reports of {agency} for {year} (see {path}); their figures are the same",
)
_DIFFERENT = Message(
    "{agency}{year}年的报告有两份（{path}），数字不同：与其他年度比较时，符合其中一份即可",
    "there are two reports of {agency} for {year} (see {path}) and their figures differ: "
    "other years are taken to fit where they fit one of them",
)
_MANY_SAME = Message(
    "{agency}{year}年的报告有 {count} 份（{paths}），数字相同",
    "there are {count} of {agency} for {year} (see {paths}); their figures are the same",
)
_MANY_DIFFERENT = Message(
    "{agency}{year}年的报告有 {count} 份（{paths}），数字不全相同：与其他年度比较时，符合其中一份即可",
    "there are {count} of {agency} for {year} (see {paths}) and their figures differ: "
    "other years are taken to fit where they fit one of them",
)
_AND_MORE = Message("{paths} 等", "{paths} and others")
_MOST_NAMED = 5
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
    messages=(_SAME, _DIFFERENT, _MANY_SAME, _MANY_DIFFERENT, _OTHER),
)
def repeated_report(joined: Joined) -> Iterator[AcrossFinding]:
    """Check that a body has one report a year: another is a copy, a corrected version or a mistake.

    ## What it does

    Reports, once for a body and a year, that there are several reports of them: at the second, with all others. It
    says whether their figures are the same.

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
        versions = [each for each in compared.of(member.key, member.period) if not each.is_prior]
        if len(versions) > 1 and versions[1].place == member.place:
            others = [each for each in versions if each.place != member.place]
            yield AcrossFinding(
                member, _told(member, others), related=tuple(AcrossRelated(each, each.title, _OTHER) for each in others)
            )


def _told(member: Member[Content], others: Sequence[Member[Content]]) -> Message:
    """Return the message on a report and the others of its body and year: how many, where, and whether they are the same."""
    same = all(each.given == member.given for each in others)
    fields = {"agency": member.subject, "year": member.period}
    if len(others) == 1:
        return (_SAME if same else _DIFFERENT).format(path=others[0].name, **fields)
    named = [each.name for each in others[:_MOST_NAMED]]
    paths = Message("、".join(named), ", ".join(named))
    return (_MANY_SAME if same else _MANY_DIFFERENT).format(
        count=counted(len(others) + 1, "report"),
        paths=_AND_MORE.format(paths=paths) if len(others) > _MOST_NAMED else paths,
        **fields,
    )
