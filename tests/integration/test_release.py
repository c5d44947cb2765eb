"""``./dev release`` makes a release that can be installed, or says why there is none and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
import os
from pathlib import Path
import shutil
import subprocess
from subprocess import CompletedProcess
import sys

import pytest

ROOT = Path(__file__).parents[2]
IDENTITY = {"GIT_CONFIG_GLOBAL": os.devnull} | {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "a"), ("EMAIL", "a@example.org"))
}
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- More.\n\n## [1.2.3] – 2020-01-01\n\n- Much.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(*arguments: str, cwd: Path) -> str:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, env={**own, **IDENTITY}, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def committed(folder: Path) -> Path:
    """A repository with all files of a folder."""
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "begin", cwd=folder)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A repository with a changelog and a version, and nothing to build."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/release.py", tmp_path / ".ci")
    (tmp_path / "lint/gouji").mkdir(parents=True)
    (tmp_path / "lint/gouji/_version.py").write_text('__version__ = "1.2.3"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    return committed(tmp_path)


Release = Callable[..., CompletedProcess[str]]


@pytest.fixture
def release(run: Release) -> Release:
    """``release(FOLDER, *arguments)``: the script's status and output."""

    def release(folder: Path, *arguments: str) -> CompletedProcess[str]:
        return run(sys.executable, ".ci/release.py", *arguments, cwd=folder, **IDENTITY)

    return release


def state(folder: Path) -> tuple[str, ...]:
    return tuple(git(*command, cwd=folder) for command in (["log", "--format=%H"], ["tag"], ["status", "--porcelain"]))


def refusal(release: Release, folder: Path, version: str) -> list[str]:
    """What is said of a version that is refused; nothing may have been done."""
    before = state(folder)

    done = release(folder, version)

    assert (done.returncode, done.stdout, state(folder)) == (1, "", before)
    return done.stderr.splitlines()


@pytest.mark.parametrize("version", ["1.2", "v1.3.0", "1.3.0rc1", "next"])
def test_what_is_no_version_is_refused(release: Release, small: Path, version: str) -> None:
    assert refusal(release, small, version) == [f"release: {version!r} is no version of the form X.Y.Z"]


@pytest.mark.parametrize("version", ["1.2.3", "1.2.2", "0.10.0"])
def test_a_version_that_does_not_go_up_is_refused(release: Release, small: Path, version: str) -> None:
    assert refusal(release, small, version) == [f"release: {version} does not go up: there is 1.2.3"]


def test_a_version_below_one_that_was_released_is_refused(release: Release, small: Path) -> None:
    git("tag", "v1.10.0", cwd=small)

    assert refusal(release, small, "1.9.0") == ["release: 1.9.0 does not go up: there is 1.10.0"]


def test_a_tag_that_is_there_is_refused(release: Release, small: Path) -> None:
    git("tag", "v1.3.0", cwd=small)

    assert refusal(release, small, "1.3.0") == ["release: the tag v1.3.0 is there already"]


@pytest.mark.parametrize("name", ["CHANGELOG.md", "new.txt"])
def test_a_tree_with_changes_is_refused(release: Release, small: Path, name: str) -> None:
    with (small / name).open("a", encoding="utf-8") as file:
        file.write("more\n")

    assert refusal(release, small, "1.3.0")[0] == "release: not everything is committed:"


@pytest.mark.parametrize("section", ["", "## [Unreleased]\n\n"], ids=["no section", "an empty one"])
def test_a_changelog_that_tells_nothing_is_refused(release: Release, small: Path, section: str) -> None:
    (small / "CHANGELOG.md").write_text(f"# Changelog\n\n{section}## [1.2.3] – 2020-01-01\n\n- Much.\n", "utf-8")
    git("commit", "--quiet", "--all", "--message", "empty", cwd=small)

    assert refusal(release, small, "1.3.0") == ["release: CHANGELOG.md tells nothing under [Unreleased]"]


def test_all_that_stands_against_it_is_said_at_once(release: Release, small: Path) -> None:
    (small / "CHANGELOG.md").write_text("", "utf-8")

    assert len([line for line in refusal(release, small, "1.0.0") if line.startswith("release: ")]) == 3


def test_a_dry_run_shows_what_would_be_done_and_does_nothing(release: Release, small: Path) -> None:
    before = state(small)

    done = release(small, "1.3.0", "--dry-run")

    assert (done.returncode, done.stderr, state(small)) == (0, "", before)
    assert [part in done.stdout for part in ("1.2.3 -> 1.3.0", "- More.", "the tag v1.3.0")] == [True] * 3
    assert ("Much" in done.stdout, "gouji-1.3.0.html" in done.stdout) == (False, True)


def test_where_the_build_fails_all_is_as_it_was(release: Release, small: Path) -> None:
    """There is no pyproject.toml."""
    before = state(small)

    done = release(small, "1.3.0")

    assert (done.returncode, state(small), (small / "dist").exists()) == (1, before, False)
    assert "the files are as they were" in done.stderr


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as they are now, in a repository of their own."""
    folder = tmp_path_factory.mktemp("clone") / "gouji"
    tracked = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, tracked):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return committed(folder)


def _checksum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_a_release_is_committed_tagged_and_can_be_installed(
    clone: Path, release: Release, run: Release, make_environment: Callable[..., Path], tmp_path: Path
) -> None:
    report = shutil.copy(ROOT / "docs/examples/faulty/total-consistency/青岚县民政局2024.txt", tmp_path / "report.txt")

    done = release(clone, "9.8.7", *([] if shutil.which("npm") else ["--no-page"]))

    if "--assets" in done.stderr:
        pytest.skip("what the page is made of cannot be fetched")
    assert done.returncode == 0, done.stderr
    described, changes = git("describe", cwd=clone).strip(), git("status", "--porcelain", cwd=clone)
    assert (described, changes) == ("v9.8.7", "")
    files = sorted(path.name for path in (clone / "dist").iterdir())
    page = ["gouji-9.8.7.html"] if shutil.which("npm") else []
    assert files == ["SHA256SUMS", "gouji-9.8.7-py3-none-any.whl", *page, "gouji-9.8.7.tar.gz"]
    checksums = (clone / "dist/SHA256SUMS").read_text("utf-8")
    assert checksums == "".join(f"{_checksum(clone / 'dist' / name)}  {name}\n" for name in files[1:])
    headings = [line for line in (clone / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## [")]
    assert (headings[0], headings[1].split(" – ")[0]) == ("## [Unreleased]", "## [9.8.7]")
    for file in (files[1], files[-1]):
        program = make_environment(clone / "dist" / file) / "bin" / "gouji"
        assert run(program, "--version", cwd=tmp_path).stdout == "gouji 9.8.7\n"
        checked = run(program, "check", "--format", "concise", report.name, cwd=tmp_path)
        assert "report.txt:31:48: error T101" in checked.stdout
