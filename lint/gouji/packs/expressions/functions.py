"""The functions of expressions: what each takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import Literal, TypeAlias

from gouji.message import Message
from gouji.packs.expressions.typed import ValueType
from gouji.value import Value, frozen

__all__ = ["FUNCTIONS", "Function", "Parameter"]

Parameter: TypeAlias = Literal["number", "numbers", "fact", "facts", "section", "words", "digits"]
"""What an argument is: a number; a number or several facts that are; a fact; a fact or several; a section; a word."""


@frozen
class Function(Value):
    """A function: what it takes (with ``repeats`` the last any number of times, but once), and what it gives.

    ``usage`` is how it is written, ``meaning`` what it gives.
    """

    name: str
    usage: str
    parameters: tuple[Parameter, ...]
    result: ValueType
    meaning: Message
    repeats: bool = False

    def takes(self, count: int) -> bool:
        """Return whether it takes so many arguments."""
        least = len(self.parameters)
        return count >= least if self.repeats else count == least

    def kinds(self) -> Iterator[Parameter]:
        """Yield what its arguments are, without end where the last repeats."""
        yield from chain(self.parameters, repeat(self.parameters[-1]) if self.repeats else ())


FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        Function(
            "sum",
            "sum(a, b, …)",
            ("numbers",),
            "number",
            Message("各数（或多个指标）之和", "the sum of numbers or several facts"),
            repeats=True,
        ),
        Function(
            "count",
            "count(a, b, …)",
            ("facts",),
            "number",
            Message("其中已填写的指标有几个", "how many of the facts are known, that is filled in"),
            repeats=True,
        ),
        Function(
            "min", "min(a, b, …)", ("numbers",), "number", Message("其中最小的", "the least of them"), repeats=True
        ),
        Function(
            "max", "max(a, b, …)", ("numbers",), "number", Message("其中最大的", "the greatest of them"), repeats=True
        ),
        Function("abs", "abs(a)", ("number",), "number", Message("绝对值", "the number without its sign")),
        Function(
            "round",
            "round(a, 2)",
            ("number", "digits"),
            "number",
            Message("保留若干位小数（0 至 20），四舍五入", "the number with so many decimals (0 to 20), half up"),
        ),
        Function("known", "known(a)", ("fact",), "truth", Message("指标是否已填写", "whether a fact is known")),
        Function(
            "mentions",
            'mentions("overview", "收费", …)',
            ("section", "words"),
            "truth",
            Message(
                "某部分是否写到其中一个词语或 /正则表达式/",
                "whether one of the words (or /patterns/) stands in a section",
            ),
            repeats=True,
        ),
        Function(
            "length",
            'length("overview")',
            ("section",),
            "number",
            Message(
                "某部分正文的字数，不计空白和表格",
                "how many characters of prose a section has, without white space and tables",
            ),
        ),
    )
}
