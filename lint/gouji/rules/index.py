"""The rules of a package as JSON, without their functions: these are imported when a report needs them.

A package of many rules starts in half the time with such a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import json
from types import ModuleType
from typing import Any

from gouji.frozen import fields_of
from gouji.late import Late
from gouji.message import Message
from gouji.rules.meta import Option, RuleMeta
from gouji.rules.rule import AcrossRule, AnyRule, Rule
from gouji.rules.when import ALWAYS, When

__all__ = ["rules_from_json", "rules_of_modules", "rules_to_json"]

_PLAIN = ("code", "name", "severity", "source", "since", "status", "fix", "pack", "successor", "kind")
_LISTS = ("forms", "years", "statuses", "former_names")


def rules_from_json(text: str) -> tuple[AnyRule, ...]:
    """Return the rules of a list written by `rules_to_json`."""
    return tuple([_rule(data) for data in json.loads(text)])


def _rule(data: dict[str, Any]) -> AnyRule:
    if "check" not in data:
        return _across(data, _meta(data))
    meta = _meta(data)
    reads, judges = (Late(data[name]) if name in data else None for name in ("reads", "judges"))
    across = _across(data, meta) if "join" in data else None
    return Rule(meta, Late(data["check"]), reads, _when(data), across, judges)


def _when(data: dict[str, Any]) -> When:
    if "words" in data or "signs" in data:
        return When(tuple(data.get("words", ())), tuple(data.get("signs", ())))
    return ALWAYS


def _across(data: dict[str, Any], meta: RuleMeta) -> AcrossRule:
    return AcrossRule(meta, Late(data["contribute"]), Late(data["join"]))


def _meta(data: dict[str, Any]) -> RuleMeta:
    place = str(data["check"] if "check" in data else data["join"]).rpartition(".")[0]
    fields: dict[str, Any] = {name: data[name] for name in _PLAIN if name in data}
    fields |= {name: tuple(data[name]) for name in _LISTS if name in data}
    return RuleMeta(
        **fields,
        function=Late(f"{place}.meta.function"),
        summary=Message(*data["summary"]),
        messages=tuple([Message(*message) for message in data.get("messages", ())]),
        options=tuple([_option(option) for option in data.get("options", ())]),
    )


def _option(data: dict[str, Any]) -> Option:
    return Option(
        data["name"],
        data["type"],
        data["default"],
        Message(*data["description"]),
        tuple(data["choices"]),
        data.get("of", ""),
        data.get("minimum"),
        data.get("maximum"),
        data.get("pattern", ""),
        data.get("example", ""),
        tuple([_option(field) for field in data.get("fields", ())]),
    )


def rules_of_modules(modules: Iterable[ModuleType]) -> dict[str, AnyRule]:
    """Return the rules defined in some modules by their places (``module:name``)."""
    return {
        f"{module.__name__}:{name}": found
        for module in modules
        for name, found in vars(module).items()
        if isinstance(found, Rule | AcrossRule) and found.meta.module == module.__name__
    }


def rules_to_json(rules: dict[str, AnyRule]) -> str:
    """Return the JSON list of rules, given by their places: one a line, sorted by code and name."""
    ordered = sorted(rules.items(), key=lambda item: (item[1].code, item[1].name))
    lines = [json.dumps(_data(place, rule), ensure_ascii=False) for place, rule in ordered]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _data(place: str, rule: AnyRule) -> dict[str, Any]:
    """Return the JSON data of a rule, without fields that have their usual value."""
    return {**_meta_data(rule.meta), **dict(_functions(place, rule))}


def _functions(place: str, rule: AnyRule) -> Iterator[tuple[str, Any]]:
    """Yield the places of a rule's functions, and its words and signs."""
    if isinstance(rule, Rule):
        if rule.when.words:
            yield "words", rule.when.words
        if rule.when.signs:
            yield "signs", rule.when.signs
        yield "check", f"{place}.check"
        if rule.reads is not None:
            yield "reads", f"{place}.reads"
        if rule.judges is not None:
            yield "judges", f"{place}.judges"
        if rule.across is not None:
            yield from _functions(f"{place}.across", rule.across)
    else:
        yield "contribute", f"{place}.contribute"
        yield "join", f"{place}.join"


def _meta_data(meta: RuleMeta) -> dict[str, Any]:
    usual = {field.name: field.default for field in fields_of(RuleMeta)}
    plain = {name: getattr(meta, name) for name in (*_PLAIN, *_LISTS)}
    made = {
        "summary": _both(meta.summary),
        "messages": [_both(message) for message in meta.messages],
        "options": [_option_data(option) for option in meta.options],
    }
    return {
        **{name: value for name, value in plain.items() if value != usual[name]},
        **{name: value for name, value in made.items() if value},
    }


def _option_data(option: Option) -> dict[str, Any]:
    """Return the JSON data of an option, without what few options have."""
    few: dict[str, Any] = {"of": option.of, "pattern": option.pattern, "example": option.example}
    few["fields"] = [_option_data(field) for field in option.fields]
    bounds = {"minimum": option.minimum, "maximum": option.maximum}
    return {
        "name": option.name,
        "type": option.type,
        "default": option.default,
        "description": _both(option.description),
        "choices": option.choices,
        **{name: value for name, value in few.items() if value},
        **{name: value for name, value in bounds.items() if value is not None},
    }


def _both(message: Message) -> list[str]:
    return [message.zh, message.en]
