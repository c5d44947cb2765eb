"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit on a real git repository."""

from collections.abc import Callable
import os
from pathlib import Path
import re
import shutil
from subprocess import CompletedProcess
import sys

import pytest
from reportlab.pdfgen.canvas import Canvas
from ruamel.yaml import YAML

from gouji.plugins.model import Plugins

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "docs/examples/sound/柳浦镇人民政府2023.txt"
FAULTY = ROOT / "docs/examples/faulty/total-consistency/青岚县民政局2024.txt"
NO_REPORTS = ("README.md", "README.zh-CN.md", "a/LICENSE.txt", "requirements-dev.txt", ".github/a.md", "~$年报.docx")
SOURCES = ("lint", "rules", "plugins", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

Git = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    "name", ["年报.txt", "2024/水务局.docx", "report.HTML", "a.htm", "a.md", "a.xlsx", "a.pdf", "a.wps", "说明.txt"]
)
def test_the_hook_takes_up_files_that_may_be_reports(name: str) -> None:
    assert takes_up(name)


def test_the_hook_takes_up_what_a_search_of_folders_takes(plugins: Plugins) -> None:
    extensions = [extension for loader in plugins.loaders for extension in loader.extensions]

    assert [extension for extension in extensions if not takes_up(f"年报{extension}")] == []


@pytest.mark.parametrize("name", ["a.py", "txt", "a.txt.bak", ".gouji.yaml", "amd", *NO_REPORTS])
def test_the_hook_leaves_other_files_alone(name: str) -> None:
    assert not takes_up(name)


def takes_up(name: str, called: str = "gouji") -> bool:
    (hook,) = [hook for hook in hooks() if hook["id"] == called]
    return bool(re.search(hook["files"], name)) and not re.search(hook["exclude"], name)


def hooks() -> list[dict[str, str]]:
    found: list[dict[str, str]] = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def git(run: Callable[..., CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Git:
    """Git with settings of its own, and a home for what pre-commit keeps."""
    home = tmp_path_factory.mktemp("home")

    def call(*command: str | Path, cwd: Path, check: bool = True) -> CompletedProcess[str]:
        done = run(
            *command,
            cwd=cwd,
            HOME=str(home),
            PRE_COMMIT_HOME=str(home / "pre-commit"),
            GIT_CONFIG_GLOBAL=os.devnull,
            GIT_AUTHOR_NAME="a",
            GIT_AUTHOR_EMAIL="a@example.org",
            GIT_COMMITTER_NAME="a",
            GIT_COMMITTER_EMAIL="a@example.org",
        )
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done

    return call


@pytest.fixture(scope="module")
def hook_repository(git: Git, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sources as they are now, as a git repository of their own, and its commit."""
    folder = tmp_path_factory.mktemp("gouji")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(ROOT / name, folder / name)
    git("git", "init", "--quiet", cwd=folder)
    git("git", "add", "--all", cwd=folder)
    git("git", "commit", "--quiet", "--message", "gouji", cwd=folder)
    return folder, git("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.fixture
def wanted() -> tuple[str, ...]:
    """The hooks of the repository of reports: both that check reports, which are the one or the other for users."""
    return ("gouji", "gouji-all")


@pytest.fixture
def reports(wanted: tuple[str, ...], hook_repository: tuple[Path, str], git: Git, tmp_path: Path) -> Path:
    """A repository of reports with hooks that the README has, in its order."""
    source, revision = hook_repository
    (shown,) = re.findall(r"```yaml\n(repos:.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    config = shown.replace("ADDRESS", source.as_uri()).replace("REVISION", revision).replace("    # - id", "      - id")
    others = [line for line in config.splitlines() if "- id: " in line and line.split()[2] not in wanted]
    config = "".join(f"{line}\n" for line in config.splitlines() if line not in others)
    git("git", "init", "--quiet", cwd=tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text(config, "utf-8")
    git("git", "add", "--all", cwd=tmp_path)
    git("git", "commit", "--quiet", "--message", "begin", cwd=tmp_path)
    git(sys.executable, "-m", "pre_commit", "install", cwd=tmp_path)
    return tmp_path


def commit(git: Git, reports: Path) -> CompletedProcess[str]:
    git("git", "add", "--all", cwd=reports)
    return git("git", "commit", "--message", "a report", cwd=reports, check=False)


@pytest.mark.slow
def test_a_sound_report_is_committed(git: Git, reports: Path) -> None:
    shutil.copy(SOUND, reports / "年报 2023.txt")

    done = commit(git, reports)

    assert (done.returncode, done.stderr.count("Passed")) == (0, 2), done.stdout + done.stderr


@pytest.mark.slow
def test_a_faulty_report_is_stopped_and_its_finding_shown(git: Git, reports: Path) -> None:
    shutil.copy(FAULTY, reports / "年报 2024.txt")

    done = commit(git, reports)

    assert (done.returncode, done.stderr.count("Failed")) == (1, 2), done.stdout + done.stderr
    assert "年报 2024.txt:31:48: error T101" in done.stderr


@pytest.mark.slow
def test_only_the_hook_for_all_files_sees_a_faulty_report_that_is_there_already(git: Git, reports: Path) -> None:
    shutil.copy(FAULTY, reports / "old.txt")
    git("git", "add", "--all", cwd=reports)
    git("git", "commit", "--quiet", "--no-verify", "--message", "old", cwd=reports)
    shutil.copy(SOUND, reports / "new.txt")

    done = commit(git, reports)

    assert (done.returncode, done.stderr.count("Passed"), done.stderr.count("Failed")) == (1, 1, 1)


@pytest.mark.slow
def test_what_the_configuration_excludes_is_committed(git: Git, reports: Path) -> None:
    (reports / "草稿").mkdir()
    (reports / ".gouji.yaml").write_text("exclude: [草稿]\n", "utf-8")
    shutil.copy(FAULTY, reports / "草稿/年报.txt")

    done = commit(git, reports)

    assert (done.returncode, done.stderr.count("Passed")) == (0, 2), done.stdout + done.stderr


@pytest.mark.slow
def test_pdf_is_read(git: Git, reports: Path) -> None:
    page = Canvas(str(reports / "年报.pdf"))
    page.drawString(72, 720, "no report")
    page.save()

    done = commit(git, reports)

    assert (done.returncode, done.stderr.count("Passed")) == (0, 2), done.stdout + done.stderr


@pytest.mark.slow
def test_a_pack_of_the_repository_is_followed(git: Git, reports: Path) -> None:
    page = (ROOT / "docs/packs.md").read_text("utf-8")
    rules, asked = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[:2]
    (reports / "lanjiang.yaml").write_text(f"pack: lanjiang\nkind: gongkai\n{rules}", "utf-8")
    (reports / ".gouji.yaml").write_text(f"{asked}rules:\n  lanjiang-fees: error\n", "utf-8")
    text = SOUND.read_text("utf-8")
    fees = next(line for line in text.splitlines() if "信息处理费" in line)
    (reports / "年报.txt").write_text(text.replace(fees, "没有其他需要说明的情况。"), "utf-8")

    done = commit(git, reports)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "error LJ101 第六部分没有说明是否收取信息处理费" in done.stderr


@pytest.mark.parametrize("name", ["年报.txt", "report.HTML", "a.md"])
def test_the_hook_that_fixes_takes_up_files_of_text(name: str) -> None:
    assert takes_up(name, "gouji-fix")


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.yaml", *NO_REPORTS])
def test_the_hook_that_fixes_leaves_other_files_alone(name: str) -> None:
    assert not takes_up(name, "gouji-fix")


ALL_BUT_ONE = pytest.mark.parametrize("wanted", [("gouji-config", "gouji-fix", "gouji")])


def _fixable(reports: Path) -> Path:
    """A report with punctuation of half width, which is a safe fix, in a folder and under a name with blanks."""
    path = reports / "二〇二三 年" / "年报 甲.txt"
    path.parent.mkdir()
    text = SOUND.read_text("utf-8")
    at = text.index("，", text.index("一、"))
    path.write_text(f"{text[:at]},{text[at + 1 :]}", "utf-8")
    return path


@pytest.mark.slow
@ALL_BUT_ONE
def test_what_can_be_fixed_is_fixed_and_told_and_committed_when_it_was_added(git: Git, reports: Path) -> None:
    path = _fixable(reports)

    stopped = commit(git, reports)

    assert (stopped.returncode, stopped.stderr.count("Failed")) == (1, 1), stopped.stdout + stopped.stderr
    assert "二〇二三 年/年报 甲.txt\n      1  W101  halfwidth-punctuation\n" in stopped.stderr
    assert "files were modified by this hook" in stopped.stderr
    assert path.read_text("utf-8") == SOUND.read_text("utf-8")
    assert commit(git, reports).returncode == 0


@pytest.mark.slow
@ALL_BUT_ONE
def test_what_is_fixed_is_checked_after_that_and_what_no_fix_mends_is_told_once(git: Git, reports: Path) -> None:
    shutil.copy(FAULTY, reports / "年报 2024.txt")

    done = commit(git, reports)

    assert (done.returncode, done.stderr.count("Passed"), done.stderr.count("Failed")) == (1, 1, 1), done.stderr
    assert done.stderr.count("年报 2024.txt:31:48: error T101") == 1


@pytest.mark.slow
@ALL_BUT_ONE
def test_of_a_report_that_is_staged_in_part_the_rest_is_kept(git: Git, reports: Path) -> None:
    path = _fixable(reports)
    git("git", "add", "--all", cwd=reports)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n没有暂存的一行\n")

    done = git("git", "commit", "--message", "a report", cwd=reports, check=False)

    assert done.returncode == 1, done.stdout + done.stderr
    assert path.read_text("utf-8") == SOUND.read_text("utf-8") + "\n没有暂存的一行\n"


OURS = """\
pack: ours
kind: gongkai
rules:
  - code: OU101
    name: ours-fees
    title: 应写收费
    message: 没有写收费
    in: other
    must-mention: {any: [收费, 信息处理费]}
"""


@pytest.mark.slow
@ALL_BUT_ONE
def test_mistakes_in_configurations_and_packs_stop_a_commit_and_other_files_do_not(git: Git, reports: Path) -> None:
    pack, configuration = reports / "省里 规则.yaml", reports / "2023 年" / ".gouji.yaml"
    configuration.parent.mkdir()
    (reports / "workflow.yml").write_text("on: push\njobs: [\n", "utf-8")
    pack.write_text(OURS.replace("in: other", "in: othr"), "utf-8")
    configuration.write_text("packs: [../省里 规则.yaml]\nrules: {ours-fees: now}\n", "utf-8")

    stopped = commit(git, reports)

    assert (stopped.returncode, stopped.stderr.count("Failed"), stopped.stderr.count("Skipped")) == (1, 1, 2)
    assert "\n2023 年/.gouji.yaml:2:20: " in stopped.stderr, stopped.stderr
    assert "\n省里 规则.yaml:8:9: " in stopped.stderr
    assert "workflow" not in stopped.stderr

    pack.write_text(OURS, "utf-8")
    configuration.write_text("packs: [../省里 规则.yaml]\nrules: {ours-fees: error}\n", "utf-8")
    git("git", "add", "--all", cwd=reports)
    pack.write_text("pack: [\n", "utf-8")  # is not staged
    mended = git("git", "commit", "--message", "rules", cwd=reports, check=False)

    assert (mended.returncode, mended.stderr.count("Passed")) == (0, 1), mended.stderr
