"""``gouji rules``: the list of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gouji.cli.catalogue import add_format_option, catalogue_here, language_here, rules_of_pack, write_list
from gouji.cli.options import add_language_option
from gouji.cli.parsing import Parser, option
from gouji.message import Language, Message

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.rules.meta import Option, RuleMeta

__all__ = ["add_arguments", "run"]

_COLUMNS = {
    "code": Message("代码", "Code"),
    "name": Message("名称", "Name"),
    "severity": Message("级别", "Severity"),
    "fix": Message("修复", "Fix"),
    "status": Message("状态", "Status"),
    "pack": Message("规则包", "Pack"),
    "summary": Message("说明", "Summary"),
}


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji rules``."""
    add_format_option(parser)
    option(
        parser,
        "--pack",
        metavar=Message("规则包", "PACK"),
        zh="只列出一个规则包的规则：名称，或文件、文件夹的路径",
        en="only the rules of one pack: its name, or the path of its file or folder",
    )
    add_language_option(parser)


def run(args: Namespace) -> int:
    """Write the list of all rules, those of packs too, and return the exit status."""
    from gouji.cli.starting import plugins_here

    plugins = plugins_here()
    language = language_here(args, plugins)
    rules = catalogue_here(plugins).rules if args.pack is None else rules_of_pack(args.pack, plugins, language)
    write_list([_record(rule, language) for rule in rules], _COLUMNS, language, args.format)
    return 0


def _record(rule: RuleMeta, language: Language) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "fix": rule.fix,
        "status": rule.status,
        "successor": rule.successor or None,
        "former_names": list(rule.former_names),
        "pack": rule.pack or None,
        "summary": rule.summary[language],
        "source": rule.source,
        "since": rule.since,
        "forms": list(rule.forms),
        "years": list(rule.years),
        "kind": rule.kind or "any",
        "statuses": list(rule.statuses),
        "options": [_option(option, language) for option in rule.options],
    }


def _option(option: Option, language: Language) -> dict[str, Any]:
    """Return an option as JSON, with its bounds or the options within it where it has any."""
    few: dict[str, Any] = {"of": option.of or None, "minimum": option.minimum, "maximum": option.maximum}
    few |= {"pattern": option.pattern or None, "example": option.example or None}
    few["options"] = [_option(field, language) for field in option.fields] or None
    return {
        "name": option.name,
        "type": option.type,
        "default": option.default,
        "choices": list(option.choices),
        "description": option.description[language],
        **{name: value for name, value in few.items() if value is not None},
    }
