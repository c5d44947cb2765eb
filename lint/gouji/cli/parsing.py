"""The parser of the command line, which speaks the language of the user."""

from __future__ import annotations

import argparse
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
import os
from typing import TYPE_CHECKING, Any, NoReturn

from gouji.language import locale_language
from gouji.message import Language, Message
from gouji.output.border import guarded

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from _typeshed import SupportsWrite

    Subparsers = _SubParsersAction["Parser"]
else:
    Subparsers = Any

__all__ = ["Parser", "Subparsers", "add_command", "option"]

_COLUMNS = 80
_FILLER = "\ufdd0"
"""A character that no text has."""
_USAGE = Message("用法：", "usage: ")


def _columns() -> int:
    """Return the width of the terminal, without `shutil`, whose import is slow."""
    try:
        return os.get_terminal_size().columns or _COLUMNS
    except (OSError, ValueError):
        return _COLUMNS


@contextmanager
def _untranslated() -> Iterator[None]:
    """Let argparse look for no translation of its headings, which are replaced: that takes 1 % of checking one file."""
    names = vars(argparse)
    translate = names["_"]
    names["_"] = str
    try:
        yield
    finally:
        names["_"] = translate


class _Help(HelpFormatter):
    """The help, with the heading of the usage and the colons of headings in a language."""

    def __init__(self, language: Language, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)
        self._usage = _USAGE[language]

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)

    def add_argument(self, action: Any) -> None:
        """Add an argument; the names of commands, which argparse indents further than it counts, keep their line."""
        super().add_argument(action)
        names = action.choices if isinstance(action.choices, dict) else ()
        self._action_max_length = max([self._action_max_length, *(len(name) + 4 for name in names)])

    def _format_action_invocation(self, action: Any) -> str:
        """Return how an argument is written, with a filler for each wide character, as argparse counts characters."""
        from gouji.text.display import width

        written = super()._format_action_invocation(action)
        return written + _FILLER * (width(written) - len(written))

    def format_help(self) -> str:
        """Return the help, without fillers, and without the second colon that argparse puts after a Chinese one."""
        return super().format_help().replace(_FILLER, "").replace("：:\n", "：\n")


class Parser(ArgumentParser):
    """An argument parser without abbreviations, which speaks a language: by default that of the locale."""

    def __init__(self, language: Language | None = None, **settings: Any) -> None:
        self.language = language or locale_language()
        settings.update(allow_abbrev=False, add_help=False, formatter_class=partial(_Help, self.language))
        with _untranslated():
            super().__init__(**settings)
        self.color = False  # Python 3.14 would colour the help, and the border escapes what colours
        self._positionals.title = self.told("参数：", "arguments")
        self._optionals.title = self.told("选项：", "options")
        self.add_argument("-h", "--help", action="help", help=self.told("显示帮助", "show this help"))

    def told(self, zh: str, en: str) -> str:
        """Return that of two texts which is in the language of the parser."""
        return zh if self.language == "zh" else en

    def add_commands(self, dest: str, prog: str | None = None) -> Subparsers:
        """Add commands, one of which must be called; their parsers speak the language of this one."""
        metavar = self.told("命令", "COMMAND")
        speaking: Any = partial(Parser, language=self.language)
        return self.add_subparsers(dest=dest, metavar=metavar, required=True, parser_class=speaking, prog=prog)

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the call and end with status 2."""
        from gouji.cli.mistakes import in_chinese

        message = self.told(in_chinese(message), message)
        hint = self.told(f"查看帮助：{self.prog} --help", f"see {self.prog} --help")
        self.exit(2, f"{self.prog}: {message}\n{hint}\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print the help, the version or an error; names of plugins and arguments are in it."""
        super()._print_message("".join(guarded([message])), file)

    def refuse(self, arguments: Sequence[str]) -> NoReturn:
        """End with status 2 over unknown arguments, naming the nearest option, or how a file of that name is named."""
        import re

        from gouji.there import is_there
        from gouji.wording import nearest

        asked = arguments[0]
        options = re.findall(r"--[a-z][a-z-]*", self.format_help())
        near = f"./{asked}" if is_there(asked) else nearest(asked.partition("=")[0], options)
        hint = self.told(f"；是否为 {near}？", f"; did you mean {near}?") if near else ""
        self.error(self.told(f"没有这个参数：{asked}", f"no such argument: {asked}") + hint)


def option(
    parser: Parser, *names: str, zh: str, en: str, metavar: Message | str | None = None, **settings: Any
) -> None:
    """Add an argument to *parser*, with its help and its placeholder in two languages."""
    if metavar is not None:
        settings["metavar"] = metavar[parser.language] if isinstance(metavar, Message) else metavar
    parser.add_argument(*names, help=parser.told(zh, en).replace("%", "%%"), **settings)


def add_command(subparsers: Subparsers, name: str, language: Language, *, zh: str, en: str) -> Parser:
    """Add a command with its one-line summary in two languages and ``--traceback``, and return its parser.

    A plugin's command may have another argument of that name instead.
    """
    summary = Message(zh, en)[language].replace("%", "%%")
    parser = subparsers.add_parser(name, help=summary, description=summary, conflict_handler="resolve")
    option(
        parser,
        "--traceback",
        action="store_true",
        default=SUPPRESS,
        zh="规则、插件或 gouji 自身出错时，在标准错误输出中显示完整的调用栈",
        en="show on standard error the tracebacks of rules, plugins and gouji itself where they fail",
    )
    return parser
