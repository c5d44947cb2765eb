"""The options that several commands share."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from gouji.cli.parsing import Parser, option
from gouji.message import Message

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from gouji.config import CommandLine

__all__ = [
    "add_checking_options",
    "add_common_options",
    "add_config_option",
    "add_fail_on_option",
    "add_language_option",
    "add_rule_options",
    "add_run_options",
    "command_line",
]


def add_rule_options(parser: Parser) -> None:
    """Add the options that choose which rules run, and with which configuration."""
    names, level = Message("规则", "RULES"), Message("规则=级别", "RULE=LEVEL")
    option(
        parser,
        "--select",
        action="append",
        default=[],
        type=_some,
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


def _some(names: str) -> str:
    """Return names of rules; raise `ArgumentTypeError` for none, as of a variable that is not set: all rules would run."""
    if not _names([names]):
        raise ArgumentTypeError(f"{names!r}: expected a rule at least")
    return names


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
