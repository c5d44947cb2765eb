"""What the READMEs show is what gouji prints, takes and can be installed with, in both languages alike."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import re
import shlex
import shutil
from subprocess import CompletedProcess
import sys
import tomllib

import pytest
from ruamel.yaml import YAML

from gouji.cli.main import main

ROOT = Path(__file__).parents[2]
NAMES = ("README.md", "README.zh-CN.md")
REPORT = "docs/examples/faulty/total-consistency/青岚县民政局2024.txt"
ADDRESSES = {"https://docs.astral.sh/uv/", "https://pre-commit.com/", "https://www.libreoffice.org/"}

every_readme = pytest.mark.parametrize("name", NAMES)


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands(name: str) -> list[str]:
    """The lines that a README tells to type, without their comments."""
    return [re.split(r"\s+#", line)[0] for line in re.findall(r"^\$ (.*)$", text_of(name), re.MULTILINE)]


def in_order(shown: list[str], printed: list[str]) -> list[str]:
    """The lines of *shown* that do not follow in *printed*, each after the one before it."""
    rest = iter(printed)
    return [line for line in shown if line not in rest]


@every_readme
def test_the_output_in_a_readme_is_what_is_printed(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    ((command, shown),) = re.findall(r"<!-- output of: gouji (.*?) -->\n```text\n(.*?)```", text_of(name), re.DOTALL)

    main([*shlex.split(command), "--no-cache"])

    lines = [line for line in shown.splitlines() if line != "…"]
    assert in_order(lines, capsys.readouterr().out.splitlines()) == []


def test_both_languages_tell_to_type_the_same() -> None:
    assert commands("README.zh-CN.md") == commands("README.md")


@every_readme
def test_every_command_in_the_table_is_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"^\| .*?$", text_of(name), re.MULTILINE))
    found = sorted({command for line in named for command in re.findall(r"`gouji ([a-z]+)", line)})

    statuses = {command: main([command, "--help"]) for command in found}

    assert statuses == dict.fromkeys(found, 0)
    assert len(found) > 5


@every_readme
def test_the_configuration_is_taken(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = re.findall(r"```yaml\n(fail-on:.*?)```", text_of(name), re.DOTALL)
    (tmp_path / ".gouji.yaml").write_text(shown, "utf-8")
    monkeypatch.chdir(tmp_path)

    assert (main(["config", "show"]), capsys.readouterr().err) == (0, "")


@every_readme
def test_the_hooks_are_those_that_there_are(name: str) -> None:
    (shown,) = re.findall(r"```yaml\n(repos:.*?)```", text_of(name), re.DOTALL)
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    (repository,) = YAML(typ="safe").load(shown)["repos"]

    assert repository == {"repo": "ADDRESS", "rev": "REVISION", "hooks": [{"id": "gouji"}]}
    assert re.findall(r"- id: ([\w-]+)", shown) == [hook["id"] for hook in hooks]


@every_readme
def test_no_address_and_no_tag_is_made_up(name: str) -> None:
    """The reader fills in where the repository is; other addresses are those of well-known programs."""
    text = text_of(name)

    assert set(re.findall(r"https?://[^\s)\"'`]+", text)) == ADDRESSES
    assert re.findall(r"\bv\d+\.\d+|example\.(?:org|com)", text) == []


@every_readme
def test_every_extra_is_there(name: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    text = text_of(name)
    named = {*re.findall(r"\.\[(\w+)\]", text), *re.findall(r"gouji\[(\w+)\]", text)}
    named |= set(re.findall(r"(?:extra|可选依赖) `(\w+)`", text))

    assert (named - set(extras), {"pdf", "testing"} - named) == (set(), set())


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, run: Callable[..., CompletedProcess[str]]) -> Path:
    """The sources as they are now, in a repository of their own."""
    folder = tmp_path_factory.mktemp("checkout") / "gouji"
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis", "node_modules", "tests")
    shutil.copytree(ROOT, folder, ignore=ignored)
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "--quiet"), ("add", "--all"), (*identity, "commit", "--quiet", "--message", "begin")):
        assert run("git", *command, cwd=folder).returncode == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", [command for command in commands("README.md") if " install " in command])
def test_what_is_installed_as_the_readme_tells_checks_a_report(
    command: str, checkout: Path, run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    # Older pip takes no address without a host.
    words = shlex.split(command.replace("ADDRESS", f"file://localhost{checkout.as_posix()}"))
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    folder = tmp_path / "bin"
    env = {"UV_TOOL_DIR": str(tmp_path / "tools"), "UV_TOOL_BIN_DIR": str(folder)}
    env |= {"PIPX_HOME": str(tmp_path / "tools"), "PIPX_BIN_DIR": str(folder)}
    if words[0] == "pip":
        run(sys.executable, "-m", "venv", tmp_path, cwd=tmp_path)
        env["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
        words[0] = str(folder / "pip")

    installed = run(*words, cwd=checkout, **env)
    assert installed.returncode == 0, installed.stderr
    checked = run(folder / "gouji", "check", "--format", "concise", ROOT / REPORT, cwd=tmp_path)

    assert (checked.returncode, "31:48: error T101" in checked.stdout) == (1, True), checked.stderr
