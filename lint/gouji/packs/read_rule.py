"""Read the node of one rule of a pack into its model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from gouji.binding.kind import Kind
from gouji.message import Message
from gouji.packs.bodies import Bodies
from gouji.packs.called import subjects_by_word, subjects_shown
from gouji.packs.check_building import check_of
from gouji.packs.keys import CASE, RULE
from gouji.packs.model import PackRule
from gouji.packs.rule_reading import Reading, forms_in
from gouji.packs.values import Localized
from gouji.report.subjects import Subjects
from gouji.rules.meta import Option
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping as MappingNode
from gouji.yaml.nodes import Node, Scalar, Sequence

__all__ = ["read_rule"]

_NO_YEARS = Message(
    "这些年度没有格式；格式从{first}年度起", "no form is in force in these years; they begin with {first}"
)
_TYPE, _LEVEL = Message("单位类型", "type of body"), Message("单位层级", "level of body")
_OPTION_NAME = Message("字母、数字和 _ 组成的名称", "a name of letters, digits and _")
_OPTION_TYPE = Message("选项 {name} 的 default 应为{type}", "the default of the option {name} is no {type}")
_TYPES_CALLED = {
    "boolean": " true 或 false",
    "integer": "整数",
    "number": "数",
    "string": "文字",
    "array": "文字的列表，如 [词语甲, 词语乙]",
}
_ONE_CASE = Message("每个例子写 bad 或 good 之一", "a case has either bad or good")
_NO_BAR = Message(
    "文字有好几行：请写“{key}: |”，文字从下一行开始并多缩进几个空格",
    "the text has several lines: write {key}: | and the text on the next lines, further to the right",
)
_AT_WITHOUT_BAD = Message("at 和 message 只用于 bad", "at and message go with bad")


def read_rule(node: MappingNode, kind: Kind, source: str, context: Context) -> PackRule | None:
    """Read a rule for a kind of report; return None where its code, name or check is missing or wrong.

    ``source`` is what it rests on by default. What is wrong is reported to the context.
    """
    values = RULE.read(node, "", context)
    years = values.get("years") or (None, None)
    if "years" in values and values["years"] is not None and not forms_in(kind, years):
        first = min(form.years[0] or 0 for form in kind.forms)
        context.wrong(_key(node, "years"), _NO_YEARS.format(first=first))
    options = tuple(_options(values.get("options", ()), context))
    reading = Reading(context, node, values, kind, years, options)
    check = check_of(reading, reading.message())
    condition = values.get("when")
    when = reading.expression(condition) if condition is not None else None
    bodies = _bodies(values.get("bodies", {}), kind, context)
    cases = tuple(values.get("cases", ()))
    _check_cases(cases, context)
    code, name, title = values.get("code"), values.get("name"), values.get("title")
    if code is None or name is None or check is None or not isinstance(title, Localized):
        return None
    own, page = values.get("source"), values.get("page")
    return PackRule(
        code=code.text,
        name=name.text,
        severity=values.get("severity") or "warning",
        title=title.message,
        source=own.text if own is not None else source,
        check=check,
        place=context.place(code),
        years=years,
        bodies=bodies,
        when=when,
        options=options,
        bound=reading.bound,
        cases=cases,
        page=page.text if page is not None else "",
    )


def _key(node: MappingNode, name: str) -> Scalar:
    return next(key for key, _ in node.entries if key.text == name)


def _bodies(values: Mapping[str, Any], kind: Kind, context: Context) -> Bodies:
    types = _known(values.get("type", ()), kind.subjects.types, kind.subjects, _TYPE, context)
    levels = _known(values.get("level", ()), kind.subjects.levels, kind.subjects, _LEVEL, context)
    names, excepts = (tuple([each.text for each in values.get(key, ())]) for key in ("name", "except"))
    return Bodies(types, levels, names, excepts)


def _known(
    nodes: Iterable[Scalar], known: tuple[str, ...], subjects: Subjects, what: Message, context: Context
) -> tuple[str, ...]:
    """Return the words of which a kind of report has some; report the others."""
    found = []
    for node in nodes:
        if node.text in known:
            found.append(node.text)
            continue
        word = quoted(node.text)
        message = Message(f"没有{what.zh}{word.zh}", f"unknown {what.en} {word.en}")
        meant = subjects_by_word(subjects).get(node.text)
        near = meant if meant in known else context.near(node.text, known)
        context.wrong(node, message, subjects_shown(known, subjects) if known else None, near)
    return tuple(found)


def _options(entries: Iterable[tuple[Scalar, Mapping[str, Any]]], context: Context) -> Iterator[Option]:
    for key, values in entries:
        if not key.text.isidentifier() or not key.text.isascii():
            context.unfit(key, "options", _OPTION_NAME)
            continue
        type_, node = values.get("type"), values.get("default")
        if type_ is None or node is None:
            continue
        default = _default(type_.value, node)
        if default is None:
            wanted = Message(_TYPES_CALLED[type_.value], type_.value)
            context.wrong(node, _OPTION_TYPE.format(name=key.text, type=wanted))
            continue
        title = values.get("title")
        shown = title.message if isinstance(title, Localized) else Message(key.text, key.text)
        yield Option(key.text, type_.value, default, shown)


def _default(type_: str, node: Node) -> object:
    """Return the value of an option's default; None where it is of another type."""
    if isinstance(node, Sequence):
        items = [item.value if isinstance(item, Scalar) else None for item in node.items]
        fits = type_ == "array" and all(isinstance(item, str) and item.strip() for item in items)
        return tuple(items) if fits else None
    value = node.value if isinstance(node, Scalar) else None
    if type_ == "boolean":
        return value if isinstance(value, bool) else None
    if type_ == "integer":
        return value if isinstance(value, int) and not isinstance(value, bool) else None
    if type_ == "number":
        return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
    return value if type_ == "string" and isinstance(value, str) else None


def _check_cases(cases: Iterable[Node], context: Context) -> None:
    """Report cases that have not the keys of one; what is in them is tried by a test of the pack."""
    for case in cases:
        before = len(context.problems)
        values = CASE.read(case, "cases", context)
        if not isinstance(case, MappingNode) or len(context.problems) > before:
            continue
        if ("bad" in values) is ("good" in values):
            context.wrong(case, _ONE_CASE)
        elif "good" in values:
            for key in ("at", "message"):
                if key in values:
                    context.wrong(_key(case, key), _AT_WITHOUT_BAD)
        for name, value in case.entries:
            if isinstance(value, Scalar) and _runs_on(value, context):
                context.wrong(value, _NO_BAR.format(key=name.text))


def _runs_on(node: Scalar, context: Context) -> bool:
    """Return whether a text has several lines that YAML makes one of, as it stands without the sign for a text of lines."""
    text, at = context.source.text, node.offset
    style = text[at : at + 1]
    if style in ("", "|", ">", "'", '"') or not isinstance(node.value, str):
        return False
    return style == "｜" or not text.startswith(node.text, at)
