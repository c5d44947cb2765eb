"""S118 text-breaks-off: the text is whole to its end."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import BREAK, Finding, Message, Options, Report, Span, rule

__all__ = ["text_breaks_off"]

_BREAKS_OFF = Message(
    "文字到此中断：“{text}”；其后的内容缺失，未作检查",
    "the text breaks off here: “{text}”; what would follow was neither seen nor checked",
)
_LONGEST = 30
_MARKS = "，、；：！？,;:|"
_BEFORE_WORDS = frozenset(f"{_MARKS}。")


@rule(
    code="S118",
    name="text-breaks-off",
    kind="any",
    severity="warning",
    summary=Message("文字应完整，不应中断", "the text is whole to its end"),
    source="practice",
    since="0.2",
    messages=(_BREAKS_OFF,),
)
def text_breaks_off(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the text does not break off.

    ## What it does

    Looks at the last line, parts of a web page apart: where it ends inside a word, a sentence, a bracket or
    the rows of a table, and sections are still to come, the text breaks off there. That is said once. What
    would stand after it (sections, tables, rows, statements) is not called missing, and the broken passage
    itself is not judged.

    ## Why is this bad

    A text that was cut when it was copied or published is not the report.

    ## What is not reported

    - A text that ends with a full stop, a signature, a day, an annex or an address: it is judged as it stands.
    - The last line of the last section without its full stop, unless it visibly goes on (a comma, an open
      bracket).

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我镇依法公开政府信息，及时回应群众关切，不断提
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我镇依法公开政府信息，及时回应群众关切，不断提高服务水平。
    ```
    """
    span = report.breaks_off
    if span is not None:
        text = " ".join(report.document.source[span].split()) or _before(report, span)
        yield Finding(_BREAKS_OFF.format(text=text[-_LONGEST:]), _last_words(report, span), cause=BREAK)


def _last_words(report: Report, span: Span) -> Span:
    """Return the place of the last words of a passage, behind its last mark of punctuation or the last bar."""
    text = report.document.source[span].rstrip()
    begin = end = len(text.rstrip(_MARKS))
    while begin > 0 and text[begin - 1] not in _BEFORE_WORDS and not text[begin - 1].isspace():
        begin -= 1
    return Span(span.start + begin, span.start + len(text)) if begin < end else span


def _before(report: Report, span: Span) -> str:
    """Return the end of the text before a place."""
    return " ".join(report.document.source[Span(max(0, span.start - _LONGEST), span.start)].split())
