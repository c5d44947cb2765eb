"""N108 exact-approximation: an exact figure is not called approximate."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, rule
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.statements import read_prose

__all__ = ["exact_approximation"]

_EXACT = Message(
    "“{words}”中的数字是精确数，不应再用“{about}”", "“{words}”: an exact figure with {about}, which says that it is not"
)
_LEAST_BEFORE = 100
_LEAST_AFTER = 10


@rule(
    code="N108",
    name="exact-approximation",
    kind="gongkai",
    severity="info",
    summary=Message("精确的数字不应带“余”“约”", "an exact figure is not called approximate"),
    source="practice",
    since="0.1",
    messages=(_EXACT,),
)
def exact_approximation(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no exact figure is called approximate.

    ## What it does

    Reports a count down to its ones with 余 or 多 after it (1867余条) or 约 or 近 before it.

    ## Why is this bad

    Either the figure is exact and the word is wrong, or the word is right and the figure was never counted.

    ## What is not reported

    - Round figures: 200余条, 近1500次.
    - Figures below 100 after 约 or 近, figures with 万 or decimals, percentages.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局主动公开政府信息1867余条。
    二、主动公开政府信息情况
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息1800余条。
    二、主动公开政府信息情况
    ```
    """
    for read in report.derive(read_prose).with_numbers:
        for mention in read.mentions:
            number = mention.number
            if number.about and _is_exact(number):
                start = number.start - (0 if number.about in ("余", "多") else len(number.about))
                words = read.passage.text[start : number.after]
                span = read.passage.span(start, number.after)
                yield Finding(_EXACT.format(words=words, about=number.about), span, actual=words)


def _is_exact(number: Number) -> bool:
    if number.step != 1 or number.unit in ("%", "", "个百分点") or number.value % 10 == 0:
        return False
    if number.about in ("余", "多"):
        return number.value > _LEAST_AFTER
    return number.about in ("约", "近", "接近") and number.value >= _LEAST_BEFORE
