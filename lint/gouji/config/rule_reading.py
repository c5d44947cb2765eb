"""The ``rules`` of a configuration: names or codes with a severity, or with options as well."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gouji.config.context import Context
from gouji.config.nodes import Mapping, Node, Scalar, Sequence
from gouji.config.said import RuleEntry
from gouji.config.settings import LEVELS, Setting
from gouji.message import Message
from gouji.rules.rule import Option, Rule
from gouji.wording import nearest, one_of, quoted

__all__ = ["NotFitting", "named_rules", "option_value", "read_rules", "removed", "unknown_rule"]

_SEVERITY = "severity"
_TYPES = {
    "boolean": Message("true 或 false", "true or false"),
    "integer": Message("整数", "a whole number"),
    "number": Message("数字", "a number"),
    "string": Message("文字", "a text"),
    "array": Message("文字列表", "a list of texts"),
}


def read_rules(node: Node, context: Context) -> tuple[RuleEntry, ...]:
    """What a ``rules`` mapping says of each rule."""
    mapping = context.mapping(node, "rules")
    entries: dict[str, RuleEntry] = {}
    for key, value in mapping.entries if mapping else ():
        for rule in named_rules(key, context):
            if rule.name not in entries:
                entries[rule.name] = _entry(rule, key, value, context)
                continue
            line = entries[rule.name].place.line
            what = Message(
                f"规则 {rule.name}（{rule.code}）重复；第 {line} 行已有",
                f"rule {rule.name} ({rule.code}) is set twice; line {line} sets it already",
            )
            context.wrong(key, what)
    return tuple(entries.values())


def named_rules(key: Scalar, context: Context) -> Iterator[Rule]:
    """The rules that a word means, several where they share a code; one that is none is told."""
    rules = context.catalogue.by_key.get(key.text)
    if rules is None:
        context.wrong(key, *unknown_rule(key.text, context.catalogue.keys))
        return
    standing = [rule for rule in rules if rule.status != "removed"]
    if not standing:
        context.wrong(key, removed(rules[0]))
    yield from standing


def unknown_rule(word: str, keys: Iterator[str]) -> tuple[Message, Message | None, str | None]:
    """What is wrong with a rule's name, what was expected and the nearest name."""
    near, name = nearest(word, keys), quoted(word)
    expected = Message("规则的名称或代码（见 gouji rules）", "the name or code of a rule (see gouji rules)")
    return Message(f"没有规则{name.zh}", f"unknown rule {name.en}"), None if near else expected, near


def removed(rule: Rule) -> Message:
    """What is wrong with naming a rule that is no more."""
    return Message(
        f"规则 {rule.name}（{rule.code}）已被移除，请" + (f"改用 {rule.successor}" if rule.successor else "删去此项"),
        f"rule {rule.name} ({rule.code}) has been removed; "
        + (f"use {rule.successor} instead" if rule.successor else "take it out"),
    )


def _entry(rule: Rule, key: Scalar, value: Node, context: Context) -> RuleEntry:
    place = context.place(key)
    if isinstance(value, Mapping):
        severity, options = _settings(rule, value, context)
        return RuleEntry(rule, key.text, place, severity, options)
    if isinstance(value, Sequence):
        expected = one_of(LEVELS)
        what = Message(f"{expected.zh}，或带选项的映射", f"{expected.en}, or a mapping with options")
        context.unfit(value, key.text, what)
        return RuleEntry(rule, key.text, place)
    return RuleEntry(rule, key.text, place, _severity(value, key.text, context))


def _severity(node: Node, name: str, context: Context) -> Setting | None:
    """A severity; ``false`` is what YAML 1.1 makes of ``off``."""
    if isinstance(node, Scalar) and node.value is False:
        return context.setting("off", node)
    return context.choice(node, name, LEVELS)


def _settings(rule: Rule, mapping: Mapping, context: Context) -> tuple[Setting | None, tuple[tuple[str, Setting], ...]]:
    known = {option.name: option for option in rule.options}
    severity: Setting | None = None
    options: list[tuple[str, Setting]] = []
    for key, value in context.entries(mapping, rule.name, (_SEVERITY, *known)):
        if key.text == _SEVERITY:
            severity = _severity(value, f"{rule.name}.{_SEVERITY}", context)
            continue
        option = known[key.text]
        try:
            options.append((option.name, context.setting(option_value(option, value), value)))
        except NotFitting as error:
            context.unfit(error.node, f"{rule.name}.{option.name}", error.expected, error.near)
    return severity, tuple(options)


class NotFitting(Exception):  # noqa: N818 (never leaves this room)
    """A value that an option cannot have."""

    def __init__(self, node: Node, expected: Message, near: str | None = None) -> None:
        super().__init__(expected.en)
        self.node = node
        self.expected = expected
        self.near = near


def option_value(option: Option, node: Node) -> Any:
    """The value of an option as its rule gets it; raises `NotFitting`."""
    if option.type == "array":
        if not isinstance(node, Sequence):
            raise NotFitting(node, _TYPES["array"])
        items = [_text(option, item) for item in node.items]
        return items if isinstance(option.default, list) else tuple(items)
    if option.type == "string":
        return _text(option, node)
    value = node.value if isinstance(node, Scalar) else None
    if option.type == "boolean":
        if isinstance(value, bool):
            return value
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        if option.type == "integer" and value == int(value):
            return int(value)
        if option.type == "number":
            return float(value) if isinstance(option.default, float) else Decimal(value)
    raise NotFitting(node, _TYPES[option.type])


def _text(option: Option, node: Node) -> str:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        expected = _TYPES["string"]
        if isinstance(node, Scalar) and node.value is not None:
            expected = Message("文字：请加引号", "a text: write it in quotes")
        raise NotFitting(node, expected)
    if option.choices and node.value not in option.choices:
        raise NotFitting(node, one_of(option.choices), nearest(node.value, option.choices))
    return node.value
