"""W102 unbalanced-brackets: brackets come in pairs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from gouji.api import Finding, Message, Options, Report, contains_any, fold, rule
from gouji_common.page_lines import is_page_line
from gouji_common.rules.writing.pairs import BRACKETS, lone_marks

__all__ = ["unbalanced_brackets"]

_NOTE = 6
"""How many characters that follow each other tell a form's own note over a table, be it damaged."""
_LONE = Message("括号“{text}”没有配对", "the bracket “{text}” has no partner")


@rule(
    code="W102",
    name="unbalanced-brackets",
    kind="any",
    severity="warning",
    summary=Message("括号应成对", "brackets come in pairs"),
    source="GB/T 15834—2011 标点符号用法",
    since="0.1",
    messages=(_LONE,),
)
def unbalanced_brackets(report: Report, options: Options) -> Iterator[Finding]:
    """Check that brackets come in pairs.

    ## What it does

    Reports a bracket （）()《》【】〔〕 that is opened and not closed in its paragraph, or closed and not
    opened. One lost bracket is one finding, at its partner.

    ## Why is this bad

    Something was deleted with the other bracket, or the reader cannot see where the remark ends.

    ## What is not reported

    - Numbers of a list such as 1） or a).
    - A pair whose halves stand in lines that follow each other, as where the lines of a paragraph are broken by hand.
    - Lines of the page around the report: those are `page-chrome` and `cms-metadata`.
    - A full-width bracket closed by a half-width one.
    - A form's own note over a table, damaged, such as that on 本列 in the disclosure report: that is
      `leftover-caption`.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局（含下属单位主动公开政府信息35条。
    ```

    ```text good
    一、总体情况
    2024年，我局（含下属单位)主动公开政府信息35条。1）健全制度。
    ```
    """
    for paragraph, marks in groupby(lone_marks(report, BRACKETS), key=itemgetter(0)):
        if is_page_line(paragraph.text) or contains_any(paragraph.text, _notes(report)):
            continue
        for _, at in marks:
            mark = paragraph.text[at]
            yield Finding(_LONE.format(text=mark), paragraph.source_span(at, at + 1), actual=mark)


def _notes(report: Report) -> tuple[str, ...]:
    """Return all pieces of `_NOTE` characters of the notes over the form's tables: by one, a note is recognised."""
    captions = (fold(table.caption) for table in report.form.tables)
    return tuple({caption[at : at + _NOTE] for caption in captions for at in range(len(caption) - _NOTE + 1)})
