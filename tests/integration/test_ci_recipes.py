"""The action of this repository and the recipes of docs/ci.md, as far as they run without a service."""

from __future__ import annotations

from collections.abc import Callable
import json
import os
from pathlib import Path
import re
import shutil
from subprocess import CompletedProcess
import sys
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FAULTY = ROOT / "docs/examples/faulty/total-consistency/青岚县民政局2024.txt"
Run = Callable[..., CompletedProcess[str]]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def _yaml(text: str) -> Any:
    return YAML(typ="safe").load(text)


def _blocks(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)


def _action() -> dict[str, Any]:
    action: dict[str, Any] = _yaml((ROOT / "action.yml").read_text("utf-8"))
    return action


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a faulty report, and this interpreter's gouji on the path."""
    shutil.copy(FAULTY, tmp_path / "年报 a.txt")
    return tmp_path


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def test_the_action_checks_what_it_is_given_and_ends_with_the_status(run: Run, folder: Path) -> None:
    (folder / "x.txt").write_text("x\n", encoding="utf-8")
    script = _action()["runs"]["steps"][1]["run"]
    ended = run(
        "bash",
        "-e",
        "-c",
        script,
        cwd=folder,
        PATH=_path(),
        GOUJI_PATHS=".",
        GOUJI_ARGS="--select T101 --lang en --no-cache",
    )

    assert ended.returncode == 1, ended.stderr
    assert [line.partition("::error ")[2][:14] for line in ended.stdout.splitlines()] == ["file=年报 a.txt,"]


def test_the_recipe_of_code_scanning_writes_sarif_beside_the_annotations(run: Run, folder: Path) -> None:
    script = _action()["runs"]["steps"][1]["run"]
    (block,) = [_yaml(block) for block in _blocks("docs/ci.md") if "upload-sarif" in block]
    used, uploaded = (step["with"] for step in block)
    ended = run("bash", "-e", "-c", script, cwd=folder, PATH=_path(), GOUJI_PATHS=".", GOUJI_ARGS=used["args"])

    assert ended.returncode == 0, ended.stderr
    assert json.loads((folder / uploaded["sarif_file"]).read_text("utf-8"))["version"] == "2.1.0"
    assert ended.stdout.startswith("::")


def test_words_of_the_inputs_are_no_commands(run: Run, folder: Path) -> None:
    script = _action()["runs"]["steps"][1]["run"]
    ended = run(
        "bash", "-e", "-c", script, cwd=folder, PATH=_path(), GOUJI_PATHS="$(touch evil) `touch evil`", GOUJI_ARGS="*"
    )

    assert (ended.returncode, (folder / "evil").exists()) == (2, False)
    assert all("inputs." not in step["run"] for step in _action()["runs"]["steps"])


@pytest.mark.slow
def test_the_action_installs_gouji_from_its_own_folder(run: Run, tmp_path: Path) -> None:
    if shutil.which("pipx") is None:
        pytest.skip("pipx is not installed")
    own = {"PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(tmp_path / "bin"), "GITHUB_ACTION_PATH": str(ROOT)}
    installed = run("bash", "-e", "-c", _action()["runs"]["steps"][0]["run"], cwd=tmp_path, **own)

    assert installed.returncode == 0, installed.stderr
    assert run(tmp_path / "bin" / "gouji", "--version", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("page", ["docs/ci.md", "docs/zh/ci.md"])
def test_the_recipe_of_gitlab_writes_its_reports(run: Run, folder: Path, page: str) -> None:
    (recipe,) = [_yaml(block) for block in _blocks(page) if block.startswith("gouji:")]
    script = "\n".join(recipe["gouji"]["script"])
    ended = run("bash", "-e", "-c", script, cwd=folder, PATH=_path())
    reports = recipe["gouji"]["artifacts"]["reports"]

    assert ended.returncode == 1, ended.stderr
    assert json.loads((folder / reports["codequality"]).read_text("utf-8"))
    assert ET.parse(folder / reports["junit"]).getroot().tag == "testsuites"  # noqa: S314 (written just now)


@pytest.mark.parametrize("page", ["docs/ci.md", "docs/zh/ci.md"])
def test_the_recipes_of_github_give_inputs_that_the_action_has(page: str) -> None:
    blocks = [_yaml(block) for block in _blocks(page) if "OWNER/gouji" in block]
    steps = [
        step for block in blocks for step in (block if isinstance(block, list) else block["jobs"]["gouji"]["steps"])
    ]
    given = [set(step["with"]) for step in steps if step["uses"].startswith("OWNER/")]

    assert given == [{"paths", "args"}, {"args"}]
    assert set(_action()["inputs"]) == {"paths", "args"}


def _sound(year: int) -> str:
    """A sound report of a year."""
    text = (ROOT / "docs/examples/sound/柳浦镇人民政府2023.txt").read_text("utf-8")
    return re.sub(r"20\d\d", lambda found: str(int(found[0]) + year - 2023), text)


@pytest.fixture
def clones(run: Run, tmp_path: Path) -> Path:
    """A folder with two clones, whole and shallow, of a branch that adds a faulty report and deletes one of three years."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull}
    own |= {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def git(*arguments: str | Path, cwd: Path) -> None:
        done = run("git", *arguments, cwd=cwd, **own)
        assert done.returncode == 0, done.stderr

    origin = tmp_path / "origin"
    origin.mkdir()
    git("init", "--quiet", "--initial-branch", "main", cwd=origin)
    for year in (2021, 2022, 2023):
        (origin / f"{year} 年.txt").write_text(_sound(year), "utf-8")
    shutil.copy(FAULTY, origin / "原有.txt")
    git("add", "--all", cwd=origin)
    git("commit", "--quiet", "--message", "base", cwd=origin)
    git("checkout", "--quiet", "-b", "work", cwd=origin)
    shutil.copy(FAULTY, origin / "新增.txt")
    (origin / "2022 年.txt").unlink()
    git("add", "--all", cwd=origin)
    git("commit", "--quiet", "--message", "work", cwd=origin)
    git("clone", "--quiet", origin, tmp_path / "whole", cwd=tmp_path)
    git("clone", "--quiet", "--depth", "1", origin.as_uri(), tmp_path / "shallow", cwd=tmp_path)
    return tmp_path


SELECTED = "--select T101,year-gap --lang en --no-cache"


def test_a_pull_request_shows_what_it_changes_and_what_is_missing_by_it(run: Run, clones: Path) -> None:
    script = _action()["runs"]["steps"][1]["run"]
    since = f"--since origin/main {SELECTED}"
    whole, shallow = (
        run("bash", "-e", "-c", script, cwd=clones / each, PATH=_path(), GOUJI_PATHS=".", GOUJI_ARGS=since)
        for each in ("whole", "shallow")
    )
    shown = re.findall(r"(?m)^::(\w+) file=([^,]*),", whole.stdout)

    assert (whole.returncode, sorted(shown)) == (1, [("error", "新增.txt"), ("notice", "2023 年.txt")])
    assert (shallow.returncode, shallow.stdout, "fetch-depth: 0" in shallow.stderr) == (2, "", True)


def test_a_merge_request_has_its_findings_in_all_reports(run: Run, clones: Path) -> None:
    (recipe,) = [_yaml(block) for block in _blocks("docs/ci.md") if block.startswith("gouji:")]
    base = run("git", "rev-parse", "origin/main", cwd=clones / "whole").stdout.strip()
    script = "\n".join(recipe["gouji"]["script"]).replace("gouji check", f"gouji check {SELECTED}")
    ended = run("bash", "-e", "-c", script, cwd=clones / "whole", PATH=_path(), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    reports = recipe["gouji"]["artifacts"]["reports"]
    quality = json.loads((clones / "whole" / reports["codequality"]).read_text("utf-8"))
    suites = ET.parse(clones / "whole" / reports["junit"]).getroot()  # noqa: S314 (written just now)

    assert ended.returncode == 1, ended.stderr
    assert sorted(each["location"]["path"] for each in quality) == ["2023 年.txt", "新增.txt"]
    assert sorted(suite.attrib["name"] for suite in suites) == ["2023 年.txt", "新增.txt"]
    assert "原有.txt" not in ended.stdout


def test_the_chinese_page_has_the_same_recipes_and_hooks() -> None:
    english, chinese = ((ROOT / page).read_text("utf-8") for page in ("docs/ci.md", "docs/zh/ci.md"))
    hooks = [hook["id"] for hook in _yaml((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))]

    assert [*map(_yaml, _blocks("docs/zh/ci.md"))] == [*map(_yaml, _blocks("docs/ci.md"))]
    for page in (english, chinese):
        assert re.findall(r"(?m)^\| `(gouji[\w-]*)` \|", page) == hooks
