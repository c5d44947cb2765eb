"""N104 percent-mismatch: a stated percentage is the quotient of the figures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.api import Finding, Message, Options, Related, Report, When, rule
from gouji_gongkai.prose.cell_readings import disagreeing
from gouji_gongkai.prose.computed import computed
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.parts import PartList, list_told_for
from gouji_gongkai.prose.readings import Claim, Reading
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["percent_mismatch"]

_OFF = Message(
    "{stated} 与同句数字不符：{terms}={right}", "{stated} does not follow from its sentence: {terms}={right}"
)
_OFF_BEFORE = Message(
    "{stated} 与前文数字不符：{terms}={right}", "{stated} does not follow from the figures before: {terms}={right}"
)
_HUNDRED = Decimal(100)
_OPERANDS = 2
_FIGURE = Message("{figure}", "{figure}")


@rule(
    code="N104",
    name="percent-mismatch",
    kind="gongkai",
    severity="warning",
    summary=Message("百分比应与同句数字相符", "a percentage follows from the figures of its sentence"),
    source="practice",
    since="0.1",
    messages=(_OFF, _OFF_BEFORE, _FIGURE),
    when=When(words=("%", "％", "百分", "倍", "番")),
)
def percent_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a percentage follows from the figures of its sentence.

    ## What it does

    Computes a growth rate from the figure and the difference, or the earlier figure, that stand beside it
    (20 件，比上年增加 4 件，增长 25%; 分别为 51 件、63 件、77 件，后两年分别增长 23.5%、22.2%), a share or a rate
    from the part and the whole (71 条，其中网站 57 条，占 80.3%; 征集 120 条，采纳 90 条，采纳率 75%), percentage
    points from two percentages (由 94.5% 上升至 99.1%，提高 4.6 个百分点), and how many times a figure is that of last
    year (24 件，是上年 8 件的 3 倍; 翻了一番). 百分之八十 is read too. One unit in the last printed digit is allowed, so
    that rounding down is right too.

    The whole of a share is the figure that its words name (占答复总数), else one of the sentence, of the one
    before, farther back, the sum of its siblings, a sum with what was carried over, or a total of table three:
    it is reported where the percentage follows from none of them. Shares of one list have one whole.

    ## Why is this bad

    Percentages are what others quote.

    ## What is not reported

    - Percentages whose base is not printed before them: rates of satisfaction, 占全市 12%, 同比增长 12% alone; shares
      without a count of their own (予以公开占 58.5%).
    - Rates of 100 %, and rates of what was done in time (按时办结率): they are of what was due.
    - Percentages that are not exact (约, 近, 超过).
    - A percentage that follows from the figures with which a list that is reported adds up: that is `part-sum`.

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
    told: dict[int, str] = {}
    for kind, read, claim in computed(report):
        reading = claim.broken
        if reading is not None:
            cause = next((told[id(m)] for m in reading.mentions if id(m) in told), None)
            if cause is None:
                cause = _cause(report, read, claim, reading, kind)
            told[id(claim.told)] = cause
            yield _finding(read, claim.told, reading, cause)


def _finding(read: ReadPassage, percent: Mention, reading: Reading, cause: str) -> Finding:
    right = f"{reading.value.quantize(percent.number.step)}{percent.number.unit}"
    shown = [mention for mention in reading.mentions if any(mention is own for own in read.mentions)]
    near = bool(shown) and all(mention.sentence == percent.sentence for mention in shown)
    stated = read.printed(percent)
    return Finding(
        (_OFF if near else _OFF_BEFORE).format(stated=stated, terms=reading.terms, right=right),
        read.passage.span(percent.number.start, percent.number.end),
        expected=right,
        actual=stated,
        related=tuple(
            Related(read.passage.span(m.number.start, m.number.end), _FIGURE.format(figure=read.printed(m)))
            for m in shown
        ),
        cause=cause,
    )


def _cause(report: Report, read: ReadPassage, claim: Claim, reading: Reading, kind: str) -> str:
    """Return the cause of a finding: a figure that contradicts its cell, a list that does not add up, else itself."""
    mentions = [claim.told, *reading.mentions]
    found = _list_of(report, read, claim, kind)
    if found is not None:
        mentions = [found.total, *found.listed, *mentions]
    wrong = disagreeing(report, mentions)
    if wrong is not None:
        return f"prose:{wrong.span.start}"
    number = mentions[0].number
    return f"prose:{read.passage.span(number.start, number.end).start}"


def _list_of(report: Report, read: ReadPassage, claim: Claim, kind: str) -> PartList | None:
    """Return the list that is told for a figure of a quotient which would hold with the right one."""
    percent = claim.told.number

    def fits(part: Decimal, whole: Decimal) -> bool:
        compared = abs(part - whole) if kind == "growth" else part
        return bool(whole) and abs(compared * _HUNDRED / whole - percent.value) <= percent.step

    for reading in claim.readings if kind in ("share", "rate", "growth") else ():
        figures = [operand.mentions[0] for operand in reading.operands if len(operand.mentions) == 1]
        if len(figures) == _OPERANDS:
            part, whole = reversed(figures) if kind == "growth" else figures
            found = list_told_for(report, read, part, whole, fits)
            if found is not None:
                return found
    return None
