"""Names and contents of any characters: no output of any format, and no error, holds what a terminal or a log obeys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
import io
import json
from pathlib import Path
import re
from tempfile import TemporaryDirectory
from typing import cast

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.api.documents import Format
from gouji.cli import main
from gouji.message import Message
from gouji.plugins.command import Command
from gouji.plugins.model import Plugins
from gouji.rules.meta import RuleMeta
from gouji.value import evolve

REPORT = next((Path(__file__).parents[2] / "docs/examples/faulty/year-mismatch").glob("*.txt")).read_text("utf-8")
OBEYED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)
COMMAND = re.compile(r"(?m)^\s*::[a-z]|##[a-z]*\[[a-z]")
HOSTILE = (
    *(chr(code) for code in (*range(1, 0x20), *range(0x7F, 0xA0))),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\u200b\ufeff\udcff",
    *("::error::", "##[group]", "::set-output name=a::", "%0A", "=1+1", "-", "\\u0085", '"', "&", "#", " "),
)
TEXTS = st.lists(st.sampled_from((*HOSTILE, "机关", "甲")), min_size=1, max_size=8).map("".join)
FORMATS = ("text", "concise", "table", "json", "jsonl", "html", "github")
CONFIGURATION = "language: en\nrules:\n  total-consistency: {severity: %s}\n"


@attrs.frozen
class Ended:
    """What a run wrote on standard output and on standard error."""

    out: str
    err: str


def _run(*arguments: str) -> Ended:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        main(arguments)
    return Ended(*(stream.buffer.getvalue().decode("utf-8") for stream in (out, err) if stream.flush() is None))


@pytest.fixture(scope="module", autouse=True)
def _loaded_once(plugins: Plugins) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gouji.plugins.finder.load_plugins", lambda *_: plugins)
        yield


def _report(text: str) -> str:
    """A report with a text in its title, its prose and a cell of a table."""
    return (
        REPORT.replace("青岚县气象局", f"青岚县{text}气象局")
        .replace("至2023年12月31日", f"至2023年{text}12月31日")
        .replace("| 0 |", f"| {text} |", 1)
    )


def _write(name: str, text: str) -> bool:
    """Write a file into the current folder; return whether the file system takes the name."""
    try:
        Path(name).write_bytes(text.encode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return False
    return Path(name).name in {path.name for path in Path().iterdir()}


@settings(max_examples=8)
@given(TEXTS, TEXTS, st.sampled_from(("--lang=zh", "--lang=en")))
def test_no_format_writes_anything_raw(name: str, text: str, language: str) -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        if not _write(f"{name}.txt", _report(text)):
            return
        ran = {each: _run("check", language, "--no-cache", "--coverage", "--format", each, ".") for each in FORMATS} | {
            f"extract {each}": _run("extract", language, "--format", each, ".") for each in ("csv", "table", "jsonl")
        }
        ran["diff"] = _run("fix", language, "--diff", "--unsafe", ".")
        ran["explain"] = _run("explain", name)
        ran["rules"] = _run("check", f"--select={text}", ".")
        ran["argument"] = _run("check", f"--{text}", ".")
        ran["choice"] = _run("check", "--color", text, ".")
        ran["command"] = _run(text)
        ran["config"] = _run("config", "show", name)
        ran["missing"] = _run("check", f"{text}.docx")

    raw = {each: OBEYED.findall(ended.out + ended.err) for each, ended in ran.items()}
    commands = {each: COMMAND.findall(ended.out + ended.err) for each, ended in ran.items() if each != "github"}
    assert (any(raw.values()), any(commands.values())) == (False, False), (raw, commands)
    found = json.loads(ran["json"].out)
    lines = [json.loads(line) for line in ran["jsonl"].out.split("\n")[:-1]]
    paths = {each["path"] for each in (*found["files"], *lines) if "path" in each}
    assert paths == {f"{name}.txt"}
    told = len(found["diagnostics"]) + len(found["failures"])
    annotated = re.findall(r"^::(?:error|warning|notice) file=", ran["github"].out, re.MULTILINE)
    assert (len(annotated), ran["github"].out.count("\n")) == (told, told)


@pytest.fixture(scope="module")
def with_names(plugins: Plugins) -> Callable[[str], tuple[Plugins, RuleMeta]]:
    """The plugins with a text in names, words and outputs: of a command, of formats and of a rule."""

    def with_names(text: str) -> tuple[Plugins, RuleMeta]:
        command = Command(f"command{text}", Message(text, text), lambda _: None, lambda _: 0)
        formats = [
            Format(f"format-{text}", text, lambda *_: (text, "\n", text)),
            Format("own", text, lambda *_: (text,)),
        ]
        meta = plugins.rules[0].meta
        renamed = evolve(meta, summary=Message(text, text), source=text, pack=f"pack{text}")
        rules = (evolve(plugins.rules[0], meta=renamed), *plugins.rules[1:])
        own = evolve(plugins, commands=(*plugins.commands, command), formats=(*plugins.formats, *formats), rules=rules)
        return own, meta

    return with_names


@settings(max_examples=8)
@given(TEXTS)
def test_what_plugins_and_the_environment_are_called_is_not_raw(
    with_names: Callable[[str], tuple[Plugins, RuleMeta]], text: str
) -> None:
    own, meta = with_names(text)
    variables = {"GOUJI_CACHE_DIR": f"\0{text}".lstrip("\0"), "GOUJI_EXTENDS_PATH": text, "LANG": text}
    with TemporaryDirectory() as folder, chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr("gouji.plugins.finder.load_plugins", lambda *_: own)
        for name, value in variables.items():
            patch.setenv(name, value.replace("\udcff", ""))
        Path(".gouji.yaml").write_text("extends: ../a.yaml\n", encoding="utf-8")
        calls = (["--help"], [f"{text}x"], ["rules"], ["rules", "--format", "json"], ["explain", meta.code])
        ran = [_run(*call) for call in calls] + [_run("check", "."), _run("config", "show")]
        Path(".gouji.yaml").unlink()
        Path("a.txt").write_text(REPORT, encoding="utf-8")
        ran += [_run("check", "--format", name, "a.txt") for name in ("own", "owm", f"format-{text}")]
        ran += [_run("init"), _run("config", "schema")]

    raw = [OBEYED.findall(ended.out + ended.err) + COMMAND.findall(ended.out + ended.err) for ended in ran]
    assert raw == [[]] * len(ran)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_fixed_text_is_exact_unless_a_terminal_shows_it(monkeypatch: pytest.MonkeyPatch, is_terminal: bool) -> None:
    text = "总计\x1b[2J\u202e\r\n"
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    monkeypatch.setattr(out, "isatty", lambda: is_terminal, raising=False)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        main(["fix", "-"])
    out.flush()

    assert cast("io.BytesIO", out.buffer).getvalue().decode() == (
        "总计<U+001B>[2J<U+202E>\r\n" if is_terminal else text
    )


@settings(max_examples=8)
@given(TEXTS)
def test_what_is_quoted_of_a_configuration_is_not_raw(text: str) -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        Path(".git").mkdir()
        Path(".gouji.yaml").write_bytes((CONFIGURATION % text).encode("utf-8", "surrogateescape"))
        ran = [_run("check", "."), _run("config", "show"), _run("rules"), _run("explain", "T101")]
        ran.append(_run("check", "--config", f"{text}.yaml", "."))

    assert [OBEYED.findall(ended.out + ended.err) + COMMAND.findall(ended.out + ended.err) for ended in ran] == [[]] * 5
