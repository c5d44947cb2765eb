"""Read the facts that a case gives a report: each a figure, or an answer, as its form has it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from gouji.forms.model import Form, FormColumn
from gouji.message import Message
from gouji.packs.called import fact_by_word
from gouji.testing.ticks import printed_choices
from gouji.text.numbers import PLACEHOLDERS
from gouji.wording import one_of, quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping, Node, Scalar
from gouji.yaml.nodes import Sequence as Listed
from gouji.yaml.shapes import wrong_colon_in

__all__ = ["LARGEST", "read_figures"]

LARGEST = Decimal(10) ** 12
"""The largest figure that a case can give."""

_YES, _NO = "是", "否"
_FACTS = Message("指标名称: 值", "facts, each with its value")
_UNKNOWN = Message("没有指标{name}", "unknown fact {name}")
_LISTED = Message(" gouji extract 列出的名称", "a name that gouji extract lists")
_OF_NO_YEAR = Message("这条规则适用年度的表格里没有指标{name}", "no form of the rule's years has the fact {name}")
_TOGETHER = Message(
    "这些指标分属不同年度的表格，不能写在一个例子里",
    "these facts are of forms of different years; no report has all of them",
)
_OR_BLANK = Message("{value}；空白写 null", "{value}, or null for a blank")
_WHOLE = Message("不小于 0 的整数", "a whole number from 0")
_CHANGE = Message("整数", "a whole number")
_AMOUNT = Message("不小于 0 的数", "a number from 0")
_ANSWER = Message(" true 或 false", "true or false")
_SEVERAL = Message("以下各项中的几项，写成列表：{choices}", "a list of some of {choices}")
_TEXT = Message("文字", "a text")


def read_figures(node: Node, name: str, forms: Sequence[Form], context: Context) -> tuple[tuple[str, str], ...] | None:
    """Return facts with their texts as a report prints them; None, with problems, where one of the *forms* has none.

    A blank is an empty text.
    """
    if not isinstance(node, Mapping):
        context.unfit(node, name, _FACTS)
        return None
    before = len(context.problems)
    right = [(key, value) for key, value in node.entries if not wrong_colon_in(key, value, context)]
    found = [(key.text, _read(key, value, forms, context)) for key, value in right]
    if len(context.problems) > before:
        return None
    if not any(all(fact in form.slots for fact, _ in found) for form in forms):
        context.wrong(node, _TOGETHER)
        return None
    return tuple([(fact, text or "") for fact, text in found])


def _read(key: Scalar, value: Node, forms: Sequence[Form], context: Context) -> str | None:
    """Return the text of a fact; None, with a problem, where it cannot be that."""
    columns = [form.slots[key.text][2] for form in reversed(forms) if key.text in form.slots]
    if not columns:
        elsewhere = key.text in context.catalogue.facts
        what = (_OF_NO_YEAR if elsewhere else _UNKNOWN).format(name=quoted(key.text))
        near = None if elsewhere else _nearest(key.text, forms, context)
        context.wrong(key, what, None if near or elsewhere else _LISTED, near)
        return None
    text = printed(columns[0], value)
    if text is None:
        context.unfit(value, key.text, _OR_BLANK.format(value=_expected(columns[0])))
    return text


def _nearest(word: str, forms: Sequence[Form], context: Context) -> str | None:
    """Return the fact whose name is most like a word, or in whose address on the form the word stands: a total first."""
    known = list(dict.fromkeys(fact for form in reversed(forms) for fact in form.slots))
    return context.near(word, known) or fact_by_word(forms, word)


def printed(column: FormColumn, node: Node) -> str | None:
    """Return a value as a report prints it in a column; None for what cannot stand there."""
    if isinstance(node, Listed):
        words = [each.text for each in node.items if isinstance(each, Scalar)]
        fits = column.type == "choices" and len(words) == len(node.items) and set(words) <= set(column.choices)
        return printed_choices(column.choices, words) if fits else None
    if not isinstance(node, Scalar):
        return None
    if node.value is None or not node.text.strip():
        return ""
    text = node.text.strip()
    if isinstance(node.value, str) and text in PLACEHOLDERS:
        return text
    return _figure(column, node) if column.is_figure else _answer(column, node)


def _figure(column: FormColumn, node: Scalar) -> str | None:
    """Return a number as it is printed; what is no whole number only where the column has amounts."""
    try:
        number = Decimal(str(node.value).replace("_", "").strip())
    except InvalidOperation:
        return None
    if isinstance(node.value, bool) or not number.is_finite() or abs(number) > LARGEST:
        return None
    if (number < 0 and column.type != "change") or (number % 1 and column.type != "amount"):
        return None
    return f"{number:f}"


def _answer(column: FormColumn, node: Scalar) -> str | None:
    if column.type == "yes-no":
        answer = {_YES: True, _NO: False}.get(node.text, node.value)
        return printed_choices((_YES, _NO), (_YES if answer else _NO,)) if isinstance(answer, bool) else None
    if column.choices:
        return printed_choices(column.choices, (node.text,)) if node.text in column.choices else None
    return node.text


def _expected(column: FormColumn) -> Message:
    """Return what a fact of a column can be."""
    if column.type == "choices":
        return _SEVERAL.format(choices="、".join(column.choices))
    if column.choices:
        return one_of(column.choices)
    expected = {"count": _WHOLE, "change": _CHANGE, "amount": _AMOUNT, "yes-no": _ANSWER}
    return expected.get(column.type, _TEXT)
