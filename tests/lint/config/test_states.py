"""Rules come and go: preview, stable, deprecated, removed; and some are given another name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from gouji.api import Finding, Message, Options, Pack, Report, rule
from gouji.config import CommandLine, Configurations
from gouji.config.schema import schema
from gouji.errors import ConfigurationError
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import Rule

Notes = Callable[..., list[str]]


def _rule(code: str, name: str, **fields: Any) -> Rule:
    make = rule(code=code, name=name, severity="warning", summary=Message("…", "…"), source="…", since="0.1", **fields)

    def check(report: Report, options: Options) -> Iterator[Finding]:
        return iter(())

    return make(check)


@attrs.frozen
class _Plugins:
    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...] = ()
    found: tuple[Any, ...] = ()
    forms: tuple[Any, ...] = ()
    disabled: tuple[Any, ...] = ()
    broken: tuple[Any, ...] = ()
    subjects: tuple[Any, ...] = ()
    pack_sources: tuple[Any, ...] = ()
    kinds: dict[str, Any] = attrs.field(factory=dict)


PLUGINS = _Plugins(
    (
        _rule("W101", "steady"),
        _rule("W102", "going", status="deprecated", successor="steady"),
        _rule("W103", "ending", status="deprecated"),
        _rule("W104", "gone", status="removed", successor="steady"),
        _rule("W105", "trying", status="preview"),
        _rule("W106", "new-name", former_names=("old-name", "older-name")),
    ),
    (Pack("zibo", "淄博", (), {"rules": {"going": "error"}}),),
)


def _configurations(**command_line: Any) -> Configurations:
    return Configurations(PLUGINS, CommandLine(**command_line))


def _running(**command_line: Any) -> set[str]:
    return {active.meta.name for active in _configurations(**command_line).settings(Path("a.txt")).rules}


@pytest.fixture
def notes(folder: Path, write: Callable[..., Path]) -> Notes:
    """The notes in English on a configuration file and a command line."""

    def notes(text: str = "", *, language: str = "en", **command_line: Any) -> list[str]:
        write(text)
        configurations = _configurations(**command_line)
        for path in ("a.txt", "b.txt"):
            configurations.settings(Path(path))
        return [note[language] for note in configurations.notes()]

    return notes


@pytest.mark.parametrize(
    ("select", "running"),
    [
        ((), {"steady", "going", "ending", "new-name"}),
        (("W",), {"steady", "going", "ending", "new-name"}),
        (("W105",), {"trying"}),
        (("trying", "W101"), {"trying", "steady"}),
        (("old-name",), {"new-name"}),
        (("going",), {"going"}),
    ],
)
def test_the_rules_that_run(folder: Path, select: tuple[str, ...], running: set[str]) -> None:
    assert _running(select=select) == running


def test_a_rule_s_former_name_means_it_everywhere(folder: Path, write: Callable[..., Path]) -> None:
    write("rules: {older-name: error}\n")
    severities = {a.meta.name: a.severity for a in _configurations().settings(Path("a.txt")).rules}

    assert (severities["new-name"], "new-name" in _running(ignore=("old-name",))) == ("error", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rules: {steady: error}\n", []),
        ("rules: {going: error}\n", [".gouji.yaml:1:9: rule going (W102) is deprecated; use steady instead"]),
        ("rules: {W103: off}\n", [".gouji.yaml:1:9: rule ending (W103) is deprecated"]),
        ("rules:\n  old-name: error\n", [".gouji.yaml:2:3: rule old-name is now new-name (W106)"]),
        ("packs: zibo\n", []),
    ],
)
def test_who_names_a_rule_that_will_go_or_has_another_name_is_told(
    notes: Notes, text: str, expected: list[str]
) -> None:
    assert notes(text) == expected


@pytest.mark.parametrize(
    ("command_line", "expected"),
    [
        ({"select": ("W", "ALL")}, []),
        ({"select": ("W102",)}, ["--select: rule going (W102) is deprecated; use steady instead"]),
        ({"ignore": ("older-name",)}, ["--ignore: rule older-name is now new-name (W106)"]),
        ({"severities": (("ending", "error"),)}, ["--severity: rule ending (W103) is deprecated"]),
    ],
)
def test_the_command_line_is_told_in_the_same_way(
    notes: Notes, command_line: dict[str, Any], expected: list[str]
) -> None:
    assert notes(**command_line) == expected


def test_each_thing_is_told_once(notes: Notes) -> None:
    text = "rules: {going: error}\noverrides:\n  - files: a.txt\n    rules: {going: info}\n"

    assert notes(text, select=("going", "W102"), language="zh") == ["--select：规则 going（W102）已弃用；请改用 steady"]


@pytest.mark.parametrize(
    ("command_line", "text", "told"),
    [
        ({"select": ("gone",)}, "", "--select: rule gone (W104) has been removed; use steady instead"),
        ({}, "rules: {W104: off}\n", "rule gone (W104) has been removed; use steady instead"),
    ],
)
def test_a_removed_rule_is_an_error_that_tells_its_successor(
    folder: Path, write: Callable[..., Path], command_line: dict[str, Any], text: str, told: str
) -> None:
    write(text)

    with pytest.raises(ConfigurationError) as raised:
        _configurations(language="en", **command_line).settings(Path("a.txt"))

    assert told in raised.value.problems[0].splitlines()[0]


def test_a_former_name_is_no_suggestion(folder: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        _configurations(language="en", select=("old-nam",))

    assert "old-name" not in str(raised.value)


def test_the_schema_takes_former_names_as_deprecated() -> None:
    rules = schema(Catalogue.of(PLUGINS), "en")["$defs"]["rules"]["properties"]

    assert (rules["old-name"], "gone" in rules) == ({"$ref": "#/$defs/rule-new-name", "deprecated": True}, False)
