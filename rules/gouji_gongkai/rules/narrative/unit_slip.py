"""N107 unit-slip: no figure is ten thousand times what it should be."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Related, Report, rule
from gouji_gongkai.prose.cell_readings import disagreements
from gouji_gongkai.prose.cells import Sum, in_unit_of_table
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.parts import PartList, is_slip, unequal_lists
from gouji_gongkai.prose.statements import ReadPassage, Statement

__all__ = ["unit_slip"]

_CELL = Message(
    "正文为 {stated}，表中为 {value}，相差一万倍：单位（万、万元）可能写错",
    "the text says {stated}, the table {value}: ten thousand times apart, 万 may be missing or too many",
)
_LIST = Message(
    "{stated} 与同句其他数字相差一万倍：漏写或多写了“万”",
    "{stated} is ten thousand times off the other figures of its sentence: 万 is missing or too many",
)
_AT = Message("{address} = {value}", "{address} = {value}")
_OTHER = Message("{figure}", "{figure}")


@rule(
    code="N107",
    name="unit-slip",
    kind="gongkai",
    severity="error",
    summary=Message("数字不应因“万”相差一万倍", "no figure is off by 万"),
    source="practice",
    since="0.1",
    messages=(_CELL, _LIST, _AT, _OTHER),
)
def unit_slip(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no figure is ten thousand times another that it should equal.

    ## What it does

    Reports a figure that agrees with its cell, or with its parts, once 万 is added or taken away: 1264.35 元
    in the text where the table says 1264.35 万元, 3.2 万条 that are made of 2 万条 and 1.2 条.

    ## Why is this bad

    The figure is wrong by four digits. It is the mistake that newspapers find first.

    ## What is not reported

    - Figures that differ otherwise: those are `narrative-mismatch` and `part-sum`.
    - Zeros.

    ## Example

    ```text bad
    一、总体情况
    2024年，全县主动公开政府信息32000条，其中县政府门户网站2万条，政务新媒体1.2条。
    二、主动公开政府信息情况
    ```

    ```text good
    一、总体情况
    2024年，全县主动公开政府信息32000条，其中县政府门户网站2万条，政务新媒体1.2万条。
    二、主动公开政府信息情况
    ```
    """
    for statement, cells, _ in report.derive(disagreements):
        if is_slip(in_unit_of_table(statement.mention.number), cells.value):
            yield _of_cell(report, statement, cells)
    for read, found in report.derive(unequal_lists):
        yield from _of_list(read, found)


def _of_cell(report: Report, statement: Statement, cells: Sum) -> Finding:
    return Finding(
        _CELL.format(stated=statement.words + statement.mention.number.unit, value=cells.value),
        statement.span,
        fact=cells.facts[0].id if len(cells.facts) == 1 else None,
        expected=str(cells.value),
        actual=statement.words,
        related=tuple(
            Related.to(fact, _AT.format(address=report.address(fact.id), value=fact.value)) for fact in cells.facts
        ),
        cause=f"prose:{statement.span.start}",
    )


def _of_list(read: ReadPassage, found: PartList) -> Iterator[Finding]:
    parts, wrong = found.listed, found.slipped
    if wrong is None:
        return
    others = [mention.number for mention in (found.total, *parts) if mention is not wrong]
    number = wrong.number
    yield Finding(
        _LIST.format(stated=_printed(read, number)),
        read.passage.span(number.start, number.end),
        actual=read.passage.text[number.start : number.end],
        related=tuple(
            Related(read.passage.span(other.start, other.end), _OTHER.format(figure=_printed(read, other)))
            for other in others
        ),
        cause=f"prose:{read.passage.span(number.start, number.end).start}",
    )


def _printed(read: ReadPassage, number: Number) -> str:
    return read.passage.text[number.start : number.after]
