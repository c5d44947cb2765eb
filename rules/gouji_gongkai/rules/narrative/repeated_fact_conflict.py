"""N105 repeated-fact-conflict: two sentences give one measure the same figure."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Pattern, Related, Report, Span, contains_any, rule
from gouji_gongkai.prose.cells import sum_for
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.periods import THIS_YEAR, period_of
from gouji_gongkai.prose.statements import ReadPassage, read_prose
from gouji_gongkai.prose.vocabulary import scope_of

__all__ = ["repeated_fact_conflict"]

_CONFLICT = Message("同一数据前后不一：此处为 {second}，前文为 {first}", "given twice: {second} here, {first} before")
_FIRST = Message("前文为 {first}", "{first} here")

_FARTHEST = 300


@rule(
    code="N105",
    name="repeated-fact-conflict",
    kind="gongkai",
    severity="warning",
    summary=Message("同一数据前后应一致", "a figure that is given twice is given alike"),
    source="practice",
    since="0.1",
    messages=(_CONFLICT, _FIRST),
)
def repeated_fact_conflict(report: Report, options: Options) -> Iterator[Finding]:
    """Check that all sentences that give one measure give it the same figure.

    ## What it does

    Compares the figures that different sentences give for one measure: the sum of 主动公开政府信息, the number
    of one act in the whole year (全年召开新闻发布会12场), and the rows of a table that cannot be read.

    ## Why is this bad

    One of the two is wrong, and the report does not say which.

    ## What is not reported

    - Figures of different scope: a channel (微信公众号发布136条), a kind, a body, another year, a part of the year.
    - Figures whose cell is known: those that differ from it are `narrative-mismatch`.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局主动公开政府信息125条。
    二、主动公开政府信息情况
    本年度共主动公开政府信息135条。
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息125条。
    二、主动公开政府信息情况
    本年度通过微信公众号主动公开政府信息57条。
    ```
    """
    first: dict[str, tuple[ReadPassage, Mention]] = {}
    year = report.period.value if isinstance(report.period.value, int) else None
    for read in report.derive(read_prose).with_numbers:
        for name, mention in _repeatable(report, read, year):
            number, before = mention.number, first.setdefault(name, (read, mention))
            if before[1].number.value != number.value and before[1].number.step == number.step:
                (there, said), (span, words) = _printed(*before), _printed(read, mention)
                yield Finding(
                    _CONFLICT.format(first=said, second=words),
                    span,
                    actual=words,
                    related=(Related(there, _FIRST.format(first=said)),),
                    cause=f"prose:{span.start}",
                )


def _printed(read: ReadPassage, mention: Mention) -> tuple[Span, str]:
    """Return the place of a figure, and the figure as it is printed, with its unit."""
    return read.passage.span(mention.number.start, mention.number.end), read.printed(mention)


_PUBLISHED = tuple(f"主动公开{all_}{kind}信息" for all_ in ("", "各类") for kind in ("", "政府", "政务"))
_LONGEST_SUBJECT = 24
_ALL_WAYS = (
    "通过多种渠道",
    "通过各种渠道",
    "通过各类渠道",
    "通过多渠道",
    "通过多种方式",
    "通过多种形式",
    "通过各种途径",
)
"""Words that name no channel, but all of them."""
_YEARS = Pattern(
    r"20\d\d年度?|本年度?|今年|全年|年内|一年来|我[局委办县市区镇乡]|本机关|本单位|[,，、：:]|共计|累计|总共|共|合计|总计"
)
_ACTS = ("召开", "举办", "开展", "组织", "编发", "制作", "发布", "接待", "办理", "刊发", "编制", "推送")
"""Verbs of acts whose number in the year may be given twice."""
_OF_ACTS = ("场", "次", "期", "篇", "场次", "批次")
_OF_THE_YEAR = ("全年", "年度", "共", "累计")
_SHORTEST_ACT = 5


def _is_all_published(head: str) -> bool:
    """Return whether the words before a figure name all that was published: 我局共主动公开政府信息."""
    return len(head) <= _LONGEST_SUBJECT and head.rstrip("共累计总合数量为达").endswith(_PUBLISHED)


def _repeatable(report: Report, read: ReadPassage, year: int | None) -> Iterator[tuple[str, Mention]]:
    """Yield the figures of a passage that must be the same in all passages, each with the name of its measure.

    Left out are section five, figures of a part or of another year, and what the tables give (`narrative-mismatch`).
    """
    if read.passage.section == "problems":
        return
    for statement in read.statements:
        plain = statement.sure and not statement.measure.others and statement.includes is None
        if plain and sum_for(report, statement) is None:
            yield statement.name, statement.mention
    text = read.passage.text
    yield from _acts(read, year)
    if "主动公开" not in text:
        return
    for mention in read.mentions:
        number = mention.number
        if number.about or mention.listed or mention.depth or number.unit not in ("条", "件", "项"):
            continue
        if not _is_all_published(mention.head):
            continue
        before = text[max(mention.sentence, number.start - _FARTHEST) : number.start]
        for all_ways in _ALL_WAYS:
            before = before.replace(all_ways, "")
        of_all = "通过" not in before and not scope_of(before)
        if of_all and period_of(text, mention.sentence, number.start, year) == THIS_YEAR:
            yield f"published {number.unit}", mention


def _acts(read: ReadPassage, year: int | None) -> Iterator[tuple[str, Mention]]:
    """Yield the figures of acts of the whole year (全年共召开新闻发布会12场), each with the words of the act."""
    text = read.passage.text
    for mention in read.mentions:
        number, head = mention.number, mention.head
        if number.unit not in _OF_ACTS or number.about or mention.listed or mention.depth:
            continue
        if not contains_any(head, _OF_THE_YEAR):
            continue
        act = _YEARS.sub("", head.rpartition("，")[2])
        before = text[max(mention.sentence, number.start - _FARTHEST) : number.start].replace("方面，", "，")
        if len(act) < _SHORTEST_ACT or not act.startswith(_ACTS) or "通过" in before or scope_of(before):
            continue
        if period_of(text, mention.sentence, number.start, year) == THIS_YEAR:
            yield f"act {act} {number.unit}", mention
