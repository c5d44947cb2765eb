"""``gouji explain RULE``: one rule's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.cli.parsing import Subparsers, add_command, add_language_option, option, text
from gouji.message import Message

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.checking.rule import Option, Rule

__all__ = ["add_parser", "page_of", "run"]

_SEVERITY = Message("级别", "Severity")
_STATUS = Message("状态", "Status")
_SINCE = Message("始于版本", "Since")
_FIX = Message("修复", "Fix")
_PACK = Message("规则包", "Pack")
_SOURCE = Message("依据", "Source")
_FORMS = Message("适用格式", "Forms")
_YEARS = Message("适用年度", "Years")
_OPTIONS = Message("选项", "Options")
_ANY = Message("全部", "all")
_ONE_OF = Message("可选值", "one of")
_DEFAULT = Message("默认", "default")
_NO_PAGE = Message("（该规则没有中文说明，以下为英文。）", "")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "explain", zh="显示一条规则的说明", en="the page of a rule")
    option(
        parser,
        "rule",
        metavar=text("规则", "RULE"),
        zh="规则的代码或名称",
        en="the rule's code or name",
    )
    add_language_option(parser)


def run(args: Namespace) -> int:
    """Write a rule's page with its metadata above it."""
    from gouji.cli.catalogue import find_rules, language_here
    from gouji.cli.writing import write
    from gouji.plugins.finder import load_plugins
    from gouji.session.catalogue import all_rules

    plugins = load_plugins()
    rules = find_rules(args.rule, all_rules(plugins))
    language = language_here(args, plugins)
    write((f"{line}\n" for number, rule in enumerate(rules) for line in _page(rule, language, number)), None)
    return 0


def _page(rule: Rule, language: str, number: int) -> Iterator[str]:
    if number:
        yield ""
    yield from _header(rule, language)
    yield ""
    yield from page_of(rule, language)


def page_of(rule: Rule, language: str) -> Iterator[str]:
    """The lines of the page; the English one, and a note, where there is none in Chinese."""
    page = _chinese_page(rule) if language == "zh" else None
    if page is None:
        if language == "zh":
            yield from (_NO_PAGE.zh, "")
        page = rule.page
    yield from page.splitlines()


def _chinese_page(rule: Rule) -> str | None:
    """``pages/<name>.zh.md`` in the package that the rule's function is of."""
    from importlib.resources import files

    package = rule.check.__module__.partition(".")[0]
    try:
        page = files(package) / "pages" / f"{rule.name}.zh.md"
        return page.read_text("utf-8") if page.is_file() else None
    except (ModuleNotFoundError, TypeError):
        return None


def _header(rule: Rule, language: str) -> Iterator[str]:
    yield f"# {rule.name} ({rule.code})"
    yield ""
    yield rule.summary[language]
    yield ""
    first, last = rule.years
    years = f"{first or ''}–{last or ''}" if first or last else _ANY[language]
    fields = (
        (_SEVERITY, rule.severity),
        (_STATUS, rule.status),
        (_SINCE, rule.since),
        (_FIX, rule.fix),
        (_PACK, rule.pack),
        (_SOURCE, rule.source),
        (_FORMS, ", ".join(rule.forms) or _ANY[language]),
        (_YEARS, years),
    )
    colon = "：" if language == "zh" else ": "
    yield from (f"- {name[language]}{colon}{value}" for name, value in fields if value)
    if rule.options:
        yield f"- {_OPTIONS[language]}{colon}"
        yield from (f"  - {_option(option, language)}" for option in rule.options)


def _option(option: Option, language: str) -> str:
    import json

    colon, comma = ("：", "，") if language == "zh" else (": ", "; ")
    default = f"{_DEFAULT[language]} {json.dumps(option.default, ensure_ascii=False)}"
    choices = f"{comma}{_ONE_OF[language]} {', '.join(option.choices)}" if option.choices else ""
    return f"`{option.name}` ({option.type}{comma}{default}{choices}){colon}{option.description[language]}"
