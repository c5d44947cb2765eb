"""``gouji packs``: the rule packs that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gouji.cli.catalogue import add_format_option, catalogue_here, language_here, write_list
from gouji.cli.options import add_language_option
from gouji.cli.parsing import Parser
from gouji.message import Language, Message

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.rules.catalogue import Catalogue
    from gouji.rules.pack import Pack

__all__ = ["add_arguments", "run"]

_COLUMNS = {
    "name": Message("规则包", "Pack"),
    "version": Message("版本", "Version"),
    "from": Message("来源", "From"),
    "rules": Message("规则数", "Rules"),
    "kind": Message("报告", "Reports"),
    "title": Message("说明", "Title"),
}
_BUILT_IN = Message("内置", "built in")
_NONE = Message(
    "没有规则包；用 gouji pack new 名称 新建\n", "there is no rule pack; make one with gouji pack new NAME\n"
)


def add_arguments(parser: Parser) -> None:
    """Add the arguments of ``gouji packs``."""
    add_format_option(parser)
    add_language_option(parser)


def run(args: Namespace) -> int:
    """Write the list of all packs, those of the configuration in force here too, and return the exit status."""
    from gouji.cli.starting import plugins_here
    from gouji.cli.writing import prepare_streams, write

    prepare_streams()
    plugins = plugins_here()
    language = language_here(args, plugins)
    catalogue = catalogue_here(plugins)
    packs = sorted(catalogue.packs.values(), key=lambda pack: pack.name)
    if packs or args.format == "json":
        write_list([_record(pack, catalogue, language) for pack in packs], _COLUMNS, language, args.format)
    else:
        write([_NONE[language]], None)
    return 0


def _record(pack: Pack, catalogue: Catalogue, language: Language) -> dict[str, Any]:
    """Return what is told of a pack: ``from`` is the path of a file, a distribution, or that it is built in."""
    file = pack.file
    return {
        "name": pack.name,
        "version": pack.version,
        "from": _origin(pack, catalogue, language),
        "rules": [rule.code for rule in pack.rules],
        "kind": file.kind if file is not None else "",
        "title": file.title[language] if file is not None else pack.title,
        "extends": [each.value for each in file.extends] if file is not None else [],
    }


def _origin(pack: Pack, catalogue: Catalogue, language: Language) -> str:
    """Return where a pack comes from."""
    from pathlib import Path

    source = catalogue.sources.get(pack.name)
    if pack.file is not None and source is None:
        return str(pack.file.place.source.name)
    modules = {rule.meta.module.partition(".")[0] for rule in pack.rules} if source is None else set()
    packages = {Path(source.beside).parent.name} if source is not None else modules
    found = {each.distribution for each in catalogue.plugins if each.package in packages}
    if found == {"gouji"}:
        return _BUILT_IN[language]
    return ", ".join(sorted(found))
