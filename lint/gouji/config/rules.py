"""The keys ``rules`` and ``overrides``: names or codes of rules with a severity, or with options as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gouji.config.file import Layer, RuleEntry
from gouji.config.glob_shapes import FILES
from gouji.config.globs import Globs
from gouji.config.options import key_of_option
from gouji.config.plugins import disabled_bringer, with_broken
from gouji.config.settings import LEVELS
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import WORDS_FOR_LEVELS, Level, RuleMeta
from gouji.wording import one_of, quoted, unknown_rule
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping, Node, Scalar, Sequence
from gouji.yaml.setting import Setting, leaves
from gouji.yaml.shapes import Key, Schema, Shape, as_mapping, choice, list_of, mapping, schema_of_object

__all__ = [
    "OVERRIDES",
    "RULES",
    "named_rules",
    "no_rule",
    "removed",
    "rule_definitions",
    "rule_keys",
    "rules_definition",
    "severity_definition",
]

_SEVERITY = "severity"
_SEVERITY_DESCRIPTION = Message("级别；off 表示不运行", "the severity; off: do not run")


def named_rules(key: Scalar, context: Context) -> Iterator[RuleMeta]:
    """Yield the rules that a word names, several for a shared code; report a word that names none, if all are known."""
    rules = context.catalogue.named(key.text)
    if not rules and not context.knows_all:
        return
    if not rules:
        context.wrong(key, no_rule(key.text, context.catalogue, compared=context.compares))
        return
    standing = [rule for rule in rules if rule.status != "removed"]
    if not standing:
        context.wrong(key, removed(rules[0]))
    yield from standing


def no_rule(word: str, catalogue: Catalogue, *, compared: bool = True, further: Iterable[str] = ()) -> Message:
    """Return the message for a word that names no rule: its plugin is disabled, or the nearest name if *compared*.

    *further* are names besides those of rules that would be right too.
    """
    plugin, name = disabled_bringer(word, catalogue), quoted(word)
    if plugin is None:
        return with_broken(unknown_rule(word, (*catalogue.keys, *further) if compared else ()), catalogue)
    return Message(
        f"没有规则{name.zh}：提供该规则的插件“{plugin}”已停用（plugins.disable）",
        f"unknown rule {name.en}: the plugin '{plugin}', which brings it, is disabled (plugins.disable)",
    )


def removed(rule: RuleMeta) -> Message:
    """Return the message for naming a rule that was removed."""
    return Message(
        f"规则 {rule.name}（{rule.code}）已被移除，请" + (f"改用 {rule.successor}" if rule.successor else "删去此项"),
        f"rule {rule.name} ({rule.code}) has been removed; "
        + (f"use {rule.successor} instead" if rule.successor else "take it out"),
    )


def _read_entries(node: Node, name: str, context: Context) -> tuple[RuleEntry, ...]:
    entries: dict[str, RuleEntry] = {}
    for key, value in as_mapping(node, name, context).entries:
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


def _entry(rule: RuleMeta, key: Scalar, value: Node, context: Context) -> RuleEntry:
    place = context.place(key)
    if isinstance(value, Mapping):
        values = _severity_and_options(rule).read(value, rule.name, context)
        severity = values.pop(_SEVERITY, None)
        options = tuple((name, setting) for name, setting in leaves(values) if setting is not None)
        return RuleEntry(rule, key.text, place, severity, options)
    if isinstance(value, Sequence):
        expected = one_of(LEVELS)
        what = Message(f"{expected.zh}，或若干“选项: 值”", f"{expected.en}, or a mapping with options")
        context.unfit(value, key.text, what)
        return RuleEntry(rule, key.text, place)
    return RuleEntry(rule, key.text, place, _read_severity(value, key.text, context))


def _severity_and_options(rule: RuleMeta) -> Shape[dict[str, Any]]:
    prefix = f"{rule.name}."
    options = [key_of_option(option, rule.kind, prefix) for option in rule.options]
    return mapping(Key(_SEVERITY, _LEVEL), *options, prefix=prefix)


def _read_severity(node: Node, name: str, context: Context) -> Setting[Level] | None:
    """Read a severity; ``false`` is read as ``off``, which YAML 1.1 turns into it."""
    if isinstance(node, Scalar) and node.value is False:
        return context.setting("off", node)
    return _WORD.read(node, name, context)


_WORD = choice(LEVELS, WORDS_FOR_LEVELS)
_LEVEL = Shape(_read_severity, lambda _catalogue, _language: {"$ref": "#/$defs/severity"})


def _read_rules(node: Node, name: str, context: Context) -> tuple[Layer, ...]:
    entries = _read_entries(node, name, context)
    return (Layer(entries, explicit=not context.pack),) if entries else ()


def _read_override(node: Node, name: str, context: Context) -> Layer:
    values = _OVERRIDE.read(node, name, context)
    files = Globs(context.folder, values.get("files", ()))
    return Layer(values.get("rules", ()), explicit=not context.pack, files=files)


def _rules_schema(_catalogue: Catalogue, _language: str) -> Schema:
    return {"$ref": "#/$defs/rules"}


_OVERRIDE = mapping(
    Key("files", FILES, required=True), Key("rules", Shape(_read_entries, _rules_schema), required=True)
)
RULES = Shape(_read_rules, _rules_schema)
OVERRIDES = list_of(
    Shape(_read_override, _OVERRIDE.schema), Message("列表，每项有 files 和 rules", "a list of files with rules")
)


def rule_keys(catalogue: Catalogue) -> Iterable[str]:
    """Return the names, codes and former names of the rules that may be set, sorted."""
    former = (name for name in catalogue.former_names if any(_stands(rule) for rule in catalogue.by_key[name]))
    return [*sorted(catalogue.keys), *sorted(former)]


def severity_definition(language: Language) -> Schema:
    """Return the schema of a severity."""
    return {"enum": [*LEVELS, False], "description": _SEVERITY_DESCRIPTION[language]}


def rules_definition(catalogue: Catalogue) -> Schema:
    """Return the schema of the rules with their severities and options."""
    own = schema_of_object({key: _schema_of_key(key, catalogue) for key in rule_keys(catalogue)})
    return {**own, "x-names": "rule"}


def rule_definitions(catalogue: Catalogue, language: Language) -> Schema:
    """Return the schemas of the values under each rule."""
    rules = (rule for rule in catalogue.rules if _stands(rule))
    return {f"rule-{rule.name}": _schema_of_rule(rule, language, catalogue) for rule in rules}


def _stands(rule: RuleMeta) -> bool:
    return rule.status != "removed"


def _schema_of_key(key: str, catalogue: Catalogue) -> Schema:
    """Return the schema under a rule's name or code: anything that a rule of that code takes."""
    own = [{"$ref": f"#/$defs/rule-{rule.name}"} for rule in catalogue.by_key[key] if _stands(rule)]
    schema: Schema = own[0] if len(own) == 1 else {"allOf": own}
    return {**schema, "deprecated": True} if key in catalogue.former_names else schema


def _schema_of_rule(rule: RuleMeta, language: Language, catalogue: Catalogue) -> Schema:
    """Return the schema of one rule: a severity, or a mapping with its severity and options."""
    own: Schema = {
        "title": f"{rule.code} {rule.name}",
        "description": rule.summary[language],
        "anyOf": [_LEVEL.schema(catalogue, language), _severity_and_options(rule).schema(catalogue, language)],
    }
    return {**own, "deprecated": True} if rule.status == "deprecated" else own
