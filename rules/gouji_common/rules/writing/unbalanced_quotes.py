"""W103 unbalanced-quotes: quotation marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, When, rule
from gouji_common.page_lines import is_page_line
from gouji_common.rules.writing.pairs import QUOTES, lone_marks

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

    - Straight quotation marks, and quotations over lines that follow each other, as where the lines of a paragraph are
      broken by hand.
    - Lines of the page around the report: those are `page-chrome` and `cms-metadata`.

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
    for paragraph, at in lone_marks(report, QUOTES):
        if not is_page_line(paragraph.text):
            mark = paragraph.text[at]
            yield Finding(_LONE.format(text=mark), paragraph.source_span(at, at + 1), actual=mark)
