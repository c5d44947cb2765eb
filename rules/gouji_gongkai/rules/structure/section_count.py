"""S120 section-count: the text promises as many parts or items as it lists, and as there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import itertools
import re

from gouji.api import (
    Finding,
    Message,
    NamedTuple,
    Options,
    Paragraph,
    Pattern,
    Report,
    Span,
    When,
    contains_any,
    counted,
    ordinal,
    rule,
)
from gouji_gongkai.prose.promised import FIRST, promised_items

__all__ = ["section_count"]

_LISTED = Message(
    "此处写“{said}”，实际列出{listed}个部分", "the preface says “{said}”, and lists {listed} of the report"
)
_THERE = Message("此处写“{said}”，报告实有{there}个部分", "the preface says “{said}”; the report has {there}")
_ITEMS = Message("此处写“{said}”，实际列出{listed}项", "the text says “{said}”, and lists {listed}")

_NUMERALS = "零一二三四五六七八九十"
_PROMISE = Pattern(
    r"(?<![\d一二三四五六七八九十第、])(?P<count>\d{1,2}|[一二三四五六七八九十])\s*(?:个|大|项)*"
    r"(?P<unit>部分|部份|章|方面|板块|内容)(?!之)"
)
_UNITS = ("部分", "部份", "章", "方面", "板块", "内容")
_OWN = ("部分", "部份", "章")
_LIST_WORDS = ("包括", "包含", "分为", "分成", "共分", "组成", "构成", "涵盖", "分别", "由", "即", "：", ":")
_REPORT_WORDS = ("报告", "年报", "全文", "本文")
_SEPARATORS = Pattern(r"[、，,；;]")
_NOT_AN_ITEM = Pattern(
    r"[和及与以等共计的为是由即“”《》：:（）()\s]|本?(?:年度)?报告|全文|包括|包含|分为|分成|组成|构成|内容|分别|主要|涵盖"
)
_FEWEST_NAMES = 3
_SHORTEST_ITEM = 2
_MARK = "\0"


class _Promise(NamedTuple):
    """A sentence of the preface that says how many parts the report has: the words, their count, and what it lists."""

    words: str
    begin: int
    number: int
    names: int
    others: int
    open_end: bool


@rule(
    code="S120",
    name="section-count",
    kind="gongkai",
    severity="warning",
    summary=Message(
        "所说的部分数、项数应与列出的、实有的一致", "the text promises as many parts and items as there are"
    ),
    source="practice",
    since="0.2",
    messages=(_LISTED, _THERE, _ITEMS),
    when=When(words=(*_UNITS, FIRST)),
)
def section_count(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the preface promises as many parts as it lists and the report has, and a sentence as many items.

    ## What it does

    Reads the sentence of the preface that says of how many parts the report consists (本报告由总体情况、…七个部分
    组成), counts the parts that it lists, and those that the report has. Below the preface, a sentence that gives the number
    of the items after it (重点做好三方面工作：一是…；二是…) is compared with how many it lists.

    ## Why is this bad

    The reader looks for a part that is not there, or the preface was taken over from another report.

    ## What is not reported

    - A list that ends with 等, as long as it is not longer than the count.
    - Names that cannot be told apart for sure: one with 、 in it may be one part or two.
    - Items that go on in other words (一是…；二是…；此外…), that have items of their own, or whose numbers may be those of a
      list around them.
    - A section that is missing: that is `missing-section`.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。
    一、总体情况
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。
    一、总体情况
    ```
    """
    yield from itertools.islice(_of_preface(report), 1)
    for section in report.sections.values() if FIRST in report.prose else ():
        if section.whole:
            yield from _of_items(section.paragraphs)


def _of_items(paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    if any(FIRST in paragraph.text for paragraph in paragraphs):
        for items in promised_items(_joined(paragraphs)):
            message = _ITEMS.format(said=items.said, listed=counted(items.listed, "item"))
            yield Finding(message, _span(_places(paragraphs), items.begin, items.end), actual=items.said)


def _of_preface(report: Report) -> Iterator[Finding]:
    lines = [block for block in report.front if isinstance(block, Paragraph)]
    text = _joined(lines)
    if not contains_any(text, _UNITS):
        return
    names = sorted(
        {name for section in report.form.sections for name in (section.name, *section.variants)}, key=len, reverse=True
    )
    for promise in _promises(text, names):
        message = _wrong(report, promise)
        if message is not None:
            span = _span(_places(lines), promise.begin, promise.begin + len(promise.words))
            yield Finding(message, span, actual=promise.words)


def _span(places: Sequence[tuple[Paragraph, int]], begin: int, end: int) -> Span:
    (first, start), (last, stop) = places[begin], places[end - 1]
    return Span(first.source_span(start, start + 1).start, last.source_span(stop, stop + 1).end)


def _joined(lines: Iterable[Paragraph]) -> str:
    """Return the text of lines without white space, over hard line breaks."""
    return "".join([piece for line in lines for piece in line.text.split()])


def _places(lines: Iterable[Paragraph]) -> list[tuple[Paragraph, int]]:
    """Return the place of each character of the text of lines that is no white space."""
    return [(line, at) for line in lines for at, character in enumerate(line.text) if not character.isspace()]


def _promises(text: str, names: Sequence[str]) -> Iterator[_Promise]:
    for sentence in re.finditer(r"[^。！？]+", text):
        for match in _PROMISE.finditer(sentence[0]):
            before, after = sentence[0][: match.start()], sentence[0][match.end() :]
            listed = before if sum(name in before for name in names) >= _FEWEST_NAMES else after
            names_found, others = _items(listed, names)
            if _is_of_report(sentence[0], match["unit"], names_found):
                yield _Promise(
                    match[0],
                    sentence.start() + match.start(),
                    int(match["count"]) if match["count"].isdigit() else _NUMERALS.index(match["count"]),
                    names_found,
                    others,
                    before.rstrip().endswith("等") or "等" in after[:3],
                )


def _is_of_report(sentence: str, unit: str, names: int) -> bool:
    """Return whether a count is that of the report's parts: it lists their names, or says so of the report."""
    if not any(word in sentence for word in _LIST_WORDS):
        return False
    return names >= _FEWEST_NAMES or (names == 0 and unit in _OWN and any(word in sentence for word in _REPORT_WORDS))


def _items(text: str, names: Sequence[str]) -> tuple[int, int]:
    """Return how many names of sections a text lists, and how many other pieces."""
    for name in names:
        text = text.replace(name, _MARK)
    first, last = text.find(_MARK), text.rfind(_MARK)
    if first < 0:
        return 0, 0
    begin = max((text.rfind(word, 0, first) + len(word) for word in _LIST_WORDS if word in text[:first]), default=first)
    pieces = [piece for part in text[begin:].split(_MARK) for piece in _SEPARATORS.split(part)]
    others = sum(1 for piece in pieces if len(_NOT_AN_ITEM.sub("", piece)) >= _SHORTEST_ITEM)
    return text[first : last + 1].count(_MARK), others


def _wrong(report: Report, promise: _Promise) -> Message | None:
    """Return what is wrong with a promise: it lists more or fewer parts, or the report has more or fewer."""
    least, most = promise.names + bool(promise.others), promise.names + promise.others
    if promise.names and (promise.number < least or (promise.number > most and not promise.open_end)):
        return _LISTED.format(said=promise.words, listed=counted(most, "part"))
    if promise.others or report.breaks_off or any(section.heading is None for section in report.sections.values()):
        return None
    there = len(report.sections) + _further(report)
    # A part too many is `extra-section`.
    return (
        None
        if promise.number in (len(report.sections), there)
        else _THERE.format(said=promise.words, there=counted(there, "part"))
    )


def _further(report: Report) -> int:
    """Return how many headings go on counting after the last section (七、…)."""
    last = report.sections[report.form.sections[-1].id]
    style, value = ordinal(last.heading.text) if last.heading else ("", 0)
    found = 0
    for paragraph in last.paragraphs:
        if style in ("comma", "part") and ordinal(paragraph.text) == (style, value + found + 1):
            found += 1
    return found
