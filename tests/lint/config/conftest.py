"""A folder that is a repository, rules of every kind, and what configurations in it come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from gouji.api import Form, Kind, Message, Option, Options, Pack, PackSource, Report, option_group, rule
from gouji.config import CommandLine, Configurations, Settings
from gouji.errors import ConfigurationError, PluginError
from gouji.report.subjects import Subjects
from gouji.rules.rule import Rule

TEXT = Message("文字", "a text")


@attrs.frozen
class Found:
    """A plugin."""

    name: str = "rules"
    distribution: str = "example"
    version: str = "1.0"


@attrs.frozen
class Plugins:
    """What the configuration needs to know of plugins."""

    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...] = ()
    found: tuple[Found, ...] = (Found(),)
    forms: tuple[Form, ...] = ()
    disabled: tuple[Found, ...] = (Found("others"),)
    broken: tuple[PluginError, ...] = ()
    pack_sources: tuple[PackSource, ...] = ()
    kinds: dict[str, Kind] = attrs.field(factory=dict)
    subjects: tuple[Subjects, ...] = (Subjects(lambda name: name.replace("人民政府", "政府")),)


def make_rule(code: str, name: str, severity: str = "warning", **fields: Any) -> Rule:
    @rule(
        code=code, name=name, severity=severity, summary=Message("概述", "summary"), source="…", since="0.1", **fields
    )
    def check(report: Report, options: Options) -> Any:
        return iter(())

    return check


def every_type() -> tuple[Option, ...]:
    return (
        Option("strict", "boolean", False, TEXT),
        Option("limit", "integer", 3, TEXT),
        Option("share", "number", 0.5, TEXT),
        Option("note", "string", "", TEXT),
        Option("words", "array", ("一",), TEXT),
        Option("kinds", "array", (), TEXT, ("a", "b")),
        Option("part", "number", 0.5, TEXT, minimum=0, maximum=1),
        Option("day", "string", "01-31", TEXT, pattern=r"\d\d-\d\d", example="01-31"),
        option_group(
            "in",
            TEXT,
            Option("title", "string", "error", TEXT, ("off", "info", "warning", "error")),
            Option("words", "array", (), TEXT),
        ),
    )


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    in_place = Option("in_place", "string", "info", TEXT, ("allow", "info", "warning", "error"))
    return (
        make_rule("T101", "total-consistency", "error"),
        make_rule("T102", "carried-over-count", "error"),
        make_rule("C101", "leftover-caption", "warning", options=(in_place,)),
        make_rule("Q101", "many-options", "info", options=every_type()),
        make_rule("S111", "missing-supervision-result", "off"),
        make_rule("S115", "not-a-report", "info"),
        make_rule("S115", "old-report", "info"),
        make_rule("W900", "early-rule", "error", status="preview"),
        make_rule("W901", "late-rule", "warning", status="deprecated"),
        make_rule("W902", "gone-rule", "warning", status="removed"),
    )


@pytest.fixture(scope="session")
def packs() -> tuple[Pack, ...]:
    settings: dict[str, object] = {
        "rules": {"leftover-caption": {"in_place": "allow"}, "total-consistency": "info"},
        "overrides": [{"files": ["old/**"], "rules": {"carried-over-count": False}}],
    }
    return (
        Pack(
            "shandong",
            "山东",
            (make_rule("SD101", "shandong-fee"), make_rule("SD102", "shandong-plan", "off")),
            settings,
        ),
        Pack("zibo", "淄博", (make_rule("ZB101", "zibo-preface", "error"),)),
    )


@pytest.fixture(scope="session")
def plugins(rules: tuple[Rule, ...], packs: tuple[Pack, ...]) -> Plugins:
    return Plugins(rules, packs)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Write a file below the folder."""

    def write(text: str, name: str = ".gouji.yaml") -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def settings_of(folder: Path, plugins: Plugins) -> Callable[..., Settings]:
    """The settings of a file, under a command line."""

    def settings(path: str = "report.txt", plugins: Plugins = plugins, **command_line: Any) -> Settings:
        return Configurations(plugins, CommandLine(**command_line)).settings(Path(path))

    return settings


@pytest.fixture
def problems_of(write: Callable[..., Path], settings_of: Callable[..., Settings]) -> Callable[..., list[str]]:
    """What is wrong with the text of a configuration file."""

    def problems(text: str | None = None, **settings: Any) -> list[str]:
        if text is not None:
            write(text)
        settings.setdefault("language", "en")
        try:
            settings_of(**settings)
        except ConfigurationError as error:
            return list(error.problems)
        return []

    return problems
