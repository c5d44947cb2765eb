"""``gouji completion SHELL``: the script with which a shell completes commands, options, values and file names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
import re
from typing import TYPE_CHECKING, Any

from gouji.cli.parsing import Parser, option
from gouji.language import locale_language
from gouji.message import Language

if TYPE_CHECKING:
    from argparse import Action, Namespace

    from gouji.plugins.model import Plugins

__all__ = ["add_arguments", "run"]

_SHELLS = ("bash", "zsh", "fish", "powershell", "tcsh")
_LEVELS = ("error", "warning", "info", "off")
_WORD = r"(?a:[A-Za-z0-9][\w.-]*(?:=\w+)?)"
"""A word that no shell reads as anything else: a pack of the current folder may be anybody's."""


def add_arguments(parser: Parser) -> None:
    """Add the argument of ``gouji completion``: the shell."""
    option(
        parser,
        "shell",
        choices=_SHELLS,
        metavar="SHELL",
        zh=f"所用的 Shell：{'、'.join(_SHELLS)}",
        en=f"the shell: {', '.join(_SHELLS)}",
    )


def run(args: Namespace) -> int:
    """Write the script for a shell to standard output, and return the exit status."""
    import shtab

    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import prepare_streams, write

    prepare_streams()
    plugins = plugins_here()
    parser = _whole_parser(plugins, "en" if args.shell == "powershell" else locale_language())
    script = shtab.complete(parser, args.shell)
    if args.shell == "powershell":
        # Windows PowerShell reads it in the code page of the system; what is ASCII is the same in all of them.
        script = script.encode("ascii", "replace").decode()
    elif args.shell == "zsh":
        # shtab would have zsh complete the first of several arguments alone.
        script = re.sub(r'(?m)^  "\(\*\)::?', '  "*:', script)
    write([script, "\n"], None, "exact")
    return 0


def _whole_parser(plugins: Plugins, language: Language) -> Parser:
    """Return the parser with the arguments of all commands, each marked with what completes it.

    A plugin's command that cannot tell its arguments is told, and completed without them.
    """
    from gouji.cli.errors import tell_error
    from gouji.cli.main import parser_of
    from gouji.errors import CommandError

    parser, subparsers = parser_of(plugins.commands, language)
    completers = _completers(plugins)
    for command in plugins.commands:
        called = subparsers.choices[command.name]
        try:
            command.add_arguments(called)
        except CommandError as error:
            tell_error(error, language)
        _mark(called, completers)
    return parser


def _mark(parser: Any, completers: Mapping[str, Any]) -> None:
    """Mark the arguments of a parser, and of its subcommands, with what completes them, as shtab reads it."""
    for action in parser._actions:  # noqa: SLF001 (as shtab does: argparse has no other way)
        if isinstance(action.choices, dict):
            for each in action.choices.values():
                _mark(each, completers)
        elif action.choices is None:
            completer = completers.get(_argument(action))
            if isinstance(completer, dict):
                action.complete = completer
            elif completer is not None:
                action.choices = completer


def _argument(action: Action) -> str:
    """Return the name by which completers know an argument: the option, or the English placeholder of its value."""
    if "--format" in action.option_strings:
        return "--format"
    return _PLACEHOLDERS.get(str(action.metavar), str(action.metavar))


_PLACEHOLDERS = {
    "路径": "PATH",
    "文件": "FILE",
    "文件夹": "FOLDER",
    "规则": "RULES",
    "RULE": "RULES",
    "规则=级别": "RULE=LEVEL",
    "规则包": "PACK",
    "命令": "COMMAND",
}


def _completers(plugins: Plugins) -> Mapping[str, Any]:
    """Return by argument the words that complete it, or what shtab is given for it."""
    from gouji.cli.catalogue import catalogue_here
    from gouji.cli.completers import FILES, FOLDERS, packs_or_files, rules

    catalogue = catalogue_here(plugins)
    codes = sorted({rule.code for rule in catalogue.rules})
    names = sorted({rule.name for rule in catalogue.rules})
    packs = sorted(catalogue.packs)
    return {
        "PATH": FILES,
        "FILE": FILES,
        "FOLDER": FOLDERS,
        "PACK": packs_or_files(_plain(packs)),
        "RULES": rules(_plain([*codes, *names, *packs])),
        "RULE=LEVEL": _plain([f"{code}={level}" for code in codes for level in _LEVELS]),
        "COMMAND": _plain([command.name for command in plugins.commands]),
        "--format": _plain([format_.name for format_ in plugins.formats]),
    }


def _plain(words: Collection[str]) -> list[str]:
    """Return the words that no shell reads as anything else."""
    return [word for word in dict.fromkeys(words) if re.fullmatch(_WORD, word)]
