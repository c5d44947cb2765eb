"""F102 placeholder-cell: no stroke or 无 in place of a figure, and exactly one choice ticked."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Fact, Finding, Message, Options, Report, rule

__all__ = ["placeholder_cell"]

_PLACEHOLDER = Message(
    "“{text}”不是 0：没有的应填 0，含此格的勾稽关系未检查",
    "“{text}” is not 0: print 0 where there is none; relations with this cell were not checked",
)
_UNCHOSEN = Message(
    "{address}应选且只选一项（{choices}），现为“{text}”",
    "{address}: one of {choices} is to be chosen, and only one; it is “{text}”",
)
_UNANSWERED = Message("{address}空白，应选一项（{choices}）", "{address} is blank: one of {choices} is to be chosen")
_LONGEST_SHOWN = 40
_YES_OR_NO = ("是", "否")


@rule(
    code="F102",
    name="placeholder-cell",
    kind="any",
    severity="warning",
    summary=Message(
        "数字单元格不应填“/”“—”“无”，单选的应选定一项",
        "no cell for a figure holds a placeholder, and of single choices one is made",
    ),
    source="各类报告的填报要求，如国办公开办函〔2021〕30号：没有的填 0",
    since="0.1",
    messages=(_PLACEHOLDER, _UNCHOSEN, _UNANSWERED),
)
def placeholder_cell(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no cell for a figure holds a placeholder, and that exactly one of several choices is ticked.

    ## What it does

    Reports each cell for a figure that holds `/`, `-`, `—` or 无 in place of a number, and each cell for yes or
    no, or for one of some choices, in which none or several are ticked.

    ## Why is this bad

    A stroke may mean zero, unknown or not applicable. Relations with it are not checked. Of two boxes that are
    both empty or both ticked nobody knows which is meant.

    ## What is not reported

    - The header 本年增/减.
    - Cells that the form lets blank where there is nothing to report.
    - A stroke in a cell for a text, and choices of which any number may be made.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | / | — | 0 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    ```
    """
    for fact in report.facts.values():
        if fact.state in ("placeholder", "blank") and not report.column(fact.id).optional:
            message = _message(report, fact)
            if message is not None:
                yield Finding.at(fact, message)


def _message(report: Report, fact: Fact) -> Message | None:
    """Return the message on a placeholder, or on choices of which not one is ticked; None for any other fact."""
    column, text = report.column(fact.id), fact.raw.strip()
    if column.is_figure:
        return _PLACEHOLDER.format(text=text) if fact.state == "placeholder" else None
    if column.type not in ("yes-no", "choice"):
        return None
    choices = "、".join(_YES_OR_NO if column.type == "yes-no" else column.choices)
    said = _UNCHOSEN if fact.state == "placeholder" else _UNANSWERED
    return said.format(address=report.address(fact.id), choices=choices, text=" ".join(text.split())[:_LONGEST_SHOWN])
