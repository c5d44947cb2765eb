"""``python -m gouji.docs PACKAGE… FOLDER``: write the pages and indexes of some packages' rules, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
import json
from pathlib import Path
import sys
from typing import TYPE_CHECKING

from gouji.message import Language, Message
from gouji.output.page import page_lines
from gouji.output.words import META_WORDS

if TYPE_CHECKING:
    from gouji.rules.meta import RuleMeta

__all__ = ["groups_of", "main", "pages", "rules_of"]

_TITLE = Message("规则", "Rules")
_OTHER_LANGUAGE = Message("English", "中文")
_HEADERS = Message("| 代码 | 名称 | 级别 | 修复 | 说明 |", "| code | name | severity | fix | what it checks |")
_FOLDERS: tuple[tuple[Language, str, str], ...] = (("en", "", "zh/"), ("zh", "zh/", "../"))
"""Each language, its folder, and the way from there to that of the other."""
_STATES = {
    "preview": Message("（试行）", " (preview)"),
    "deprecated": Message("（已弃用）", " (deprecated)"),
    "removed": Message("（已移除）", " (removed)"),
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages that have changed, delete those of no rule, print which, and return the exit status."""
    if len(arguments) < 2:
        print("usage: python -m gouji.docs PACKAGE… FOLDER", file=sys.stderr)
        return 2
    packages, folder = arguments[:-1], Path(arguments[-1])
    wanted = pages(rules_of(*packages), groups_of(*packages))
    for name, text in wanted.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {path.as_posix()}")
    for path in sorted(folder.rglob("*.md")):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
            print(f"removed {path.as_posix()}")
    return 0


def rules_of(*packages: str) -> tuple[RuleMeta, ...]:
    """Return the metadata of the rules of some packages, sorted by code and name."""
    from gouji.plugins.finder import load_plugins
    from gouji.rules.catalogue import Catalogue

    return tuple(rule for rule in Catalogue.of(load_plugins()).rules if rule.module.partition(".")[0] in packages)


def groups_of(*packages: str) -> Mapping[str, Message]:
    """Read the titles of groups, by the letters with which codes begin, from each package's ``groups.json``."""
    from importlib.resources import files

    groups: dict[str, Message] = {}
    for path in (files(package) / "groups.json" for package in packages):
        if path.is_file():
            for letters, titles in json.loads(path.read_text("utf-8")).items():
                groups.setdefault(letters, Message(**titles))
    return groups


def pages(rules: Sequence[RuleMeta], groups: Mapping[str, Message]) -> dict[str, str]:
    """Return the text of every file by its path in the folder."""
    texts = {}
    for language, folder, other in _FOLDERS:
        texts[f"{folder}index.md"] = _text(_index(rules, groups, language, other))
        for rule in rules:
            links = f"[{_OTHER_LANGUAGE[language]}]({other}{rule.name}.md) · [{_TITLE[language]}](index.md)"
            texts[f"{folder}{rule.name}.md"] = _text((*page_lines(rule, language), "", links))
    return texts


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _index(rules: Sequence[RuleMeta], groups: Mapping[str, Message], language: Language, other: str) -> Iterator[str]:
    yield f"# {_TITLE[language]}"
    yield ""
    yield f"[{_OTHER_LANGUAGE[language]}]({other}index.md)"
    by_letters: dict[str, list[RuleMeta]] = {letters: [] for letters in groups}
    for rule in rules:
        by_letters.setdefault(rule.code[:-3], []).append(rule)
    for letters, some in by_letters.items():
        if some:
            title = groups[letters][language] if letters in groups else letters
            yield from ("", f"## {title}", "", _HEADERS[language], "|---|---|---|---|---|")
            yield from (_row(rule, language) for rule in some)


def _row(rule: RuleMeta, language: Language) -> str:
    state = _STATES[rule.status][language] if rule.status in _STATES else ""
    summary = f"{rule.summary[language]}{state}".replace("|", "\\|")
    severity, fix = META_WORDS["severity"][rule.severity][language], META_WORDS["fix"][rule.fix][language]
    return f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity} | {fix} | {summary} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
