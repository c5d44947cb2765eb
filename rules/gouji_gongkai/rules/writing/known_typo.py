"""W107 known-typo: no misspelling of a closed list."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Cell, Edit, Finding, Fix, Message, Option, Options, Paragraph, Report, When, rule, written
from gouji_gongkai.rules.writing.typos import SLOGANS, TYPOS, Typo

__all__ = ["known_typo"]

_TYPO = Message("“{text}”应为“{right}”", "“{text}” should be “{right}”")
_LOST = Message("“{text}”缺“不”字，应为“{right}”", "“{text}” has lost its 不: “{right}”")
_ENDS = "。；！？\n"


@rule(
    code="W107",
    name="known-typo",
    kind="gongkai",
    severity="warning",
    summary=Message("常见错别字", "no word of a list of known misspellings"),
    source="practice; 现代汉语词典",
    since="0.1",
    fix="unsafe",
    options=(
        Option(
            "also",
            "array",
            (),
            Message("还要查的错别字，写作“错=对”", "further misspellings, each as wrong=right"),
            pattern=r"[^=]*[^=\s][^=]*=[^=]*[^=\s][^=]*",
            example="公开条理=公开条例",
        ),
        Option("allow", "array", (), Message("词表中在本地没有错的词", "words of the list that are right here")),
    ),
    messages=(_TYPO, _LOST),
    when=When(words=(*(typo.wrong for typo in TYPOS), "例外", "涉密")),
)
def known_typo(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report has none of a list of known misspellings.

    ## What it does

    Looks for words of a closed list that are always wrong: 布署 for 部署, 既使 for 即使, 行政复仪 for 行政复议; and for
    slogans that have lost their 不: 公开为常态、公开为例外.

    ## Why is this bad

    A misspelt word is not found by a search, and readers notice it.

    ## What is not reported

    - Words that are right in some sense, such as 做为, and where two words meet: 按装机容量, 既使群众满意，又使企业便利.
    - Second spellings that dictionaries have: 名符其实 beside 名副其实, 渡过难关.

    ## Options

    `also`: further misspellings, each as `wrong=right`: those that come back in one's own reports. A part of a right word is
    found in it too: write enough of it.

    ```yaml
    rules:
      known-typo: {also: [公开条理=公开条例]}
    ```

    ```text bad
    一、总体情况
    2024年，我局认真贯彻政府信息公开条理。
    ```

    ```text good
    一、总体情况
    2024年，我局认真贯彻政府信息公开条例。
    ```

    `allow`: words of the list that are right here, as in a name.

    ```yaml
    rules:
      known-typo: {allow: [按排]}
    ```

    ```text bad
    一、总体情况
    2024年，我局按排专人负责，认真布署政府信息公开工作。
    ```

    ```text good
    一、总体情况
    2024年，我局公布三家超市按排收银的办法。
    ```

    ## Fix

    The word is replaced (unsafe: ask for it), where nothing else can be meant.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局认真布署政府信息公开工作。
    ```

    ```text good
    一、总体情况
    2024年，我局认真部署政府信息公开工作。
    ```
    """
    present = [typo for typo in _listed(options) if typo.wrong in report.text]
    for node in written(report):
        for typo in present:
            yield from _typos(node, typo)
        if "例外" in node.text or "涉密" in node.text:
            yield from _slogans(node)


def _listed(options: Options) -> Iterator[Typo]:
    """Yield the words of the list that are not allowed, then those that the options add."""
    yield from (typo for typo in TYPOS if typo.wrong not in options["allow"])
    for pair in options["also"]:
        wrong, _, right = pair.partition("=")
        yield Typo(wrong.strip(), right.strip())


def _typos(node: Paragraph | Cell, typo: Typo) -> Iterator[Finding]:
    text = node.text
    start = text.find(typo.wrong)
    while start >= 0:
        end = start + len(typo.wrong)
        if not _is_right(text, start, end, typo):
            span = node.source_span(start, end)
            yield Finding(
                _TYPO.format(text=typo.wrong, right=typo.right),
                span,
                expected=typo.right,
                actual=typo.wrong,
                fix=Fix("unsafe", (Edit(span, typo.right),)) if typo.fixed else None,
            )
        start = text.find(typo.wrong, end)


def _is_right(text: str, start: int, end: int, typo: Typo) -> bool:
    """Return whether the characters of a wrong word are right here, because of what stands beside them."""
    within = typo.right.find(typo.wrong)
    if within >= 0 and text.startswith(typo.right, max(0, start - within)):
        return True
    if text.endswith(typo.before, 0, start) or text.startswith(typo.after, end):
        return True
    stop = min([at for mark in _ENDS if (at := text.find(mark, end)) >= 0], default=len(text))
    return any(word in text[end:stop] for word in typo.until)


def _slogans(node: Paragraph | Cell) -> Iterator[Finding]:
    for pattern, right in SLOGANS:
        for match in re.finditer(pattern, node.text):
            whole = f"{node.text[match.start() : match.start(1)]}不{node.text[match.start(1) : match.end()]}"
            span = node.source_span(*match.span(1))
            yield Finding(
                _LOST.format(text=match[0], right=whole),
                span,
                expected=right,
                actual=match[1],
                fix=Fix("unsafe", (Edit(span, f"不{match[1]}"),)),
            )
