"""The parser of the command line, and the options that several commands share."""

from __future__ import annotations

import argparse
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
import os
from typing import TYPE_CHECKING, Any, NoReturn

from gouji.language import locale_language
from gouji.message import Language, Message
from gouji.output.border import guarded

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from pathlib import Path

    from _typeshed import SupportsWrite

    from gouji.config import CommandLine

__all__ = [
    "Parser",
    "Subparsers",
    "add_checking_options",
    "add_command",
    "add_common_options",
    "add_config_option",
    "add_fail_on_option",
    "add_language_option",
    "add_rule_options",
    "add_run_options",
    "command_line",
    "option",
]

if TYPE_CHECKING:
    Subparsers = _SubParsersAction["Parser"]
else:
    Subparsers = Any


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
        """End with status 2 over unknown arguments, naming the nearest option."""
        import re

        from gouji.wording import nearest

        near = nearest(arguments[0].partition("=")[0], re.findall(r"--[a-z][a-z-]*", self.format_help()))
        hint = self.told(f"；是否为 {near}？", f"; did you mean {near}?") if near else ""
        self.error(self.told(f"没有这个参数：{arguments[0]}", f"no such argument: {arguments[0]}") + hint)


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


def add_rule_options(parser: Parser) -> None:
    """Add the options that choose which rules run, and with which configuration."""
    names, level = Message("规则", "RULES"), Message("规则=级别", "RULE=LEVEL")
    option(
        parser,
        "--select",
        action="append",
        default=[],
        metavar=names,
        zh="只运行这些规则：代码、名称、代码前缀或规则包的名称，用逗号分隔",
        en="run only these rules: codes, names, beginnings of codes or names of packs, separated by commas",
    )
    option(
        parser,
        "--ignore",
        action="append",
        default=[],
        metavar=names,
        zh="不运行这些规则",
        en="do not run these rules",
    )
    option(
        parser,
        "--severity",
        action="append",
        default=[],
        type=_severity,
        metavar=level,
        zh="设置规则的级别：error、warning、info 或 off",
        en="set the severity of a rule: error, warning, info or off",
    )
    add_config_option(parser)


def add_checking_options(parser: Parser) -> None:
    """Add the options of commands that check: which severity fails, processes, prior reports, the cache."""
    add_fail_on_option(parser)
    option(
        parser,
        "--jobs",
        type=int,
        default=0,
        metavar="N",
        zh="进程数（默认：预计能缩短时间时取处理器数）",
        en="the number of processes (default: that of processors where this is likely to save time)",
    )
    option(
        parser,
        "--executor",
        metavar=Message("名称", "NAME"),
        zh="由谁检查文件：processes（本机的进程）、dask（本机的 Dask 集群）、dask://主机:端口（已有的 Dask 集群）及插件的执行器",
        en="what checks the files: processes (of this machine), dask (a cluster of Dask here), dask://HOST:PORT (one that is there), and those of plugins",
    )
    option(
        parser,
        "--prior",
        action="append",
        default=[],
        metavar=Message("路径", "PATH"),
        zh="往年报告的文件或文件夹：只用于比较，不检查；可重复",
        en="a file or folder of earlier reports: compared with, not checked; may repeat",
    )
    option(parser, "--no-cache", action="store_true", zh="不使用缓存", en="do not use the cache")
    option(
        parser,
        "--cache-dir",
        metavar=Message("文件夹", "FOLDER"),
        zh="缓存所在的文件夹（默认：用户的缓存文件夹）",
        en="the folder of the cache (default: the user's folder for caches)",
    )


def add_fail_on_option(parser: Parser) -> None:
    """Add the option for the severity from which on findings end a command with status 1."""
    option(
        parser,
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        zh="有这一级别以上的问题时退出状态为 1（默认：error）",
        en="end with status 1 from this severity on (default: error)",
    )


def add_config_option(parser: Parser) -> None:
    """Add the option that names the configuration file."""
    option(
        parser,
        "--config",
        metavar=Message("文件", "FILE"),
        zh="使用这个配置文件，不查找 .gouji.yaml",
        en="use this configuration file instead of the closest .gouji.yaml",
    )


def _severity(setting: str) -> tuple[str, str]:
    rule, separator, level = setting.partition("=")
    if not separator or not rule or not level:
        raise ArgumentTypeError(f"{setting!r}: expected RULE=LEVEL")
    return rule.strip(), level.strip()


def _not_negative(number: str) -> int:
    if not number.isdecimal():
        raise ArgumentTypeError(f"{number!r}: expected a whole number, 0 or more")
    return int(number)


def add_run_options(parser: Parser) -> None:
    """Add the arguments of commands that read many files, or standard input."""
    option(
        parser,
        "paths",
        nargs="*",
        metavar=Message("路径", "PATH"),
        zh="文件、文件夹或 ZIP 压缩包；- 表示标准输入（默认：当前文件夹）",
        en="files, folders and zip archives; - is standard input (default: the current folder)",
    )
    option(
        parser,
        "--stdin-filename",
        metavar=Message("文件名", "NAME"),
        zh="标准输入内容的文件名",
        en="the name of what is read from standard input",
    )
    add_list_option(parser)
    add_common_options(parser)


def add_list_option(parser: Parser) -> None:
    """Add the option that names a list of files."""
    option(
        parser,
        "--files-from",
        metavar=Message("清单", "LIST"),
        zh="文件清单，每行一个路径，或以 NUL 分隔；- 表示标准输入",
        en="a list of files, one on each line, or separated by NUL; - is standard input",
    )
    parser.set_defaults(listed=None)


def add_common_options(parser: Parser) -> None:
    """Add the options that all commands have which read many files: language, limits, what is told beside the output."""
    add_language_option(parser)
    option(
        parser,
        "--timeout",
        type=_not_negative,
        metavar=Message("秒", "SECONDS"),
        zh="每个文件的时限（秒）；0 表示不限（默认：30）",
        en="the most seconds that a file may take; 0: no limit (default: 30)",
    )
    option(
        parser,
        "--max-memory",
        type=_not_negative,
        metavar="MB",
        zh="每个文件的内存上限（MB）；0 表示不限（默认：1024）",
        en="the most megabytes of memory that a file may take; 0: no limit (default: 1024)",
    )
    option(
        parser,
        "--force-exclude",
        action="store_true",
        zh="直接写明的路径，被配置排除的也不处理",
        en="also leave out what is named where the configuration excludes it",
    )
    option(
        parser,
        "--no-gitignore",
        action="store_true",
        zh="文件夹中被 .gitignore 排除的文件也处理",
        en="take from folders also what .gitignore leaves out",
    )
    option(
        parser,
        "--quiet",
        "-q",
        action="store_true",
        zh="不输出汇总、说明和进度",
        en="no summary, no notes and no progress",
    )


def add_language_option(parser: Parser) -> None:
    """Add the option for the language of messages."""
    option(
        parser,
        "--lang",
        choices=("zh", "en"),
        zh="输出语言（默认：配置文件，其次系统语言）",
        en="the language of the output (default: the configuration's, else the locale's)",
    )


def command_line(args: Namespace) -> CommandLine:
    """Return what the arguments set: rules, severities, configuration file, language and the like."""
    from gouji.config import CommandLine

    return CommandLine(
        select=_names(getattr(args, "select", [])),
        ignore=_names(getattr(args, "ignore", [])),
        severities=tuple(getattr(args, "severity", [])),
        config=_path(getattr(args, "config", None)),
        language=getattr(args, "lang", None),
        fail_on=getattr(args, "fail_on", None),
        timed=getattr(args, "statistics", False),
        cache_dir=getattr(args, "cache_dir", None),
        timeout=getattr(args, "timeout", None),
        max_memory=getattr(args, "max_memory", None),
        cached=not getattr(args, "no_cache", False),
        force_exclude=getattr(args, "force_exclude", False),
        gitignore=not getattr(args, "no_gitignore", False),
    )


def _path(name: str | None) -> Path | None:
    if not name:
        return None
    from pathlib import Path

    return Path(name)


def _names(texts: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for text in texts for name in text.split(",") if name.strip())
