"""Notes on configurations: deprecated rules and former names, packs without cases, files of another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gouji.message import Message

if TYPE_CHECKING:
    from gouji.config.file import Layer
    from gouji.config.settings import CommandLine
    from gouji.rules.catalogue import Catalogue
    from gouji.rules.meta import RuleMeta
    from gouji.rules.pack import Pack

__all__ = ["misnamed", "notes", "without_cases"]

_DEPRECATED = Message("规则 {name}（{code}）已弃用", "rule {name} ({code}) is deprecated")
_SUCCESSOR = Message("；请改用 {successor}", "; use {successor} instead")
_MOST_NAMED = 10
_NO_CASES = Message(
    "{where}：规则包 {pack} 有 {count} 条规则没有 cases（例子）：{codes}",
    "{where}: rules of the pack {pack} without cases: {count} ({codes})",
)
_MISNAMED = Message(
    "未读取 {file}：配置文件的名称应为 {name}，请改名",
    "{file} is not read: a configuration is named {name}; rename it",
)
_RENAMED = Message("规则 {named} 已更名为 {name}（{code}）", "rule {named} is now {name} ({code})")


def notes(command_line: CommandLine, layers: Iterable[Layer], catalogue: Catalogue) -> tuple[Message, ...]:
    """Return one note for each deprecated rule, or former name of a rule, that a person names."""
    told: dict[str, Message] = {}
    for where, named in (*_selectors(command_line), *_entries(layers)):
        for rule in catalogue.named(named):
            for what in _of(rule, named):
                told.setdefault(what.en, Message(f"{where.zh}{what.zh}", f"{where.en}{what.en}"))
    return tuple(told.values())


def without_cases(packs: Iterable[Pack]) -> Iterator[Message]:
    """Yield one note for each pack in YAML of whose rules some have no cases, which its test would refuse."""
    for pack in {pack.name: pack for pack in packs if pack.file is not None}.values():
        rules = [rule for rule in pack.file.rules if not rule.cases]
        if rules:
            place = rules[0].place
            where = f"{place.source.name}:{place.line}"
            codes = ", ".join(rule.code for rule in rules[:_MOST_NAMED]) + (", …" if len(rules) > _MOST_NAMED else "")
            yield _NO_CASES.format(where=where, pack=pack.name, count=len(rules), codes=codes)


def misnamed(files: Iterable[str], working: str) -> Iterator[Message]:
    """Yield one note for each file that would be a configuration but for its name, given by its absolute path."""
    from pathlib import Path

    from gouji.config.file import FILE_NAME
    from gouji.yaml.load import shown_path

    for file in sorted(files):
        yield _MISNAMED.format(file=shown_path(Path(file), Path(working)), name=FILE_NAME)


def _selectors(command_line: CommandLine) -> Iterator[tuple[Message, str]]:
    """Yield each word for rules on the command line, with its option."""
    severities = [named for named, _ in command_line.severities]
    options = (("--select", command_line.select), ("--ignore", command_line.ignore), ("--severity", severities))
    for option, selectors in options:
        for selector in selectors:
            yield Message(f"{option}：", f"{option}: "), selector


def _entries(layers: Iterable[Layer]) -> Iterator[tuple[Message, str]]:
    """Yield each word for rules that a person wrote in a file, with its place; those of packs are left out."""
    for entry in (entry for layer in layers if layer.explicit for entry in layer.rules):
        source, offset = entry.place.source, entry.place.offset
        line, column = source.position(offset)
        where = f"{source.name}:{line}:{column}: "
        yield Message(where, where), entry.named


def _of(rule: RuleMeta, named: str) -> Iterator[Message]:
    if named.lower() in rule.former_names:
        yield _RENAMED.format(named=named, name=rule.name, code=rule.code)
    if rule.status == "deprecated":
        what = _DEPRECATED.format(name=rule.name, code=rule.code)
        successor = _SUCCESSOR.format(successor=rule.successor) if rule.successor else Message("", "")
        yield Message(what.zh + successor.zh, what.en + successor.en)
