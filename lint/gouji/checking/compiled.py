"""Rules written down as JSON, without their functions: these are imported when a report needs them.

A package of many rules starts in half the time with such a list.
"""

from __future__ import annotations

from collections.abc import Iterable
import json
from types import ModuleType
from typing import Any

from gouji.checking.rule import Option, Rule
from gouji.checking.when import When
from gouji.late import Late
from gouji.message import Message

__all__ = ["rules_from_json", "rules_of_modules", "rules_to_json"]

_PLAIN = ("code", "name", "severity", "source", "since", "status", "fix", "pack", "successor")
_LISTS = ("forms", "years", "kinds", "former_names")
_TEXTS = ("words", "states")
_FLAGS = ("broken", "irregular", "across")
_FUNCTIONS = ("contributes", "joins")


def rules_from_json(text: str) -> tuple[Rule, ...]:
    """The rules of a list that `rules_to_json` has written."""
    return tuple(_rule(data) for data in json.loads(text))


def _rule(data: dict[str, Any]) -> Rule:
    fields: dict[str, Any] = {name: data[name] for name in _PLAIN}
    fields |= {name: tuple(data[name]) for name in _LISTS}
    when: dict[str, Any] = {name: tuple(value) if name in _TEXTS else value for name, value in data["when"].items()}
    return Rule(
        **fields,
        summary=Message(*data["summary"]),
        messages=tuple(Message(*message) for message in data["messages"]),
        options=tuple(
            Option(o["name"], o["type"], o["default"], Message(*o["description"]), tuple(o["choices"]))
            for o in data["options"]
        ),
        check=Late(data["check"]),
        reads=Late(data["reads"]) if data["reads"] else None,
        contributes=Late(data["contributes"]) if "contributes" in data else None,
        joins=Late(data["joins"]) if "joins" in data else None,
        when=When(**when),
    )


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
    return {
        **{name: getattr(rule, name) for name in (*_PLAIN, *_LISTS)},
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
        "check": f"{place}.check",
        "reads": f"{place}.reads" if rule.reads is not None else None,
        "when": {name: value for name in (*_TEXTS, *_FLAGS) if (value := getattr(rule.when, name))},
        **{name: f"{place}.{name}" for name in _FUNCTIONS if getattr(rule, name) is not None},
    }


def _both(message: Message) -> list[str]:
    return [message.zh, message.en]
