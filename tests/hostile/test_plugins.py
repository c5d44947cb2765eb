"""Whatever a rule or a plugin does, it is told with its line and does not stop the others; the output stays whole."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from importlib import import_module
import json
import os
from pathlib import Path
import re
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest

from gouji.api import hookimpl
from gouji.binding.kind import Kinds
from gouji.cli import main
from gouji.config import CommandLine
from gouji.document.loader import text_loader
from gouji.errors import CommandError, PluginError, RenderError
from gouji.output.format import RenderOptions
from gouji.plugins.classify import classify
from gouji.plugins.model import FoundPlugin, LoadedPlugin, Plugins
from gouji.results import RunResult
from gouji.run.session import Session
from gouji.value import evolve

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "examples" / "sound" / "柳浦镇人民政府2023.txt"
MISDEEDS = Path(__file__).parent / "misdeeds"
LINE = re.compile(r"\(gouji_misdeeds\.py:\d+\)$")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports, and what an installer leaves of the distribution that misbehaves."""
    folder = tmp_path_factory.mktemp("misdeeds")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(REPORT.read_bytes())
    info = folder / "installed" / "gouji_misdeeds-6.6.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gouji-misdeeds\nVersion: 6.6\n", "utf-8")
    (info / "entry_points.txt").write_text("[gouji]\nmisdeeds = gouji_misdeeds\n", "utf-8")
    return folder


@pytest.fixture(scope="module", autouse=True)
def _importable() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(MISDEEDS)
        yield


@pytest.fixture(scope="module")
def misdeeds() -> ModuleType:
    """The module of rules that misbehave."""
    return import_module("gouji_misdeeds")


@pytest.fixture(scope="module")
def readers() -> ModuleType:
    """The module of all else that misbehaves."""
    return import_module("gouji_readers")


def gouji(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``gouji check`` where that distribution is installed."""
    path = os.pathsep.join(map(str, [folder / "installed", MISDEEDS]))
    return subprocess.run(
        [sys.executable, "-m", "gouji", "check", "--no-cache", "--lang=en", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "files", [["a.txt"], ["a.txt", "b.txt", "--executor=processes", "--jobs=2"]], ids=["one-file", "two-processes"]
)
def test_each_misdeed_is_a_failure_of_its_rule_and_the_output_is_whole(
    folder: Path, misdeeds: ModuleType, files: list[str]
) -> None:
    done = gouji(folder, *files, "--format=json")

    told = json.loads(done.stdout)
    paths = [file for file in files if not file.startswith("-")]
    failed = [(each["path"], each["rule"]) for each in told["failures"]]
    assert failed == [(path, name) for path in paths for name in misdeeds.MISDEEDS]
    assert {(each["kind"], each["pack"]) for each in told["failures"]} == {("rule-failed", "gouji-misdeeds")}
    assert [each["message"] for each in told["failures"] if not LINE.search(each["message"])] == []
    found = {(each["path"], each["rule"]) for each in told["diagnostics"]} - {("b.txt", "repeated-report")}
    assert found == {(path, name) for path in paths for name in (*misdeeds.HARMLESS, "leftover-caption")}
    assert done.returncode == 3


def test_what_a_rule_or_a_plugin_prints_goes_to_standard_error(folder: Path) -> None:
    done = gouji(folder, "a.txt", "--format=concise", "--select=prints,good")

    assert done.stdout == ("a.txt:1:1: warning MD164 said by prints [prints]\na.txt:1:1: warning MD163 wrong [good]\n")
    assert done.stderr.split() == ["{spoilt", "{not", "json", "either", "{not", "json", "nor", "this"]


def test_in_text_each_failure_is_one_line_without_control_characters(folder: Path, misdeeds: ModuleType) -> None:
    done = gouji(folder, "a.txt", "--color=never", "--ignore=endless")

    lines = [line for line in done.stdout.split("\n") if line.endswith("[rule-failed]")]
    assert (len(lines), done.returncode) == (len(misdeeds.MISDEEDS), 3)
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("jobs", [[], ["b.txt", "--jobs=2"]], ids=["one-file", "two-processes"])
def test_tracebacks_are_shown_in_the_order_of_the_failures(folder: Path, jobs: list[str]) -> None:
    done = gouji(folder, "a.txt", *jobs, "--traceback", "--select=exits,recurses,message-text", "--format=concise")

    words = re.findall(r"rule [a-z-]+ \(|^SystemExit: 0|^RecursionError|^MisfitError", done.stderr, re.MULTILINE)
    each = ["rule exits (", "SystemExit: 0", "rule recurses (", "RecursionError", "rule message-text (", "MisfitError"]
    assert words == each * (2 if jobs else 1)
    assert 'gouji_misdeeds.py", line' in done.stderr


def test_the_user_s_interrupt_ends_the_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is `KeyboardInterrupt` itself, whichever rule it meets."""

    def interrupt(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("gouji.checking.run.findings_of", interrupt)

    assert main(["check", str(REPORT), "--select=leftover-caption", "--no-cache"]) == 130


def checked(plugins: Plugins, name: str = "a.txt", **brought: Any) -> RunResult:
    """Check a file of that name and a sound report with some plugins and what the misbehaving one brings."""
    found = FoundPlugin("readers", "gouji-readers", "6.6", "gouji_readers")
    own = evolve(plugins, found=(found,), packs=(), **brought)
    return Session(own, CommandLine()).check_paths([], texts={name: REPORT.read_bytes(), "b.txt": b"\xff"})


def told(result: RunResult) -> list[tuple[str, str, str | None]]:
    """Kind and path of each failure, and who is blamed."""
    return [(failure.kind, failure.path, failure.pack) for failure in result.all_failures]


UNREADABLE = ("unreadable-file", "b.txt", None)


def test_what_a_loader_does_is_a_failure_of_the_file(plugins: Plugins, readers: ModuleType) -> None:
    for loader, what in readers.LOADERS.values():
        result = checked(plugins, "a.odd", loaders=(*plugins.loaders, loader))

        first = result.files[0].failures[0]
        assert (first.kind, first.path, first.pack) == ("plugin-failed", "a.odd", "gouji-readers")
        assert (what in first.message.en, "(gouji_readers.py:" in first.message.en, "Traceback" in first.traceback) == (
            True,
            True,
            True,
        )


def test_what_a_layout_does_is_a_failure_of_the_file(plugins: Plugins, readers: ModuleType) -> None:
    for layout, what in readers.LAYOUTS.values():
        result = checked(plugins, loaders=(text_loader((layout,)),))

        assert told(result) == [("plugin-failed", "a.txt", "gouji-readers"), UNREADABLE]
        assert what in result.files[0].failures[0].message.en


def test_what_a_kind_does_is_a_failure_of_the_file(plugins: Plugins, readers: ModuleType) -> None:
    for functions, what in readers.KINDS.values():
        result = checked(plugins, kinds=Kinds([evolve(plugins.kinds["gongkai"], **functions)]))

        assert told(result) == [("plugin-failed", "a.txt", "gouji-readers"), UNREADABLE]
        assert what in result.files[0].failures[0].message.en


def test_what_an_across_rule_does_is_its_failure(plugins: Plugins) -> None:
    joins = import_module("gouji_joins")
    rules = [joins.across(number, *case[:2]) for number, case in enumerate(joins.CASES)]
    own = evolve(plugins, rules=tuple(rules), packs=())

    result = Session(own, CommandLine()).check_paths(
        [], texts={name: REPORT.read_bytes() for name in ("a.txt", "b.txt")}
    )

    failures = {failure.rule: failure.message.en for failure in result.all_failures}
    assert [rule.name for rule in rules if rule.name not in failures] == []
    assert [
        (case[2], failures[rule.name])
        for rule, case in zip(rules, joins.CASES, strict=True)
        if case[2] not in failures[rule.name] or "(gouji_joins.py:" not in failures[rule.name]
    ] == []


def of_plugin(**hooks: list[Any]) -> Plugins:
    """What is there with a plugin that brings something through some hooks."""
    functions = {name: staticmethod(hookimpl(lambda items=items: items)) for name, items in hooks.items()}
    found = FoundPlugin("readers", "gouji-readers", "6.6", "gouji_readers")
    return classify([LoadedPlugin(found, type("readers", (), functions)())])


def test_what_a_format_does_is_told_with_its_origin(readers: ModuleType) -> None:
    for odd, what in readers.FORMATS.values():
        made = of_plugin(gouji_formats=[odd]).formats[-1]

        with pytest.raises(RenderError) as caught:
            made.render(RunResult(()), RenderOptions())
        assert str(caught.value).startswith("the format 'odd', from gouji-readers, failed: ")
        assert what in str(caught.value)


def test_what_a_command_does_is_told_with_its_origin(readers: ModuleType) -> None:
    for odd, what in readers.COMMANDS.values():
        made = of_plugin(gouji_commands=[odd]).commands[-1]

        with pytest.raises(CommandError) as caught:
            made.run(Namespace())
        assert what in str(caught.value)


def test_a_format_that_fails_does_not_stop_another(
    plugins: Plugins,
    readers: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    odd = of_plugin(gouji_formats=[readers.FORMATS["raises"][0]]).formats
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: evolve(plugins, formats=odd))

    output = f"--output={tmp_path / 'odd.txt'}"

    status = main(["check", str(REPORT), "--no-cache", "--lang=en", "--format=odd", output, "--format=concise"])

    printed = capsys.readouterr()
    assert (status, "[leftover-caption]" in printed.out) == (3, True)
    assert printed.err.startswith("gouji: the format 'odd', from gouji-readers, failed: EndingError: as asked")


def test_what_a_hook_brings_is_looked_at_to_its_fields(readers: ModuleType) -> None:
    good = {
        "gouji_loaders": readers.LOADERS["load-none"][0],
        "gouji_formats": readers.FORMATS["none"][0],
        "gouji_commands": readers.COMMANDS["none"][0],
    }
    wrong = {
        "gouji_loaders": ("recognise", None, "gave a Loader with recognise: NoneType where a function was expected"),
        "gouji_formats": ("notation", "html", "gave a Format with notation: 'html' where text or commands or json"),
        "gouji_commands": ("summary", "odd", "gave a Command with summary: str where a Message was expected"),
    }
    for hook, item in good.items():
        field, value, what = wrong[hook]

        with pytest.raises(PluginError) as caught:
            of_plugin(**{hook: [evolve(item, **{field: value})]})
        assert f"the plugin 'readers' of gouji-readers 6.6 does not fit: its {hook} {what}" in str(caught.value)
