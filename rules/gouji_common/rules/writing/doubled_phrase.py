"""W106 doubled-phrase: no phrase stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import CHINESE, Finding, Message, Options, Report, rule
from gouji_common.rules.writing.doubled_characters import doubled_characters
from gouji_common.rules.writing.doubled_words import NEVER_DOUBLED
from gouji_common.rules.writing.repeats import suspects

__all__ = ["doubled_phrase"]

_TWICE = Message("词语重复：“{text}”", "a phrase twice: “{text}”")
"""A Chinese character. A range of them takes a millisecond to compile."""
_DOUBLED = (
    rf"({CHINESE}{{3,12}})\1"
    rf"|({CHINESE}{{2}})的({CHINESE}{{2}})\2\3"
    r"|(内容|情况|措施|问题)(?:公开|工作)\4"
)
_PAIR = rf"(?=(({CHINESE}{{2}})\2))"


@rule(
    code="W106",
    name="doubled-phrase",
    kind="any",
    severity="info",
    summary=Message("词语重复", "no phrase stands twice in a row"),
    source="practice",
    since="0.1",
    messages=(_TWICE,),
)
def doubled_phrase(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no phrase stands twice in a row.

    ## What it does

    Reports a phrase of three or more characters twice in a row; a word of two that nobody doubles (我局我局, 情况情况,
    审核审核); a character of grammar (的的, 了了, 仍有有差距, 对对各单位, 占占总数); and 公开的内容公开内容, the same words with and without 的.

    ## Why is this bad

    It is what an unfinished correction leaves behind.

    ## What is not reported

    - 逐个逐个, 一条一条, and verbs that double, such as 研究研究.
    - Two words that only meet, such as 各部门部门预算 and 标的的, and marks between them: 公开、公开.
    - Sentences that turn words round, such as 涉密信息不上网、上网信息不涉密.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局的公开内容公开内容更加丰富。
    ```

    ```text good
    一、总体情况
    2024年，我局逐条逐条审核，做到涉密信息不上网、上网信息不涉密。
    ```
    """
    paragraphs = report.paragraphs
    for number in sorted(suspects([paragraph.text for paragraph in paragraphs], report.prose)):
        paragraph = paragraphs[number]
        for start, end in _doubled(paragraph.text):
            phrase = paragraph.text[start:end]
            yield Finding(_TWICE.format(text=phrase), paragraph.source_span(start, end), actual=phrase)


def _doubled(text: str) -> list[tuple[int, int]]:
    """Return where something stands twice in a row; of what overlaps, only the first and longest."""
    found = [match.span() for match in re.finditer(_DOUBLED, text)]
    found += doubled_characters(text)
    for match in re.finditer(_PAIR, text):
        after = NEVER_DOUBLED.get(match[2])
        if after is not None and not text.startswith(after, match.end(1)):
            found.append(match.span(1))
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
