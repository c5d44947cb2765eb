"""The command line in a folder of its own, with rules of a test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from gouji.api import Finding, Message, Option, Options, Report, Rule, rule
from gouji.api.documents import Format
from gouji.cli import main
from gouji.output.formats import BUILT_IN
from gouji.plugins.model import Plugins


def _severe(severity: str) -> Callable[[Report, Options], Iterator[Finding]]:
    word = {"error": "错", "warning": "疑", "info": "注"}[severity]

    def check(report: Report, options: Options) -> Iterator[Finding]:
        for paragraph in report.paragraphs:
            start = paragraph.text.find(word)
            if start >= 0:
                span = paragraph.source_span(start, start + 1)
                yield Finding(Message(f"有“{word}”", f"{severity} word"), span, actual=word)

    check.__doc__ = f"A word of {severity}.\n\n## Example\n\nNo example."
    return check


def _fails(report: Report, options: Options) -> Iterator[Finding]:
    """Fails on a report that says 失败."""
    if any("失败" in paragraph.text for paragraph in report.paragraphs):
        message = "as asked"
        raise RuntimeError(message)
    return iter(())


def _rule(code: str, name: str, severity: str, check: Callable[[Report, Options], Iterator[Finding]]) -> Rule:
    option = Option("depth", "integer", 3, Message("深度", "how deep"))
    return rule(
        code=code,
        name=name,
        severity=severity,
        summary=Message(f"{name} 的说明", f"what {name} is"),
        source="一份通知",
        since="0.1",
        statuses=("report", "old", "other"),
        options=(option,) if name == "error-word" else (),
        pack="shandong" if name == "failing" else "",
    )(check)


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """Z101 finds 错, Z102 疑, Z103 注; Z104 fails on 失败."""
    severities = ("error", "warning", "info")
    found = [
        _rule(f"Z10{number}", f"{severity}-word", severity, _severe(severity))
        for number, severity in enumerate(severities, 1)
    ]
    return (*found, _rule("Z104", "failing", "error", _fails))


@pytest.fixture(autouse=True)
def _own_rules_in_a_folder_of_its_own(
    plugins: Plugins, rules: tuple[Rule, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shout = Format("shout", "counts", lambda result, options: (f"{len(list(result.diagnostics))}!\n",))
    own = attrs.evolve(plugins, rules=rules, packs=(), pack_sources=(), formats=(*BUILT_IN, shout))
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: own)
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Write files of text, by name, into the folder."""

    def make(**files: str) -> None:
        for name, text in files.items():
            (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")

    return make


@attrs.frozen
class Ended:
    """What a run wrote, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def gouji(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run the command line."""

    def run(*arguments: str) -> Ended:
        status = main(arguments)
        captured = capsys.readouterr()
        return Ended(status, captured.out, captured.err)

    return run
