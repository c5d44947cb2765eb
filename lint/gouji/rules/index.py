"""Rules written down as JSON, without their functions: these are imported when a report needs them.

A package of many rules starts in half the time with such a list.
"""

from __future__ import annotations

from collections.abc import Iterable
import json
from types import ModuleType
from typing import Any

import attrs

from gouji.late import Late
from gouji.message import Message
from gouji.rules.rule import Option, Rule
from gouji.rules.when import When

__all__ = ["rules_from_json", "rules_of_modules", "rules_to_json"]

_PLAIN = ("code", "name", "severity", "source", "since", "status", "fix", "pack", "successor", "kind")
_LISTS = ("forms", "years", "statuses", "former_names")
_TEXTS = ("words", "states", "positive", "metadata")
_FLAGS = ("broken", "irregular", "renumbered", "across")
_FUNCTIONS = ("check", "reads", "contributes", "joins")


def rules_from_json(text: str) -> tuple[Rule, ...]:
    """The rules of a list that `rules_to_json` has written."""
    return tuple(_rule(data) for data in json.loads(text))


def _rule(data: dict[str, Any]) -> Rule:
    fields: dict[str, Any] = {name: data[name] for name in _PLAIN if name in data}
    fields |= {name: tuple(data[name]) for name in _LISTS if name in data}
    fields |= {name: Late(data[name]) for name in _FUNCTIONS if name in data}
    if "when" in data:
        fields["when"] = _when(data["when"])
    return Rule(
        **fields,
        summary=Message(*data["summary"]),
        messages=tuple([Message(*message) for message in data.get("messages", ())]),
        options=tuple([_option(option) for option in data.get("options", ())]),
    )


def _when(data: dict[str, Any]) -> When:
    fields: dict[str, Any] = {name: tuple(value) if name in _TEXTS else value for name, value in data.items()}
    return When(**fields)


def _option(data: dict[str, Any]) -> Option:
    return Option(data["name"], data["type"], data["default"], Message(*data["description"]), tuple(data["choices"]))


def rules_of_modules(modules: Iterable[ModuleType]) -> dict[str, Rule]:
    """The rules that some modules make, each by where it stands (``module:name``)."""
    return {
        f"{module.__name__}:{name}": found
        for module in modules
        for name, found in vars(module).items()
        if isinstance(found, Rule) and found.module == module.__name__
    }


def rules_to_json(rules: dict[str, Rule]) -> str:
    """The list of rules by where they stand, one a line, by code and name."""
    ordered = sorted(rules.items(), key=lambda item: (item[1].code, item[1].name))
    lines = [json.dumps(_data(place, rule), ensure_ascii=False) for place, rule in ordered]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _data(place: str, rule: Rule) -> dict[str, Any]:
    """What is said of a rule, without what is the same for most."""
    usual = {field.name: field.default for field in attrs.fields(Rule)}
    plain = {name: getattr(rule, name) for name in (*_PLAIN, *_LISTS)}
    made = {
        "summary": _both(rule.summary),
        "messages": [_both(message) for message in rule.messages],
        "options": [
            {
                "name": option.name,
                "type": option.type,
                "default": option.default,
                "description": _both(option.description),
                "choices": option.choices,
            }
            for option in rule.options
        ],
        "when": {name: value for name in (*_TEXTS, *_FLAGS) if (value := getattr(rule.when, name))},
    }
    return {
        **{name: value for name, value in plain.items() if value != usual[name]},
        **{name: value for name, value in made.items() if value},
        **{name: f"{place}.{name}" for name in _FUNCTIONS if getattr(rule, name) is not None},
    }


def _both(message: Message) -> list[str]:
    return [message.zh, message.en]
