"""``gouji config``: the settings in force with their origins, mistakes in files, and the JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.cli.options import add_config_option, add_language_option, add_rule_options, command_line
from gouji.cli.parsing import Parser, Subparsers, add_command, option
from gouji.errors import UsageError
from gouji.language import locale_language
from gouji.message import Language, Message, counted
from gouji.text.display import visible

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

_UNREADABLE = Message("无法读取 {path}：{why}", "cannot read {path}: {why}")
_NOT_THERE = Message(
    "{path} 尚不存在；以下是将对其生效的设置", "{path} is not there yet; this is what would hold for it"
)

_SOUND = Message("{files} 个文件没有错误", "no mistake in {files}")
_NONE = Message("没有配置文件和规则包", "no configuration and no pack")

__all__ = ["add_arguments", "run"]


def add_arguments(parser: Parser) -> None:
    """Add the subcommands of ``gouji config``, with their arguments."""
    parts = parser.add_commands("part")
    show = add_command(
        parts,
        "show",
        parser.language,
        zh="列出生效的设置及其来源",
        en="the settings in force, each with where it came from",
    )
    option(
        show,
        "path",
        nargs="?",
        default=".",
        metavar=Message("路径", "PATH"),
        zh="对哪个文件或文件夹生效（默认：当前文件夹）",
        en="the file or folder they hold for (default: the current folder)",
    )
    add_rule_options(show)
    option(
        show,
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        zh="有这一级别以上的问题时退出状态为 1（默认：error）",
        en="end with status 1 from this severity on (default: error)",
    )
    add_language_option(show)
    _add_check(parts, parser.language)
    schema = add_command(
        parts,
        "schema",
        parser.language,
        zh="输出配置文件的 JSON Schema",
        en="the JSON Schema of the configuration file",
    )
    option(
        schema,
        "--pack",
        action="store_true",
        zh="规则包（YAML）的 JSON Schema",
        en="the JSON Schema of a rule pack in YAML",
    )
    add_language_option(schema)


def _add_check(parts: Subparsers, language: Language) -> None:
    check = add_command(
        parts,
        "check",
        language,
        zh="检查配置文件和规则包，一次列出全部错误",
        en="all mistakes in configurations and rule packs",
    )
    option(
        check,
        "paths",
        nargs="*",
        metavar=Message("文件", "FILE"),
        zh="配置文件、规则包的文件或文件夹（默认：对当前文件夹生效的配置）",
        en="configurations, files or folders of packs (default: the configuration in force for the current folder)",
    )
    option(
        check,
        "--skip-others",
        action="store_true",
        zh="所给文件既不是配置文件也不是规则包的，略过不提；pre-commit 的钩子用它",
        en="pass over files that are neither a configuration nor a pack, as the hooks of pre-commit do",
    )
    add_config_option(check)
    add_language_option(check)


def run(args: Namespace) -> int:
    """Run the subcommand that is called, and return the exit status."""
    from gouji.cli.writing import prepare_streams

    prepare_streams()
    return {"show": _show, "check": _check, "schema": _schema}[args.part](args)


def _check(args: Namespace) -> int:
    """Print that there is no mistake and return 0; raise `ConfigurationError` for all mistakes at once."""
    import sys

    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import tell
    from gouji.config import Configurations
    from gouji.config.saved import check_saved
    from gouji.run.linter import OPEN_PACKS
    from gouji.run.wanted import is_beside
    from gouji.run.windows import expanded
    from gouji.yaml.problems import fail

    language = args.lang or locale_language()
    configurations = Configurations(plugins_here(args.config), command_line(args), open_packs=OPEN_PACKS)
    found = check_saved(tuple(expanded(args.paths, is_beside)), configurations, skips_others=args.skip_others)
    fail(found.problems, language)
    tell((_SOUND.format(files=counted(found.checked, "file")) if found.checked else _NONE)[language], sys.stdout)
    return 0


def _show(args: Namespace) -> int:
    from pathlib import Path

    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import tell, write
    from gouji.config import Configurations
    from gouji.config.show import show
    from gouji.run.linter import OPEN_PACKS

    path = Path(args.path)
    is_folder = _is_folder(args.path)
    configurations = Configurations(plugins_here(args.config), command_line(args), open_packs=OPEN_PACKS)
    # What holds in a folder is what holds for a file in it that no name in an override fits.
    settings = configurations.settings(path / "…" if is_folder else path)
    language = args.lang or settings.language or locale_language()
    notes = [] if _is_there(path) else [_NOT_THERE.format(path=path)]
    for note in (*notes, *configurations.notes()):
        tell(f"gouji: {visible(note[language])}")
    write(show(settings, path.as_posix()), None)
    return 0


def _is_there(path: Path) -> bool:
    """Return whether there is something at a path; raise `UsageError` where that cannot be looked at."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        from gouji.reasons import why_refused

        raise UsageError(_UNREADABLE.format(path=path, why=why_refused(error))) from error
    return True


def _is_folder(name: str) -> bool:
    """Return whether a name is that of a folder: one that is not there yet has no extension, or a slash at its end."""
    from pathlib import Path

    from gouji.there import is_folder

    path = Path(name)
    return is_folder(path) if _is_there(path) else name.endswith("/") or not path.suffix


def _schema(args: Namespace) -> int:
    import json

    from gouji.cli.catalogue import catalogue_here
    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import write
    from gouji.config.schema import schema, schema_of_pack

    language = args.lang or locale_language()
    body = (schema_of_pack if args.pack else schema)(catalogue_here(plugins_here()), language)
    write([json.dumps(body, ensure_ascii=False, indent=2), "\n"], None, "json")
    return 0
