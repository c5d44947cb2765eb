"""``gouji pack``: write a new rule pack, and test packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gouji.cli.catalogue import add_format_option
from gouji.cli.options import add_language_option, command_line
from gouji.cli.parsing import Parser, add_command, option
from gouji.errors import UsageError
from gouji.language import locale_language
from gouji.message import Language, Message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection, Sequence

    from gouji.packs.asked import AskedPack
    from gouji.plugins.model import Plugins

__all__ = ["add_arguments", "run"]

_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_BAD_NAME = Message(
    "规则包的名称 {name} 应由小写字母、数字和 - 组成，如 guizhou",
    "{name}: the name of a pack has small letters, digits and -, as guizhou",
)
_THERE = Message("{path} 已存在，不覆盖", "{path} is there already; it is not overwritten")
_WROTE = Message("已写入 {path}；检查：gouji pack test {path}", "wrote {path}; test it with gouji pack test {path}")
_KNOWN = Message("已有名为 {name} 的规则包", "there is a pack {name} already")
_NO_PACK = Message("没有规则包 {name}；gouji packs 列出全部", "no pack {name}; gouji packs lists them")
_NONE_SELECTED = Message(
    "--select：选中的规则都不在要测试的规则包里", "--select: none of the selected rules is of the packs to be tested"
)


def add_arguments(parser: Parser) -> None:
    """Add the subcommands of ``gouji pack``, with their arguments."""
    parts = parser.add_commands("part")
    new = add_command(parts, "new", parser.language, zh="新建一个规则包", en="write a new pack")
    option(
        new,
        "name",
        metavar=Message("名称", "NAME"),
        zh="名称：小写字母、数字和 -",
        en="its name: small letters, digits and -",
    )
    option(
        new,
        "--from",
        dest="base",
        metavar=Message("规则包", "PACK"),
        zh="作为基础的规则包",
        en="the pack that it extends",
    )
    option(
        new,
        "--output",
        metavar=Message("文件", "FILE"),
        zh="写入的文件（默认：名称.yaml）",
        en="the file (default: NAME.yaml)",
    )
    add_language_option(new)
    test = add_command(parts, "test", parser.language, zh="测试规则包", en="test packs")
    option(
        test,
        "path",
        nargs="+",
        metavar=Message("规则包", "PACK"),
        zh="规则包：文件或文件夹，或内置、已安装的规则包的名称",
        en="a pack: its file or folder, or the name of one that is built in or installed",
    )
    option(
        test,
        "--select",
        action="append",
        default=[],
        metavar=Message("规则", "RULES"),
        zh="只测试这些规则：代码、名称、代码前缀或规则包的名称，用逗号分隔",
        en="test only these rules: codes, names, beginnings of codes or names of packs, separated by commas",
    )
    add_format_option(test, "text")
    option(
        test,
        "--show-report",
        metavar=Message("哪个", "WHICH"),
        zh="列出生成的报告：failed（未通过的）、all（全部），或例子所在的行，如 12 或 guizhou.yaml:12",
        en="print generated reports: failed, all, or that of the case at a line, as 12 or guizhou.yaml:12",
    )
    option(test, "--seed", type=int, default=1, metavar="N", zh="生成报告的种子", en="the seed of generated reports")
    add_language_option(test)


def run(args: Namespace) -> int:
    """Run the subcommand that is called, and return the exit status."""
    from gouji.cli.writing import prepare_streams

    prepare_streams()
    return _new(args) if args.part == "new" else _test(args)


def _new(args: Namespace) -> int:
    """Write the file of a new pack; an existing file is left alone."""
    from pathlib import Path
    import re
    import sys

    from gouji.cli.catalogue import catalogue_here
    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import tell, write
    from gouji.packs.template import prefix_of, template
    from gouji.there import is_link, is_there

    language: Language = args.lang or locale_language()
    if re.fullmatch(_NAME, args.name) is None:
        raise UsageError(_BAD_NAME.format(name=args.name))
    path = Path(args.output or f"{args.name}.yaml")
    if is_there(path) or is_link(path):
        raise UsageError(_THERE.format(path=path.as_posix()))
    plugins = plugins_here()
    catalogue = catalogue_here(plugins)
    if args.name in catalogue.packs:
        raise UsageError(_KNOWN.format(name=args.name))
    if args.base is not None and args.base not in catalogue.packs:
        raise UsageError(_NO_PACK.format(name=args.base))
    kind = _kind(plugins)
    prefix = prefix_of(args.name, (rule.code for rule in catalogue.rules))
    write([template(args.name, kind, prefix, path.name, args.base)], str(path))
    tell(_WROTE.format(path=path.as_posix())[language], sys.stdout)
    return 0


def _kind(plugins: Plugins) -> Any:
    """Return the kind of report that a new pack is for: the first with sections, else the first."""
    kinds = list(plugins.kinds.values())
    return next((kind for kind in kinds if kind.newest.sections), kinds[0])


def _test(args: Namespace) -> int:
    """Test packs and write what became of them: status 0, 1 where something failed, 2 where a pack cannot be used."""
    from pathlib import Path

    from gouji.cli.pack_outcome import json_lines, shown_reports, text_lines
    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import write
    from gouji.config.pack_settings import with_wrong_settings
    from gouji.packs.asked import read_asked, with_taken_names
    from gouji.packs.library import with_installed
    from gouji.rules.catalogue import Catalogue
    from gouji.run.wanted import is_beside
    from gouji.run.windows import expanded
    from gouji.testing.packs.trials import try_asked

    language: Language = args.lang or locale_language()
    plugins = plugins_here()
    catalogue = Catalogue.of(plugins)
    paths = expanded(args.path, is_beside)
    read = [with_wrong_settings(read_asked(path, catalogue, Path.cwd())) for path in paths]
    asked = with_taken_names(read, with_installed(catalogue, Path.cwd()).packs.values())
    selected = _selected(args, asked, language)
    outcomes = [try_asked(each, plugins, selected=selected, seed=args.seed) for each in asked]
    shown = shown_reports(args.show_report, outcomes)
    if args.format == "json":
        write(json_lines(outcomes, shown, language), None, "json")
    else:
        write(text_lines(outcomes, shown, language), None)
    if any(outcome.broken for outcome in outcomes):
        return 2
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _selected(args: Namespace, asked: Sequence[AskedPack], language: Language) -> Collection[str] | None:
    """Return the names of the rules to test, None for all; raise `UsageError` or `ConfigurationError` for wrong selectors."""
    if not args.select or not all(each.pack is not None for each in asked):
        return None
    from gouji.config.selection import Selection

    catalogue = asked[0].catalogue.with_packs(pack for each in asked for pack in each.packs.values())
    selected = Selection.of(command_line(args), catalogue, language).selected or {}
    own = {rule.meta.name for each in asked if each.pack is not None for rule in each.pack.rules}
    if not own & set(selected):
        raise UsageError(_NONE_SELECTED)
    return own & set(selected)
