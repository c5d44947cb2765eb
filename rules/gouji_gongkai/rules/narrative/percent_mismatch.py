"""N104 percent-mismatch: a stated percentage is the quotient of the figures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.api import Finding, Message, Options, Related, Report, When, rule
from gouji_gongkai.prose.cells import disagreeing
from gouji_gongkai.prose.changes import Change, changes_in, shares_in
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.statements import ReadPassage, read_prose

__all__ = ["percent_mismatch"]

_OFF = Message(
    "{stated} 与同句数字不符：{terms}={right}%", "{stated} does not follow from its sentence: {terms}={right}%"
)
_FIGURE = Message("{figure}", "{figure}")
_HUNDRED = Decimal(100)


@rule(
    code="N104",
    name="percent-mismatch",
    kind="gongkai",
    severity="warning",
    summary=Message("百分比应与同句数字相符", "a percentage follows from the figures of its sentence"),
    source="practice",
    since="0.1",
    messages=(_OFF, _FIGURE),
    when=When(words=("%", "％")),
)
def percent_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a percentage follows from the figures of its sentence.

    ## What it does

    Computes a growth rate from the figure and the difference, or the earlier figure, that stand beside it
    (20 件，比上年增加 4 件，增长 25%), and a share from the part and the whole (71 条，其中网站 57 条，占
    80.3%). One unit in the last printed digit is allowed, so that rounding down is right too.

    ## Why is this bad

    Percentages are what others quote.

    ## What is not reported

    - Percentages whose base does not stand in the sentence: rates of answer or satisfaction, 占全市 12%,
      同比增长 12% alone.
    - Percentages that are not exact (约, 近, 超过).

    ## Example

    ```text bad
    一、总体情况
    2024年，我局收到咨询20件，比上年增加4件，增长20%。
    二、主动公开政府信息情况
    ```

    ```text good
    一、总体情况
    2024年，我局收到咨询20件，比上年增加4件，增长25%。
    二、主动公开政府信息情况
    ```
    """
    for read in report.derive(read_prose).passages:
        if "%" not in read.passage.text and "％" not in read.passage.text:
            continue
        for change in changes_in(read):
            yield from _of_change(report, read, change)
        for percent, part, wholes in shares_in(read):
            yield from _of_share(report, read, percent, part, wholes)


def _of_change(report: Report, read: ReadPassage, change: Change) -> Iterator[Finding]:
    base, percent = change.base, change.percent
    if percent is None or base is None or base <= 0:
        return
    if change.amount is not None and change.prior is not None:
        difference = change.amount.number.value
    else:
        difference = abs(change.level.number.value - base)
    right = difference * _HUNDRED / base
    if not _fits(percent.number, right):
        shown = [m for m in (change.prior, change.level, change.amount) if m is not None]
        yield _finding(report, read, percent, (f"{difference}÷{base}", right), shown)


def _of_share(
    report: Report, read: ReadPassage, percent: Mention, part: Mention, wholes: list[Mention]
) -> Iterator[Finding]:
    candidates = [whole for whole in wholes if whole.number.value]
    rights = [part.number.value * _HUNDRED / whole.number.value for whole in candidates]
    if not candidates or any(_fits(percent.number, right) for right in rights):
        return
    if part.listed or len(candidates) == 1:
        whole = candidates[0]
        terms = f"{part.number.value}÷{whole.number.value}"
        yield _finding(report, read, percent, (terms, rights[0]), [whole, part])


def _fits(number: Number, right: Decimal) -> bool:
    return abs(number.value - right) <= number.step


def _finding(
    report: Report, read: ReadPassage, percent: Mention, quotient: tuple[str, Decimal], shown: list[Mention]
) -> Finding:
    number, passage = percent.number, read.passage
    terms, right = quotient
    rounded = right.quantize(number.step)
    return Finding(
        _OFF.format(stated=passage.text[number.start : number.after], terms=terms, right=rounded),
        passage.span(number.start, number.end),
        expected=f"{rounded}%",
        actual=passage.text[number.start : number.after],
        related=tuple(
            Related(
                passage.span(m.number.start, m.number.end),
                _FIGURE.format(figure=passage.text[m.number.start : m.number.after]),
            )
            for m in shown
        ),
        cause=_cause(report, read, [percent, *shown]),
    )


def _cause(report: Report, read: ReadPassage, mentions: list[Mention]) -> str:
    wrong = disagreeing(report, mentions)
    if wrong is not None:
        return f"prose:{wrong.span.start}"
    number = mentions[0].number
    return f"prose:{read.passage.span(number.start, number.end).start}"
