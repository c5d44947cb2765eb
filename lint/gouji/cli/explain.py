"""``gouji explain RULE``: one rule's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.cli.options import add_language_option
from gouji.cli.parsing import Parser, option
from gouji.message import Language, Message

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.rules.meta import RuleMeta

__all__ = ["add_arguments", "run"]


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji explain``."""
    option(
        parser,
        "rule",
        metavar=Message("规则", "RULE"),
        zh="规则的代码或名称",
        en="the rule's code or name",
    )
    option(
        parser,
        "--pack",
        metavar=Message("规则包", "PACK"),
        zh="规则所在的规则包：名称，或文件、文件夹的路径",
        en="the pack that has it: its name, or the path of its file or folder",
    )
    add_language_option(parser)


def run(args: Namespace) -> int:
    """Write the page of a rule with its metadata above it, and return the exit status."""
    from gouji.cli.catalogue import catalogue_here, find_rules, language_here, rules_of_pack
    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import write

    plugins = plugins_here()
    language = language_here(args, plugins)
    known = catalogue_here(plugins).rules if args.pack is None else rules_of_pack(args.pack, plugins, language)
    rules = find_rules(args.rule, known)
    write((f"{line}\n" for line in _lines(rules, language)), None)
    return 0


def _lines(rules: Sequence[RuleMeta], language: Language) -> Iterator[str]:
    """Yield the lines of the pages of rules that share a code, one page after the other."""
    from gouji.output.page import page_lines

    for number, rule in enumerate(rules):
        if number:
            yield ""
        yield from page_lines(rule, language)
