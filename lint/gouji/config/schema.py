"""The JSON Schema of a configuration file, for editors: made of the rules and packs that are there.

It takes what the reader takes, as far as a schema can tell. Only the reader knows whether a file in
``extends`` is there, whether the pack of a rule is asked for, that a rule's name and its code are
one key, and that a day is one of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from gouji.config.globs import GLOB_PATTERN
from gouji.config.reading import BUILT_IN_SETS, EXTENDS_PATTERN, FAIL_ON, OVERRIDE_KEYS
from gouji.config.settings import LEVELS
from gouji.config.waiver_reading import FIRST_YEAR, LAST_YEAR, REQUIRED_KEYS, UNTIL_PATTERN
from gouji.message import LANGUAGES, Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import Option, Rule

__all__ = ["schema"]

_NAME = r"[0-9A-Za-z\u3400-\u9fff]"

Schema: TypeAlias = dict[str, Any]

_EXTENDS = Message(
    "先采用的设置：gouji:recommended（默认）、gouji:all（启用所有规则）或相对路径",
    "settings to begin with: gouji:recommended (the defaults), gouji:all (every rule on) or a relative path",
)
_PACKS = Message("启用的规则包", "rule packs to switch on")
_LANGUAGE = Message("输出语言（默认：按系统语言）", "the language of the output (default: that of the locale)")
_FAIL_ON = Message(
    "从哪个级别起以状态 1 结束（默认：error）", "the severity from which the exit status is 1 (default: error)"
)
_EXCLUDE = Message("不检查的文件和文件夹", "files and folders to leave out")
_RULES = Message("规则的级别和选项", "severities and options of rules")
_OVERRIDES = Message("只对部分文件生效的规则设置", "settings of rules for some files only")
_WAIVERS = Message(
    "经人核对后保留的问题，限于一份报告、一条规则，可绑定数字",
    "findings that were looked at and stand: of one report and rule",
)
_FACTS = Message("绑定的数字；数字改变则豁免失效", "the figures it is bound to; it lapses when one changes")
_UNTIL = Message("最后一天，如 2025-12-31", "the last day, as 2025-12-31")
_ALIASES = Message("机关的其他名称", "other names of a body")
_BODIES = Message("政府汇总哪些单位的数字", "the bodies whose figures a government adds up")
_COMPLETE = Message("列表是否完整（默认：false）", "whether the list has them all (default: false)")
_SEVERITY = Message("级别；off 表示不运行", "the severity; off: do not run")


def schema(catalogue: Catalogue, language: str) -> Schema:
    """A schema of draft 2020-12 with its descriptions in one language."""
    rules = [rule for rule in catalogue.rules if rule.status != "removed"]
    keys = {key: _of(key, catalogue) for key in sorted(catalogue.keys)}
    keys |= {key: {**_of(key, catalogue), "deprecated": True} for key in sorted(_former_names(catalogue))}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": ".gouji.yaml",
        **_object(_properties(catalogue, language)),
        "type": ["object", "null"],
        "$defs": {
            "severity": {"enum": [*LEVELS, False], "description": _SEVERITY[language]},
            "glob": {"type": "string", "pattern": GLOB_PATTERN},
            "rules": _object(keys),
            **_bodies(language),
            **{f"rule-{rule.name}": _rule(rule, language) for rule in rules},
        },
    }


def _former_names(catalogue: Catalogue) -> Iterable[str]:
    return (name for name in catalogue.former_names if any(r.status != "removed" for r in catalogue.by_key[name]))


def _of(key: str, catalogue: Catalogue) -> Schema:
    """What may stand under a rule's name or code: what each rule of that code takes."""
    own = [{"$ref": f"#/$defs/rule-{rule.name}"} for rule in catalogue.by_key[key] if rule.status != "removed"]
    return own[0] if len(own) == 1 else {"allOf": own}


def _properties(catalogue: Catalogue, language: str) -> Schema:
    extends = {"anyOf": [{"enum": list(BUILT_IN_SETS)}, {"type": "string", "pattern": EXTENDS_PATTERN}]}
    packs: Schema = {"enum": sorted(catalogue.packs)} if catalogue.packs else {"not": {}}
    globs = _one_or_many({"$ref": "#/$defs/glob"})
    rules = {"$ref": "#/$defs/rules"}
    name: Schema = {"type": "string", "pattern": _NAME}
    override = {**_object({"files": globs, "rules": rules}), "required": list(OVERRIDE_KEYS)}
    return {
        "extends": _described(_EXTENDS, _one_or_many(extends), language),
        "packs": _described(_PACKS, _one_or_many(packs), language),
        "language": _described(_LANGUAGE, {"enum": list(LANGUAGES)}, language),
        "fail-on": _described(_FAIL_ON, {"enum": list(FAIL_ON)}, language),
        "exclude": _described(_EXCLUDE, globs, language),
        "rules": _described(_RULES, rules, language),
        "overrides": _described(_OVERRIDES, {"type": "array", "items": override}, language),
        "waivers": _described(_WAIVERS, {"type": "array", "items": _waiver(catalogue, language)}, language),
        "aliases": _described(_ALIASES, {"type": "object", "additionalProperties": _one_or_many(name)}, language),
        "bodies": _described(_BODIES, {"$ref": "#/$defs/bodies"}, language),
    }


def _waiver(catalogue: Catalogue, language: str) -> Schema:
    text: Schema = {"type": "string", "pattern": r"\S"}
    facts: Schema = {"type": "object", "additionalProperties": {"type": ["number", "string", "null"]}}
    if catalogue.facts:
        facts["propertyNames"] = {"enum": sorted(catalogue.facts)}
    properties = {
        "rule": {"enum": sorted({*catalogue.keys, *_former_names(catalogue)})},
        "agency": text,
        "year": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        "facts": _described(_FACTS, facts, language),
        "reason": text,
        "until": _described(_UNTIL, {"type": "string", "pattern": UNTIL_PATTERN}, language),
    }
    return {**_object(properties), "required": list(REQUIRED_KEYS)}


def _bodies(language: str) -> Schema:
    """A tree of names: a government with its list, in which another may stand with its own."""
    item: Schema = {"anyOf": [{"type": "string", "pattern": _NAME}, {"$ref": "#/$defs/bodies"}]}
    names: Schema = {"type": "array", "items": item}
    complete = _described(_COMPLETE, {"type": "boolean"}, language)
    said = {**_object({"complete": complete, "bodies": names}), "required": ["bodies"]}
    lists = {"type": "object", "propertyNames": {"pattern": _NAME}, "additionalProperties": {"anyOf": [names, said]}}
    return {"bodies": lists}


def _described(text: Message, body: Schema, language: str) -> Schema:
    return {"description": text[language], **body}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _one_or_many(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _rule(rule: Rule, language: str) -> Schema:
    """A severity, or a mapping with the rule's options."""
    severity = {"$ref": "#/$defs/severity"}
    options = {option.name: _option(option, language) for option in rule.options}
    own: Schema = {
        "title": f"{rule.code} {rule.name}",
        "description": rule.summary[language],
        "anyOf": [severity, _object({"severity": severity, **options})],
    }
    return {**own, "deprecated": True} if rule.status == "deprecated" else own


def _option(option: Option, language: str) -> Schema:
    body: Schema = {"description": option.description[language], "default": _plain(option.default)}
    text: Schema = {"type": "string"}
    if option.choices:
        text["enum"] = list(option.choices)
    if option.type == "array":
        return {**body, "type": "array", "items": text}
    return {**body, **(text if option.type == "string" else {"type": option.type})}


def _plain(value: object) -> object:
    """A default as JSON can hold it."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
