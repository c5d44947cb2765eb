"""C101 leftover-caption: the form's own 本列 caption, printed, damaged or out of place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Literal

from gouji.api import (
    BoundTable,
    Cell,
    Finding,
    Message,
    Option,
    Options,
    Paragraph,
    Report,
    Severity,
    Span,
    Table,
    When,
    contains_any,
    fold,
    rule,
)

__all__ = ["leftover_caption"]

_WORDS = ("数据的勾稽关系为", "数据的钩稽关系为", "加第二项之和", "第三项加第四项")
_PRINTED = Message(
    "表中仍留有格式自带的填表说明，可以删去：“{text}”", "the form's own note is still in the table and may go: “{text}”"
)
_DAMAGED = Message(
    "格式自带的填表说明残缺或被改动：“{text}”，原文为“{caption}”",
    "the form's own note is damaged: “{text}”; the form prints “{caption}”",
)
_DOUBLED = Message("格式自带的填表说明重复出现：“{text}”", "the form's own note stands here again: “{text}”")
_ELSEWHERE = Message(
    "格式自带的填表说明出现在表头以外：“{text}”", "the form's own note stands outside its cell: “{text}”"
)
_FURTHER = Message("报告中仍留有模板的说明文字：“{text}”", "a note of the template is still in the report: “{text}”")
_SHORTEST = min(map(len, _WORDS)) - 1
_LONGEST_SHOWN = 50
_SAME_CELLS = 5
"""So many cells of a head that is printed again on a new page are compared with the first."""


@rule(
    code="C101",
    name="leftover-caption",
    kind="gongkai",
    severity="warning",
    summary=Message("格式自带的“本列数据的勾稽关系为…”说明", "the form's own note on 本列 is left in the report"),
    source="国办公开办函〔2021〕30号、〔2019〕60号：第三部分表格左上角",
    since="0.1",
    options=(
        Option(
            "in_place",
            "string",
            "info",
            Message("原样留在表头单元格中时的级别", "the severity of the note in its own cell, as printed"),
            ("allow", "info", "warning", "error"),
        ),
        Option(
            "also",
            "array",
            (),
            Message("本地区模板中不应留在报告里的其他说明", "further notes of one's own template that must not stay"),
        ),
    ),
    messages=(_PRINTED, _DAMAGED, _DOUBLED, _ELSEWHERE, _FURTHER),
    when=When(words=_WORDS),
)
def leftover_caption(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the form's own note on the sums of a column is not left in the report.

    ## What it does

    The official form prints （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） in the top left
    cell of the table on requests. In its own cell and as printed it is reported as information; damaged,
    doubled, in another cell or as a line of text it is a warning.

    ## Why is this bad

    The note is meant for who fills in the form. Damaged or out of place, it shows that the table was
    pasted carelessly, and that other text may have been lost with it.

    ## What is not reported

    - Full-width or half-width brackets and punctuation, white space, line breaks within the note.
    - A sentence that speaks of 勾稽关系.
    - A whole head of the table that is printed again on a new page.
    - Copies in the cells that the merged cell of the note covers, where those of other labels are told so too.
    - A note whose first words were cut off together with the heading above it: that is one finding of
      `missing-section`.

    ## Options

    `in_place`: what the note is in its own cell as printed: `allow`, `info` (default), `warning`,
    `error`. A severity that is set for the rule holds there too, unless it is allowed.

    ```yaml
    rules:
      leftover-caption: {in_place: allow}
    ```

    ```text good
    （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    ```

    ```text bad
    列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    ```

    `also`: further notes that must not stay, for those whose template has notes of its own. They are found in any line or
    cell, whatever the width of their characters.

    ```yaml
    rules:
      leftover-caption: {also: [填写时请删除本行]}
    ```

    ```text bad
    六、其他需要报告的事项
    填写时请删除本行：本部分不超过五百字。
    本年度未收取信息处理费。
    ```

    ```text good
    六、其他需要报告的事项
    本年度未收取信息处理费。
    ```

    ## Example

    ```text bad
    列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    ```

    ```text good
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    ```
    """
    yield from _captions(report, options["in_place"])
    for note in options["also"]:
        yield from _notes(report, note)


def _captions(report: Report, in_place: Severity | Literal["allow"]) -> Iterator[Finding]:
    """Yield a finding for each place of the form's own note, in its cell as printed of the severity *in_place*."""
    bound = next((bound for bound in report.tables.values() if bound.table.caption), None)
    if bound is None:
        return
    caption = fold(bound.table.caption)
    own = _own_cell(report, bound, caption)
    for node in _marked(report, own):
        if isinstance(node, Paragraph) and _may_be_of_table(report, bound, node):
            continue
        if own is not None and node is not own and isinstance(node, Cell) and _begins_head_again(bound, own, node):
            continue
        if own is not None and node is not own and isinstance(node, Cell) and _is_spread(bound, own, node):
            continue
        text = " ".join(node.text.split())[:_LONGEST_SHOWN]
        if node is own:
            if in_place != "allow":
                yield Finding(_PRINTED.format(text=text), node.span, section=bound.table.section, severity=in_place)
            continue
        message = _message(node, caption, is_doubled=own is not None)
        yield Finding(
            message.format(text=text, caption=bound.table.caption),
            _span(node),
            section=_section(report, bound, node),
            cause=f"note:{node.start}",
        )


def _notes(report: Report, note: str) -> Iterator[Finding]:
    """Yield a finding for each paragraph or cell with a note of a template, at its words where they are as written."""
    words = fold(note)
    for node in _nodes(report):
        if words in fold(node.text):
            at = node.text.find(note)
            span = node.source_span(at, at + len(note)) if at >= 0 else node.span
            yield Finding(_FURTHER.format(text=note), span)


def _nodes(report: Report) -> Iterator[Paragraph | Cell]:
    """Yield every paragraph and every cell, in reading order."""
    for block in report.document.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                yield from row.cells


def _may_be_of_table(report: Report, bound: BoundTable, node: Paragraph) -> bool:
    """Return whether a line of text may be the head of the table, which breaks off or whose cells run together."""
    if not bound.rows and any(cell.start == node.start for cell in bound.cells):
        return True
    section = report.sections[bound.table.section]
    return not section.whole and _section(report, bound, node) == section.id


def _begins_head_again(bound: BoundTable, own: Cell, node: Cell) -> bool:
    """Return whether a cell begins the head of the table anew, as on a new page: the cells after both are the same."""
    first, again = (
        [fold(cell.text) for cell in islice((cell for cell in bound.cells if cell.start >= each.start), _SAME_CELLS)]
        for each in (own, node)
    )
    return len(again) == _SAME_CELLS and first == again


def _is_spread(bound: BoundTable, own: Cell, node: Cell) -> bool:
    """Return whether a cell repeats the note because each merged cell of the head is told in all that it covers."""
    if node.text != own.text or not _is_in_head(bound, node):
        return False
    head = [cell.text for cell in bound.cells if _is_in_head(bound, cell) and cell.text != own.text]
    return any(text and text == following for text, following in pairwise(head))


def _own_cell(report: Report, bound: BoundTable, caption: str) -> Cell | None:
    """Return the cell that has the caption exactly as printed in the head of the table; None where none has.

    The head lies between the section's heading and the first figures; a copy above the heading is second choice.
    """
    heading = report.sections[bound.table.section].heading
    begin = heading.end if heading else 0
    printed = (
        cell
        for cell in bound.cells
        if len(cell.text) >= len(caption) and fold(cell.text) == caption and _is_in_head(bound, cell)
    )
    first = next(printed, None)
    if first is None or first.start >= begin:
        return first
    return next((cell for cell in printed if cell.start >= begin), first)


def _is_in_head(bound: BoundTable, cell: Cell) -> bool:
    """Return whether a cell of text stands before the first figures of a table, as its first cell does."""
    return cell is bound.cells[0] or all(cell.start < row.cells[0].start for row in bound.rows if row.cells)


def _marked(report: Report, own: Cell | None) -> Iterator[Paragraph | Cell]:
    """Yield every paragraph and cell with words of the note, in reading order: most reports have them in their *own* cell."""
    left = {words: count for words in _WORDS if (count := report.text.count(words))}
    if own is not None and left and all(own.text.count(words) == count for words, count in left.items()):
        yield own
        return
    present = tuple(left)
    for node in _nodes(report) if present else ():
        text = node.text
        if len(text) > _SHORTEST and contains_any(text, present):
            yield node
            left = {words: more for words, count in left.items() if (more := count - text.count(words)) > 0}
            if not left:
                return


def _message(node: Paragraph | Cell, caption: str, *, is_doubled: bool) -> Message:
    folded = fold(node.text)
    if caption not in folded:
        return _DAMAGED
    return _DOUBLED if is_doubled else _ELSEWHERE


def _span(node: Paragraph | Cell) -> Span:
    """Return the span of a short text as a whole, of a long one only that of the caption's known words."""
    if len(node.text) <= 2 * _LONGEST_SHOWN:
        return node.span
    at, words = min((at, words) for words in _WORDS if (at := node.text.find(words)) >= 0)
    return node.source_span(at, at + len(words))


def _section(report: Report, bound: BoundTable, node: Paragraph | Cell) -> str | None:
    inside = bound.cells and bound.cells[0].start <= node.start <= bound.cells[-1].end
    return bound.table.section if inside else report.section_at(node.start)
