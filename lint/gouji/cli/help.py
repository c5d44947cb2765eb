"""``gouji help [COMMAND]``: the same as ``gouji COMMAND --help``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.cli.parsing import Parser, option
from gouji.message import Message

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji help``: a command and one of its subcommands."""
    option(
        parser,
        "topic",
        nargs="*",
        metavar=Message("命令", "COMMAND"),
        zh="命令（默认：列出全部命令）",
        en="the command (default: list all commands)",
    )


def run(args: Namespace) -> int:
    """Print the help of a command, and return the exit status."""
    from gouji.cli.main import main

    return main([*args.topic, "--help"])
