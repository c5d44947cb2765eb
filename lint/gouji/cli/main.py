"""Read the command line, run the command, turn what stops it into an exit status."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
import sys

from gouji._version import __version__
from gouji.cli.parsing import Parser, Subparsers, option, text
from gouji.cli.writing import prepare_streams
from gouji.config.locale import locale_language
from gouji.errors import ConfigurationError, GoujiError, PluginError, UsageError
from gouji.message import Message
from gouji.text.display import visible

__all__ = ["COMMANDS", "main"]

COMMANDS = ("check", "extract", "fix", "rules", "explain", "init", "config")
"""The commands, each a module of its name beside this one with ``add_parser`` and ``run``."""

_USAGE, _INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run gouji with some arguments (default: those of the process); the result is its exit status."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    prepare_streams()
    try:
        return _run(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    parser, commands = _parser(arguments)
    args, unknown = parser.parse_known_args(arguments)
    if unknown:
        commands.choices[args.command].refuse(unknown)
    try:
        status: int = import_module(f"gouji.cli.{args.command}").run(args)
    except GoujiError as error:
        told = _told(error, getattr(args, "lang", None) or locale_language())
        print("\n".join(map(visible, told.split("\n"))), file=sys.stderr)
        return _USAGE
    return status


def _parser(arguments: Sequence[str]) -> tuple[Parser, Subparsers]:
    """The parser and its commands; of the commands only the one that is called is imported, if one is."""
    parser = Parser(
        prog="gouji",
        description=text(
            "勾稽：政府信息公开工作年度报告检查工具", "勾稽: a linter for Chinese government annual reports"
        ),
    )
    option(parser, "--version", action="version", version=f"gouji {__version__}", zh="显示版本", en="show the version")
    subparsers = parser.add_subparsers(dest="command", metavar=text("命令", "COMMAND"), required=True, prog=parser.prog)
    called = [name for name in arguments[:1] if name in COMMANDS]
    for name in called or COMMANDS:
        import_module(f"gouji.cli.{name}").add_parser(subparsers)
    return parser, subparsers


def _told(error: GoujiError, language: str) -> str:
    if isinstance(error, ConfigurationError):
        return "\n\n".join(error.problems)
    if isinstance(error, PluginError):
        return f"gouji: {error.message[language]}"
    what = error.args[0] if isinstance(error, UsageError) and error.args else str(error)
    return f"gouji: {what[language] if isinstance(what, Message) else what}"
