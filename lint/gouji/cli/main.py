"""Parse the command line, run the command, and turn errors into an exit status."""

from __future__ import annotations

from collections.abc import Sequence
import sys
from typing import TYPE_CHECKING

from gouji._version import __version__
from gouji.cli.parsing import Parser, Subparsers, add_command, option, text
from gouji.cli.writing import prepare_streams
from gouji.errors import CommandError, GoujiError, PluginError, RenderError, UnreadableSourceError, UsageError
from gouji.language import locale_language
from gouji.plugins.command import COMMANDS, Command

if TYPE_CHECKING:
    from gouji.run.guard import Guard

__all__ = ["main"]

_USAGE, _FAILED, _INTERRUPTED = 2, 3, 130
_ALONE = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None, guard: Guard | None = None) -> int:
    """Run gouji with *argv* (default: the arguments of the process) and return its exit status.

    Without any arguments it shows the help. The ``guard`` watches the process, for commands that work on files.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    prepare_streams()
    try:
        return _run(arguments or ["--help"], guard)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: Sequence[str], guard: Guard | None) -> int:
    language = locale_language()
    try:
        commands = _commands(arguments[0])
        called = next((command for command in commands if command.name == arguments[0]), None)
        parser, subparsers = _parser(commands if called is None else (called,))
        if called is not None:
            called.add_arguments(subparsers.choices[called.name])
        elif not arguments[0].startswith("-"):
            parser.error(_unknown(arguments[0], commands))
        elif arguments[0] not in _ALONE:
            _refuse_order(parser, arguments, commands)
        args, unknown = parser.parse_known_args(arguments)
        if called is None:
            parser.refuse(unknown or arguments)
        if unknown:
            subparsers.choices[called.name].refuse(unknown)
        if getattr(args, "lang", None) in ("zh", "en"):
            language = args.lang
        args.guard, args.traceback = guard, getattr(args, "traceback", False)
        return called.run(args)
    except GoujiError as error:
        from gouji.cli.errors import tell_error

        tell_error(error, language, traceback="--traceback" in arguments)
        return _FAILED if isinstance(error, CommandError | RenderError | UnreadableSourceError) else _USAGE


def _commands(first: str) -> Sequence[Command]:
    """Return the commands, built-in ones only where *first* names one of them, else those of plugins too.

    Raises `PluginError`, but not for the help, which is shown whatever is wrong with a plugin.
    """
    if first == "--version" or any(command.name == first for command in COMMANDS):
        return COMMANDS
    from gouji.cli.starting import plugins_here

    try:
        return plugins_here().commands
    except (PluginError, UsageError) as error:
        if first not in ("-h", "--help"):
            raise
        from gouji.cli.errors import tell_error

        tell_error(error, locale_language())
        return COMMANDS


def _parser(commands: Sequence[Command]) -> tuple[Parser, Subparsers]:
    """Return the parser and its subparsers, without arguments yet, so that no command is imported."""
    parser = Parser(
        prog="gouji",
        description=text("勾稽：政府年度报告检查工具", "勾稽: a linter for Chinese government annual reports"),
    )
    option(parser, "--version", action="version", version=f"gouji {__version__}", zh="显示版本", en="show the version")
    subparsers = parser.add_subparsers(dest="command", metavar=text("命令", "COMMAND"), required=True, prog=parser.prog)
    for command in commands:
        add_command(subparsers, command.name, zh=command.summary.zh, en=command.summary.en)
    return parser, subparsers


def _refuse_order(parser: Parser, arguments: Sequence[str], commands: Sequence[Command]) -> None:
    """End with status 2 over options that stand before the command, and show the call as it is meant."""
    from gouji.cli.mistakes import order

    meant = order(arguments, [command.name for command in commands])
    if meant is not None:
        parser.error(text(f"选项应写在命令之后：{meant}", f"options come after the command: {meant}"))
    if arguments[0] != "--" and any(not argument.startswith("-") for argument in arguments):
        parser.error(text("应先写命令，再写选项", "the command comes first, then its options"))


def _unknown(name: str, commands: Sequence[Command]) -> str:
    """Return the message for an unknown command, with the nearest one and the list of all."""
    from gouji.wording import nearest

    names = [command.name for command in commands]
    near = nearest(name, names)
    return text(
        f"没有命令 {name!r}" + (f"；是否为 {near}？" if near else "") + f"；可用：{', '.join(names)}",
        f"no command {name!r}" + (f"; did you mean {near}?" if near else "") + f"; there are: {', '.join(names)}",
    )
