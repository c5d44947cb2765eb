"""W103 unbalanced-quotes: quotation marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, When, rule

__all__ = ["unbalanced_quotes"]

_LONE = Message("引号“{text}”没有配对", "the quotation mark “{text}” has no partner")


@rule(
    code="W103",
    name="unbalanced-quotes",
    kind="any",
    severity="warning",
    summary=Message("引号应成对", "quotation marks come in pairs"),
    source="GB/T 15834—2011 标点符号用法",
    since="0.1",
    messages=(_LONE,),
    when=When(words=("“", "”")),
)
def unbalanced_quotes(report: Report, options: Options) -> Iterator[Finding]:
    """Check that quotation marks come in pairs.

    ## What it does

    Reports a “ or ” without its partner in the paragraph.

    ## Why is this bad

    The reader cannot see where the quotation ends.

    ## What is not reported

    - Straight quotation marks, and quotations over lines that follow each other.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局坚持“公开为常态、不公开为例外的原则。
    ```

    ```text good
    一、总体情况
    2024年，我局坚持“公开为常态、不公开为例外”的原则。
    ```
    """
    paragraphs = [p for p in report.paragraphs if "“" in p.text or "”" in p.text]
    lone = {id(p): at for p in paragraphs if (at := _lone(p.text)) >= 0}
    order = {id(p): number for number, p in enumerate(report.paragraphs)}
    numbers = {order[key] for key in lone}
    for paragraph in paragraphs:
        number = order[id(paragraph)]
        if number in {order[key] for key in lone} and not {number - 1, number + 1} & numbers:
            at = lone[id(paragraph)]
            mark = paragraph.text[at]
            yield Finding(_LONE.format(text=mark), paragraph.source_span(at, at + 1), actual=mark)


def _lone(text: str) -> int:
    """Return the index of the first quotation mark without its partner; -1 where all have theirs."""
    opened = -1
    for at, mark in enumerate(text):
        if mark == "“":
            if opened >= 0:
                return opened
            opened = at
        elif mark == "”":
            if opened < 0:
                return at
            opened = -1
    return opened
