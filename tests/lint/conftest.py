"""Text bound to the official forms, rules made for a test, and sessions with rules and loaders of a test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

from gouji.api import Finding, Message, Options, Report, Rule, rule
from gouji.api.documents import Format, Loader
from gouji.binding.bind import Binder
from gouji.config import CommandLine
from gouji.document.layout import LAYOUTS
from gouji.document.loader import text_loader
from gouji.document.reader import read_text
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.run.session import Session
from gouji.text.source import Source

MakeRule = Callable[..., ActiveRule[Rule]]


def _words(report: Report, options: Options) -> Iterator[Finding]:
    """Every 错 in a paragraph is wrong."""
    for paragraph in report.paragraphs:
        for offset, character in enumerate(paragraph.text):
            if character == "错":
                span = paragraph.source_span(offset, offset + 1)
                yield Finding(Message("有错", "wrong"), span)


def _fails(report: Report, options: Options) -> Iterator[Finding]:
    """Fails on a report that says 失败."""
    if any("失败" in paragraph.text for paragraph in report.paragraphs):
        message = "as asked"
        raise RuntimeError(message)
    return iter(())


_STATUSES = ("report", "old", "other")


def _rule(code: str, name: str, check: Callable[[Report, Options], Iterator[Finding]], severity: str = "error") -> Rule:
    make = rule(
        code=code,
        name=name,
        severity=severity,
        summary=Message(name, name),
        source="test",
        since="0.1",
        statuses=_STATUSES,
    )
    return make(check)


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """A rule that finds each 错, and one that fails on 失败."""
    return (_rule("Z101", "wrong-word", _words), _rule("Z102", "failing", _fails))


@pytest.fixture
def session(plugins: Plugins, rules: tuple[Rule, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with those rules and the installed forms, in an empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return make_session(plugins, rules)


def make_session(
    plugins: Plugins, rules: Sequence[Rule], loaders: Iterable[Loader] = (), formats: Iterable[Format] = ()
) -> Session:
    own = attrs.evolve(
        plugins,
        found=(),
        rules=tuple(rules),
        packs=(),
        loaders=(text_loader(LAYOUTS), *loaders),
        formats=tuple(formats),
    )
    return Session(own, CommandLine())


@pytest.fixture
def session_of() -> Callable[..., Session]:
    """What makes a session of plugins, rules and loaders."""
    return make_session


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Write files of text by name into the working directory."""

    def make(**files: str) -> None:
        for name, text in files.items():
            _write(tmp_path / f"{name}.txt", text)

    return make


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def bind(binder: Binder) -> Callable[[str], Report]:
    return lambda text: binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))


@pytest.fixture(scope="session")
def making() -> MakeRule:
    """A rule that yields some findings; one of them may be an error, which it raises."""

    def make(*findings: Any, explicit: bool = False, active: str | None = None, **metadata: Any) -> ActiveRule[Rule]:
        fields = {"code": "Z101", "name": "made-up", "severity": "warning", "source": "示例", "since": "0.1"}

        @rule(**{**fields, "summary": Message("甲", "a"), **metadata})
        def check(report: Report, options: Options) -> Iterator[Finding]:
            """A page."""
            for finding in findings:
                if isinstance(finding, Exception):
                    raise finding
                yield finding(report) if callable(finding) else finding

        assert isinstance(check, Rule)
        return ActiveRule(check, active or check.meta.severity, check.meta.defaults, explicit)

    return make
