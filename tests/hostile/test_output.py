"""Names and contents of any characters: no output of any format, and no error, holds what a terminal or a log obeys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
import io
import json
from pathlib import Path
import re
from tempfile import TemporaryDirectory

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.cli import main
from gouji.plugins.model import Plugins

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
FORMATS = ("text", "concise", "table", "json", "jsonl", "github")
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


@settings(max_examples=25)
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


@settings(max_examples=25)
@given(TEXTS)
def test_what_is_quoted_of_a_configuration_is_not_raw(text: str) -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        Path(".git").mkdir()
        Path(".gouji.yaml").write_bytes((CONFIGURATION % text).encode("utf-8", "surrogateescape"))
        ran = [_run("check", "."), _run("config", "show"), _run("rules"), _run("explain", "T101")]
        ran.append(_run("check", "--config", f"{text}.yaml", "."))

    assert [OBEYED.findall(ended.out + ended.err) + COMMAND.findall(ended.out + ended.err) for ended in ran] == [[]] * 5
