"""Parse the command line, run the command, and turn errors into an exit status."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
import sys
from typing import TYPE_CHECKING

from gouji._version import __version__
from gouji.cli.parsing import Parser, Subparsers, add_command, option
from gouji.cli.writing import prepare_streams, tell
from gouji.errors import (
    CommandError,
    ExecutorError,
    GoujiError,
    PluginError,
    RenderError,
    UnreadableSourceError,
    UsageError,
)
from gouji.language import asked_language
from gouji.message import Language, Message
from gouji.plugins.command import COMMANDS, Command

if TYPE_CHECKING:
    from gouji.run.guard import Guard

__all__ = ["main", "parser_of"]

_MEANT_BY = {(): ["--help"], ("version",): ["--version"]}
_USAGE, _FAILED, _INTERRUPTED = 2, 3, 130
_ALONE = ("-h", "--help", "--version")
_ABOUT = Message("勾稽：政府年度报告检查工具", "勾稽: a linter for Chinese government annual reports")
_MEANT = Message("选项应写在命令之后：{meant}", "options come after the command: {meant}")
_NO_COMMAND = Message("没有命令{name}", "no command {name}")
_FIRST = Message("应先写命令，再写选项", "the command comes first, then its options")


def main(argv: Sequence[str] | None = None, guard: Guard | None = None) -> int:
    """Run gouji with *argv* (default: the arguments of the process) and return its exit status.

    Without any arguments it shows the help. The ``guard`` watches the process, for commands that work on files.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    prepare_streams()
    try:
        return _run(_MEANT_BY.get(tuple(arguments), arguments), guard)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: Sequence[str], guard: Guard | None) -> int:
    language = asked_language(arguments)
    try:
        commands = _commands(arguments[0], language)
        called = next((command for command in commands if command.name == arguments[0]), None)
        parser, subparsers = parser_of(commands if called is None else (called,), language)
        if called is not None:
            called.add_arguments(subparsers.choices[called.name])
        elif not arguments[0].startswith("-"):
            parser.error(_unknown(arguments[0], commands)[language])
        elif arguments[0] not in _ALONE:
            _refuse_order(parser, arguments, commands)
        args, unknown = parser.parse_known_args(arguments)
        if called is None:
            parser.refuse(unknown or arguments)
        if unknown:
            subparsers.choices[called.name].refuse(unknown)
        args.guard, args.traceback = guard, getattr(args, "traceback", False)
        args.tell = partial(_tell, language)
        return called.run(args)
    except GoujiError as error:
        from gouji.cli.errors import tell_error

        tell_error(error, language, traceback="--traceback" in arguments)
        return (
            _FAILED if isinstance(error, CommandError | ExecutorError | RenderError | UnreadableSourceError) else _USAGE
        )


def _tell(language: Language, message: Message, *, output: bool = False) -> None:
    """Write what a command tells on standard error, or what it is asked for on standard output."""
    from gouji.text.display import visible

    tell(visible(message[language]), sys.stdout if output else None)


def _commands(first: str, language: Language) -> Sequence[Command]:
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

        tell_error(error, language)
        return COMMANDS


def parser_of(commands: Sequence[Command], language: Language) -> tuple[Parser, Subparsers]:
    """Return the parser and its subparsers, without arguments yet, so that no command is imported."""
    parser = Parser(language, prog="gouji", description=_ABOUT[language])
    option(parser, "--version", action="version", version=f"gouji {__version__}", zh="显示版本", en="show the version")
    subparsers = parser.add_commands("command", prog=parser.prog)
    for command in commands:
        add_command(subparsers, command.name, language, zh=command.summary.zh, en=command.summary.en)
    return parser, subparsers


def _refuse_order(parser: Parser, arguments: Sequence[str], commands: Sequence[Command]) -> None:
    """End with status 2 over options that stand before the command, and show the call as it is meant."""
    from gouji.cli.mistakes import order

    meant = order(arguments, [command.name for command in commands])
    if meant is not None:
        parser.error(_MEANT.format(meant=meant)[parser.language])
    if arguments[0] != "--" and any(not argument.startswith("-") for argument in arguments):
        parser.error(_FIRST[parser.language])


def _unknown(name: str, commands: Sequence[Command]) -> Message:
    """Return the message for an unknown command, with the nearest one and the list of all."""
    from gouji.wording import nearest, one_of, quoted, wording

    names = [command.name for command in commands]
    return wording(_NO_COMMAND.format(name=quoted(name)), one_of(names), nearest(name, names))
