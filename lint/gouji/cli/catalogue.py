"""Find rules by name, and choose the language to show them in, for the commands that print rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gouji.cli.parsing import Parser, option
from gouji.errors import ConfigurationError, UsageError
from gouji.language import locale_language
from gouji.message import Language, Message

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.plugins.model import Plugins
    from gouji.rules.catalogue import Catalogue
    from gouji.rules.meta import RuleMeta

__all__ = ["add_format_option", "catalogue_here", "find_rules", "language_here", "rules_of_pack", "write_list"]

_NOT_ASKED_FOR = Message(
    "规则 {name} 在 {path} 中，该规则包尚未启用：请写入 .gouji.yaml（packs: [./{path}]），或加 --pack {path}",
    "the rule {name} is in {path}, a pack that is not asked for; add packs: [./{path}] to .gouji.yaml, or --pack {path}",
)
_MOST_FILES = 100


def add_format_option(parser: Parser, people: str = "table") -> None:
    """Add the option for the format of a list: one for people, which is the default, or JSON."""
    option(
        parser,
        "--format",
        choices=(people, "json"),
        default=people,
        zh=f"输出格式（默认：{people}）",
        en=f"the output format (default: {people})",
    )


def write_list(
    records: Sequence[Mapping[str, Any]], columns: Mapping[str, Message], language: Language, form: str
) -> None:
    """Write records as a table that has some of their fields, each below its header, or all of them as JSON."""
    from gouji.cli.writing import write

    if form == "json":
        import json

        write([json.dumps(records, ensure_ascii=False, indent=2), "\n"], None, "json")
        return
    from tabulate import tabulate

    from gouji.output.words import META_WORDS

    rows = [[_cell(record[field], META_WORDS.get(field, {}), language) for field in columns] for record in records]
    headers = [header[language] for header in columns.values()]
    write([tabulate(rows, headers, tablefmt="simple", disable_numparse=True), "\n"], None)


def _cell(value: object, words: Mapping[str, Message], language: Language) -> str:
    """Return a field as a table has it: of a list how many it has, of a code its word."""
    if isinstance(value, str) and value in words:
        return words[value][language]
    if isinstance(value, list):
        return str(len(value))
    return "" if value is None else str(value)


def find_rules(name: str, rules: Sequence[RuleMeta]) -> tuple[RuleMeta, ...]:
    """Return the rules of a name, a former name or a code; raise `UsageError` with the nearest name."""
    found = tuple(rule for rule in rules if name.lower() in (rule.code.lower(), rule.name, *rule.former_names))
    if found:
        return found
    _refuse_own(name)
    _refuse_of_file(name)
    from gouji.wording import unknown_rule

    raise UsageError(unknown_rule(name, (word for rule in rules for word in (rule.code, rule.name))))


def _refuse_own(name: str) -> None:
    """Raise `UsageError` for the names of diagnostics about waivers and comments, which no rule reports."""
    from gouji.waivers.diagnostics import CODES

    for own, code in CODES.items():
        if name.lower() in (own, code.lower()):
            raise UsageError(
                Message(
                    f"{own}（{code}）不是规则，而是对豁免或注释本身的提示；见文档“豁免和注释”（docs/zh/waivers.md）",
                    f"{own} ({code}) is no rule: it is told of a waiver or a comment; see docs/waivers.md",
                )
            )


def _refuse_of_file(name: str) -> None:
    """Raise `UsageError` for a rule of a pack in the current folder; only the looks of files are gone by."""
    from itertools import islice
    from pathlib import Path
    import re

    from gouji.packs.folder import MAX_PACK_BYTES
    from gouji.text.display import visible
    from gouji.wording import quoted
    from gouji.yaml.opening import read_regular

    rule = re.compile(rf"^[ ]*(?:-[ ]+)?(?:code|name):[ ]+{re.escape(name)}[ ]*\r?$", re.MULTILINE | re.IGNORECASE)
    for path in islice(sorted(Path().glob("*.yaml")), _MOST_FILES):
        try:
            text = read_regular(path, MAX_PACK_BYTES).decode("utf-8", "replace")
        except (OSError, ValueError):
            continue
        if rule.search(text) and re.search(r"^pack:", text, re.MULTILINE):
            raise UsageError(_NOT_ASKED_FOR.format(name=quoted(name), path=visible(path.name)))


def rules_of_pack(pack: str, plugins: Plugins, language: Language) -> Sequence[RuleMeta]:
    """Return the rules of a pack by its name or path; raise `ConfigurationError` for one that is not there, or wrong."""
    from pathlib import Path

    from gouji.packs.asked import read_asked
    from gouji.packs.references import is_path
    from gouji.rules.catalogue import Catalogue
    from gouji.there import is_there
    from gouji.yaml.problems import fail

    catalogue = catalogue_here(plugins)
    if pack not in catalogue.packs and (is_path(pack) or is_there(pack)):
        catalogue = Catalogue.of(plugins)  # of which it is no part yet
    asked = read_asked(pack, catalogue, Path.cwd())
    fail(asked.problems, language)
    return [rule.meta for rule in asked.pack.rules] if asked.pack is not None else []


def catalogue_here(plugins: Plugins) -> Catalogue:
    """Return the catalogue of the current folder's configuration, with every pack that is installed.

    A configuration that cannot be used does not keep anyone from reading about rules.
    """
    from pathlib import Path

    from gouji.config import CommandLine, Configurations
    from gouji.packs.library import with_installed
    from gouji.run.linter import OPEN_PACKS

    configurations = Configurations(plugins, CommandLine(cached=True), open_packs=OPEN_PACKS)
    try:
        catalogue = configurations.catalogue_at("-")
    except ConfigurationError:
        catalogue = configurations.catalogue
    return with_installed(catalogue, Path.cwd(), configurations.open_kept) if catalogue.sources else catalogue


def language_here(args: Namespace, plugins: Plugins) -> Language:
    """Return the language of ``--lang``, else of the current folder's configuration, else of the locale.

    A configuration that cannot be used does not keep anyone from reading about rules.
    """
    from gouji.config import CommandLine, Configurations
    from gouji.run.linter import OPEN_PACKS

    given: Language | None = args.lang
    if given:
        return given
    try:
        chosen = Configurations(plugins, CommandLine(cached=True), open_packs=OPEN_PACKS).settings("-").language
    except ConfigurationError:
        chosen = None
    return chosen or locale_language()
