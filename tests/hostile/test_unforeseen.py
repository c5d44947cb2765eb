"""An error that nobody foresaw is told in a line with status 3, whatever the command, and output is whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
import os
from pathlib import Path
import re
import sys
from typing import TypeAlias

import pytest

from gouji import __version__
from gouji.__main__ import main
from gouji.output.format import Format
from gouji.plugins.command import COMMANDS
from gouji.plugins.model import Plugins
from gouji.run.guard import Guard
from gouji.value import evolve

ARGUMENTS = {
    "check": [],
    "extract": [],
    "fix": [],
    "rules": [],
    "explain": ["S120"],
    "init": [],
    "config": ["show"],
    "packs": [],
    "pack": ["test", "a.yaml"],
    "help": [],
}
PLACE = re.compile(r"\(\w+\.py:\d+\)")
REPORT = Path(__file__).parents[2] / "docs/examples/sound/柳浦镇人民政府2023.txt"


@pytest.fixture(autouse=True)
def _in_one_process(plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: plugins)
    monkeypatch.delattr(os, "fork", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def gouji(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """The process with some arguments: its status, and what it writes."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gouji", *arguments])
        status = main()
        written = capsys.readouterr()
        return status, written.out, written.err

    return run


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, BaseException], None]:
    """Let a command raise an error."""

    def let(name: str, error: BaseException) -> None:
        commands = [evolve(each, run=raising(error)) if each.name == name else each for each in COMMANDS]
        monkeypatch.setattr(import_module("gouji.cli.main"), "COMMANDS", commands)

    return let


def raising(error: BaseException) -> Callable[..., object]:
    """A function that raises an error, whatever it is given."""

    def fail(*_: object, **_given: object) -> object:
        raise error

    return fail


Run: TypeAlias = Callable[..., tuple[int, str, str]]
Failing: TypeAlias = Callable[[str, BaseException], None]


@pytest.mark.parametrize("command", ARGUMENTS)
def test_a_mistake_in_any_command_is_told_in_a_line_with_status_3(gouji: Run, failing: Failing, command: str) -> None:
    failing(command, KeyError("a\nb"))

    status, out, err = gouji(command, *ARGUMENTS[command])

    assert (status, out, PLACE.sub("(main.py)", err)) == (
        3,
        "",
        r"gouji: KeyError: 'a\nb' (main.py); "
        f"this is a mistake in gouji {__version__} itself, and the command was not completed: please report this line to its"
        " maintainers (--traceback shows all of it)\n",
    )


@pytest.mark.parametrize("command", ARGUMENTS)
def test_any_command_shows_all_that_led_to_a_mistake(gouji: Run, failing: Failing, command: str) -> None:
    failing(command, KeyError("a"))

    status, out, err = gouji(command, *ARGUMENTS[command], "--traceback")

    all_of_it = (err.startswith("Traceback"), "raise error\nKeyError: 'a'\ngouji: KeyError: 'a'" in err)
    assert (status, out, all_of_it) == (3, "", (True, True))


@pytest.mark.parametrize(
    ("error", "arguments", "told"),
    [
        (MemoryError(), (), "gouji: there is not enough memory; the command was not completed\n"),
        (MemoryError(), ("--lang", "zh"), "gouji: 内存不足，命令未能完成\n"),
        (RecursionError("too deep"), (), "gouji: RecursionError: too deep (main.py:"),
        (ValueError("不是"), ("--lang=zh",), "gouji: ValueError: 不是 (main.py:"),
        (
            UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"),
            (),
            "gouji: UnicodeEncodeError: 'utf-8' codec can't",
        ),
    ],
)
def test_it_is_told_in_the_language_of_the_output(
    gouji: Run, failing: Failing, error: Exception, arguments: tuple[str, ...], told: str
) -> None:
    failing("rules", error)

    status, out, err = gouji("rules", *arguments)

    assert (status, out, err[: len(told)], err.count("\n")) == (3, "", told, 1)


@pytest.mark.parametrize(
    ("command", "module", "name"),
    [("extract", "gouji.output.facts.model", "facts_of"), ("fix", "gouji.fixing.fix", "fix")],
)
def test_it_is_told_of_which_file(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, command: str, module: str, name: str
) -> None:
    called = getattr(import_module(module), name)

    def fail_at_b(*given: object, **settings: object) -> object:
        if "b.txt" in given:
            raise KeyError
        return called(*given, **settings)

    for file in ("a.txt", "b.txt"):
        Path(file).write_bytes(REPORT.read_bytes())
    monkeypatch.setattr("gouji.run.guard.run_guarded", lambda run: run(Guard(lambda *_: None, {})))
    monkeypatch.setattr(import_module(module), name, fail_at_b)

    status, _, err = gouji(command, ".")

    assert (status, err.startswith("gouji: b.txt: KeyError (")) == (3, True)


def test_output_is_whole_or_not_at_all(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def render(*_: object) -> Iterator[str]:
        yield "one line\n" * 10_000
        raise KeyError

    Path("a.txt").write_bytes(REPORT.read_bytes())
    monkeypatch.setattr("gouji.output.formats.format_named", lambda *_: Format("half", "half", render))

    status, out, err = gouji("check", "--format=half", "a.txt")

    assert (status, out, err.startswith("gouji: KeyError (border.py:")) == (3, "", True)


def test_where_telling_fails_as_well_python_tells(
    gouji: Run, failing: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing("rules", KeyError("first"))
    monkeypatch.setattr("gouji.cli.unforeseen.tell_unforeseen", raising(KeyError("second")))

    status, out, err = gouji("rules")

    assert (status, out, err.startswith("Traceback"), err.endswith("KeyError: 'first'\n")) == (3, "", True, True)
