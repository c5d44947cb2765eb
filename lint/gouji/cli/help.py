"""``gouji help [COMMAND]``: what ``gouji COMMAND --help`` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.cli.parsing import Parser, option, text

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: Parser) -> None:
    """Add the command whose help is asked for, with the part of it that is."""
    option(
        parser,
        "topic",
        nargs="*",
        metavar=text("命令", "COMMAND"),
        zh="命令（默认：列出全部命令）",
        en="the command (default: list all commands)",
    )


def run(args: Namespace) -> int:
    """Show the help."""
    from gouji.cli.main import main

    return main([*args.topic, "--help"])
