"""What changed against a revision of git."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import subprocess

import pytest

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated
from gouji.checking.place import WHOLE
from gouji.errors import UsageError
from gouji.message import Message
from gouji.results import FileResult, RunResult
from gouji.run.since import Since, _program

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Git = Callable[..., None]
SHALLOW = "; this is a shallow clone, which lacks history: run git fetch --unshallow first"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Run git in the repository ``repo``, or in another folder beside it."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def run(*arguments: str, folder: str = "repo") -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path / folder, check=True, capture_output=True)

    return run


@pytest.fixture
def repo(tmp_path: Path, git: Git) -> Path:
    """A repository with two commits on ``main``; the first, tagged ``base``, has ``a.txt``, ``b.txt`` and ``c.txt``."""
    folder = tmp_path / "repo"
    folder.mkdir()
    git("init", "--quiet", "--initial-branch", "main")
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"report {name}\n" * 20, encoding="utf-8")
    _commit(git, "base")
    (folder / "b.txt").write_text("changed\n", encoding="utf-8")
    _commit(git, "second")
    return folder


def _commit(git: Git, tag: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", tag)
    git("tag", tag)


def _finding(path: str, *related: str) -> Diagnostic:
    others = tuple([DiagnosticRelated(other, WHOLE, None, Message("", "")) for other in related])
    return Diagnostic(path, "some-rule", "Z101", "error", Message("错", "wrong"), (), related=others)


def _result(*files: str | tuple[str, tuple[Diagnostic, ...]]) -> RunResult:
    given = [file if isinstance(file, tuple) else (file, (_finding(file),)) for file in files]
    return RunResult(tuple([FileResult(path, "checked", found, (), Coverage(0, 0, (), ())) for path, found in given]))


def _left(
    folder: Path, revision: str, result: RunResult, given: tuple[str, ...] = (), across: tuple[str, ...] = ()
) -> list[tuple[str, int]]:
    """The files that are left of a result, each with its number of findings."""
    since = Since(revision, str(folder), across)
    since.ask(["."])
    return [(file.path, len(file.diagnostics)) for file in since.only_changed(result, given).files]


def test_what_was_committed_staged_edited_or_is_new_has_changed(repo: Path, git: Git) -> None:
    (repo / "c.txt").write_text("staged\n", encoding="utf-8")
    git("add", "c.txt")
    (repo / "new.txt").write_text("new\n", encoding="utf-8")

    assert _left(repo, "base", _result("a.txt", "b.txt", "c.txt", "new.txt")) == [
        ("b.txt", 1),
        ("c.txt", 1),
        ("new.txt", 1),
    ]


def test_a_file_that_git_ignores_has_changed(repo: Path) -> None:
    (repo / ".gitignore").write_text("d.txt\n", encoding="utf-8")
    (repo / "d.txt").write_text("ignored\n", encoding="utf-8")

    assert _left(repo, "second", _result("a.txt", "d.txt")) == [("d.txt", 1)]


def test_what_is_compared_with_is_the_common_ancestor(repo: Path, git: Git) -> None:
    git("checkout", "--quiet", "-b", "work", "base")
    (repo / "c.txt").write_text("work\n", encoding="utf-8")
    _commit(git, "third")

    assert _left(repo, "main", _result("a.txt", "b.txt", "c.txt")) == [("c.txt", 1)]


def test_a_file_that_was_only_moved_has_not_changed_and_one_that_was_edited_too_has(repo: Path, git: Git) -> None:
    git("mv", "a.txt", "moved.txt")
    git("mv", "c.txt", "edited.txt")
    with (repo / "edited.txt").open("a", encoding="utf-8") as file:
        file.write("more\n")

    assert _left(repo, "second", _result("moved.txt", "edited.txt")) == [("edited.txt", 1)]


def test_findings_that_compare_with_a_changed_file_stay_wherever_they_stand(repo: Path) -> None:
    across = (_finding("a.txt", "b.txt"), _finding("a.txt", "c.txt"), _finding("a.txt"))

    assert _left(repo, "base", _result(("a.txt", across), "b.txt", "c.txt")) == [("a.txt", 1), ("b.txt", 1)]


def test_files_that_have_not_changed_are_counted(repo: Path) -> None:
    since = Since("base", str(repo))

    assert since.only_changed(_result("a.txt", "b.txt", "c.txt")).unchanged == 2


def test_what_is_no_file_counts_as_changed(repo: Path) -> None:
    assert _left(repo, "second", _result("a.txt", "-"), ("-",)) == [("-", 1)]


def test_names_are_those_of_the_working_folder_through_links_and_nested_repositories(
    repo: Path, git: Git, tmp_path: Path
) -> None:
    (repo / "deep").mkdir()
    git("init", "--quiet", "--initial-branch", "main", folder="repo/deep")
    (repo / "deep" / "x.txt").write_text("x\n", encoding="utf-8")
    git("add", "x.txt", folder="repo/deep")
    git("commit", "--quiet", "--message", "x", folder="repo/deep")
    link = tmp_path / "link"
    try:
        link.symlink_to(repo, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")

    assert _left(link, "HEAD", _result("a.txt", "deep/x.txt", "deep/../c.txt")) == []


def test_a_worktree_is_compared_as_its_repository(repo: Path, git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "--quiet", str(tmp_path / "tree"), "second")
    (tmp_path / "tree" / "c.txt").write_text("here\n", encoding="utf-8")

    assert _left(tmp_path / "tree", "base", _result("a.txt", "b.txt", "c.txt")) == [("b.txt", 1), ("c.txt", 1)]


def test_git_hooks_environment_does_not_mislead(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repo / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repo / "no-index"))

    assert _left(repo, "base", _result("a.txt", "b.txt")) == [("b.txt", 1)]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "a b", "HEAD\n"])
def test_a_revision_that_is_not_there_is_told(repo: Path, revision: str) -> None:
    with pytest.raises(UsageError) as told:
        Since(revision, str(repo)).ask(["."])

    assert told.value.args[0].en == f"{repo.resolve()}: the git repository has no commit '{revision}'"


def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is in no git repository, so that --since cannot compare it with 'main'"):
        Since("main", str(tmp_path)).ask(["x.txt"])


def test_a_shallow_clone_is_told_what_it_lacks(repo: Path, git: Git, tmp_path: Path) -> None:
    git("checkout", "--quiet", "-b", "work", "base")
    (repo / "c.txt").write_text("work\n", encoding="utf-8")
    _commit(git, "third")
    git("clone", "--quiet", "--depth", "1", repo.as_uri(), str(tmp_path / "shallow"))

    with pytest.raises(UsageError) as absent:
        Since("origin/main", str(tmp_path / "shallow")).ask(["."])
    git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main", folder="shallow")
    with pytest.raises(UsageError) as apart:
        Since("origin/main", str(tmp_path / "shallow")).ask(["."])

    assert f"has no commit 'origin/main'{SHALLOW}" in absent.value.args[0].en
    assert f"have no common ancestor{SHALLOW}" in apart.value.args[0].en


def test_a_system_without_git_is_told(repo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))

    with pytest.raises(UsageError, match="--since needs git"):
        Since("base", str(repo)).ask(["."])


def test_names_with_line_ends_quotes_and_chinese_characters_are_told_apart(repo: Path, git: Git) -> None:
    names = ["-x.txt", "年报 甲.txt"]
    names += ['"a.txt', ":(top)y.txt", "a\nb.txt", "a\tb.txt"] if os.name != "nt" else []
    for name in names:
        (repo / name).write_text(f"{name}\n" * 20, encoding="utf-8")
    _commit(git, "third")
    for name in names:
        (repo / name).write_text("changed\n", encoding="utf-8")

    assert _left(repo, "third", _result("a.txt", *names)) == [(name, 1) for name in sorted(names)]


def test_a_folder_is_compared_as_its_repository(repo: Path, git: Git) -> None:
    (repo / "2024").mkdir()
    (repo / "2024" / "d.txt").write_text("d\n", encoding="utf-8")
    _commit(git, "third")
    (repo / "2024" / "e.txt").write_text("e\n", encoding="utf-8")

    assert _left(repo / "2024", "third", _result("d.txt", "e.txt", "../a.txt")) == [("e.txt", 1)]


def test_where_a_report_is_gone_findings_that_miss_one_stay(repo: Path, git: Git) -> None:
    found = _result(("a.txt", (_finding("a.txt"), _finding("a.txt", "c.txt"))))
    (repo / "picture.png").write_text("no report\n", encoding="utf-8")
    _commit(git, "third")

    (repo / "picture.png").unlink()
    without_picture = _left(repo, "third", found, across=("some-rule",))
    git("rm", "--quiet", "b.txt")
    without_report = _left(repo, "third", found, across=("some-rule",))

    assert (without_picture, without_report) == ([], [("a.txt", 1)])
    assert _left(repo, "third", found, across=("other-rule",)) == []


def test_a_submodule_is_compared_with_the_commit_that_was_kept_of_it(repo: Path, git: Git, tmp_path: Path) -> None:
    allowed = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    git("clone", "--quiet", str(repo), str(tmp_path / "other"))
    git("checkout", "--quiet", "base", folder="other")
    git(*allowed, str(tmp_path / "other"), "parts")
    git("checkout", "--quiet", "base", folder="repo/parts")
    _commit(git, "third")
    git("branch", "--quiet", "only-here", "third")
    git("checkout", "--quiet", "second", folder="repo/parts")
    _commit(git, "fourth")

    assert _left(repo, "only-here", _result("a.txt", "parts/a.txt", "parts/b.txt")) == [("parts/b.txt", 1)]
    assert _left(repo, "second", _result("a.txt", "parts/a.txt", "parts/b.txt")) == [
        ("parts/a.txt", 1),
        ("parts/b.txt", 1),
    ]
    assert _left(repo / "parts", "base", _result("a.txt", "b.txt")) == [("b.txt", 1)]


def test_a_branch_without_a_commit_is_told(repo: Path, git: Git) -> None:
    git("checkout", "--quiet", "--orphan", "new")

    with pytest.raises(UsageError) as told:
        Since("main", str(repo)).ask(["."])

    assert told.value.args[0].en.startswith(f"{repo.resolve()}: git could not compare: fatal: ")


def test_a_bare_repository_has_no_files_to_compare(repo: Path, git: Git, tmp_path: Path) -> None:
    git("clone", "--quiet", "--bare", str(repo), str(tmp_path / "bare"))

    with pytest.raises(UsageError, match="is in no git repository"):
        Since("main", str(tmp_path / "bare")).ask(["."])


def test_what_is_wrong_with_a_repository_is_told_in_the_words_of_git(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(UsageError, match="git could not compare: fatal: detected dubious ownership"):
        Since("base", str(repo)).ask(["."])


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
def test_a_git_in_the_working_directory_is_not_run(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo / "git").write_text("#!/bin/sh\ntouch evil\n", encoding="utf-8")
    (repo / "git").chmod(0o755)
    monkeypatch.chdir(repo)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))

    assert _left(repo, "base", _result("a.txt", "b.txt")) == [("b.txt", 1)]
    assert not (repo / "evil").exists()


def test_on_windows_git_is_looked_for_by_its_name_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("gouji.run.since.sys.platform", "win32")
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "git.exe").write_text("", encoding="utf-8")
    (tmp_path / "git.exe").chmod(0o755)

    assert _program() == str(tmp_path / "git.exe")


def _noted(folder: Path, *configurations: str) -> list[str]:
    """The notes on configurations, where the file ``a.txt`` has not changed since the first commit."""
    since = Since("base", str(folder))
    since.ask(["."])
    return [note.en for note in since.with_note(since.only_changed(_result("a.txt")), configurations).notes]


def test_configurations_that_have_changed_are_told(repo: Path, git: Git, tmp_path: Path) -> None:
    (repo / ".gouji.yaml").touch()
    (tmp_path / "elsewhere.yaml").touch()

    told = _noted(repo, "a.txt", ".gouji.yaml", "b.txt", "../elsewhere.yaml")

    what = (
        "configurations or packs differ from 'base': .gouji.yaml, b.txt; what that changes in files that are left out"
    )
    assert (len(told), told[0].startswith(what), _noted(repo, "a.txt", "../elsewhere.yaml")) == (1, True, [])


def test_a_configuration_that_is_gone_is_told(repo: Path, git: Git) -> None:
    (repo / "sub").mkdir()
    (repo / "sub/.gouji.yaml").touch()
    _commit(git, "third")
    git("tag", "--force", "base")
    (repo / "sub/.gouji.yaml").unlink()

    assert _noted(repo)[0].startswith("configurations or packs differ from 'base': sub/.gouji.yaml;")


def test_where_no_file_is_left_out_no_configuration_is_told(repo: Path) -> None:
    (repo / ".gouji.yaml").touch()
    since = Since("base", str(repo))
    since.ask(["."])

    assert since.with_note(since.only_changed(_result("b.txt")), [".gouji.yaml"]).notes == ()
