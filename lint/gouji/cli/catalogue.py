"""A rule by its name and the language to speak of it in, for commands that tell of rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.config.locale import locale_language
from gouji.errors import ConfigurationError, UsageError
from gouji.message import Message

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.checking.rule import Rule
    from gouji.plugins.finder import Plugins

__all__ = ["find_rules", "language_here"]


def find_rules(name: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rule of a name, or those of a code; raises `UsageError` with the nearest one."""
    found = tuple(rule for rule in rules if name.lower() in (rule.code.lower(), rule.name))
    if found:
        return found
    from difflib import get_close_matches

    known = [word for rule in rules for word in (rule.code, rule.name)]
    near = get_close_matches(name, known, n=1) or get_close_matches(name.upper(), known, n=1)
    raise UsageError(
        Message(
            f"没有规则 {name!r}" + (f"；是否为 {near[0]}？" if near else "") + "；gouji rules 列出全部规则",
            f"no rule {name!r}" + (f"; did you mean {near[0]}?" if near else "") + "; gouji rules lists them all",
        )
    )


def language_here(args: Namespace, plugins: Plugins) -> str:
    """The language of the call, else that of the configuration of the current folder, else of the locale.

    A configuration that cannot be used does not keep anyone from reading about rules.
    """
    from pathlib import Path

    from gouji.config import CommandLine, Configurations

    if args.lang:
        return str(args.lang)
    try:
        chosen = Configurations(plugins, CommandLine()).settings(Path("-")).language
    except ConfigurationError:
        chosen = None
    return chosen or locale_language()
