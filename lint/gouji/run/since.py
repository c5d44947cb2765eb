"""What changed against a revision of git: which files, and which findings that is the cause of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
import os
from pathlib import Path
import subprocess

from gouji.checking.diagnostic import Diagnostic
from gouji.errors import UsageError
from gouji.message import Message
from gouji.results import FileResult, RunResult
from gouji.run.bounds import repository_of
from gouji.value import evolve

__all__ = ["Since"]

_SECONDS = 120
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What git tells its hooks of one repository; another one may be asked here."""

_NO_GIT = Message(
    "--since 需要 git，而系统中没有这个程序：请安装 git，或不用 --since",
    "--since needs git, which is not on this system: install git, or leave --since out",
)
_NO_REPOSITORY = Message(
    "{path}：不在 git 仓库中，不能用 --since 与“{revision}”比较",
    "{path}: is in no git repository, so that --since cannot compare it with '{revision}'",
)
_NO_REVISION = Message(
    "{folder}：git 仓库中没有提交“{revision}”{shallow}",
    "{folder}: the git repository has no commit '{revision}'{shallow}",
)
_NO_BASE = Message(
    "{folder}：“{revision}”与当前提交没有共同的祖先{shallow}",
    "{folder}: '{revision}' and the commit that is checked out have no common ancestor{shallow}",
)
_SHALLOW = Message(
    "；这是浅克隆，历史不全：请先运行 git fetch --unshallow（GitHub Actions 为 fetch-depth: 0，GitLab 为 GIT_DEPTH: 0）",
    "; this is a shallow clone, which lacks history: run git fetch --unshallow first"
    " (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab)",
)
_NOTHING = Message("", "")
_FAILED = Message("{folder}：git 未能比较：{said}", "{folder}: git could not compare: {said}")


class Since:
    """The files that differ from the last commit that a *revision* and the one checked out have in common.

    What is not committed yet counts; a file that was only moved does not; one that git does not keep does.
    """

    def __init__(self, revision: str, working: str) -> None:
        """Compare with a revision, files named from the folder *working*."""
        self.revision = revision
        self.working = Path(working)
        self._unchanged: dict[str, frozenset[Path]] = {}

    def ask(self, paths: Iterable[str]) -> None:
        """Compare the repositories of files and folders; raise `UsageError` where that cannot be done."""
        for path in paths:
            root = self._root(path)
            if root is None:
                raise UsageError(_NO_REPOSITORY.format(path=path, revision=self.revision))
            self._unchanged_in(root)

    def only_changed(self, result: RunResult, given: Iterable[str] = ()) -> RunResult:
        """Return a result without what has not changed; *given* are names of what is no file and counts as changed.

        Of a file that has not changed those findings stay that compare it with one that has.
        """
        changed = {file.path for file in result.files if self._has_changed(file)} | set(given)
        files = [file if file.path in changed else _caused(file, changed) for file in result.files]
        left = tuple([file for file in files if file.path in changed or file.shown(waived=True)])
        return evolve(result, files=left, unchanged=sum(1 for file in result.inputs if file.path not in changed))

    def _has_changed(self, file: FileResult) -> bool:
        root = self._root(file.path)
        if root is None:
            return file.status != "configuration"
        return self._resolved(file.path) not in self._unchanged_in(root)

    def _resolved(self, path: str) -> Path:
        """Return the place of a file in its repository; a link that git keeps is not followed."""
        absolute = self.working / path
        return absolute.parent.resolve() / absolute.name

    def _root(self, path: str) -> str | None:
        """Return the repository of a file or folder; None where there is none."""
        absolute = self.working / path
        return repository_of(str(absolute.resolve() if absolute.is_dir() else absolute.parent.resolve()))

    def _unchanged_in(self, root: str) -> frozenset[Path]:
        """Return the files of a repository that have not changed."""
        if root not in self._unchanged:
            changed = set(
                _changed_names(_git(root, "diff", "--name-status", "-z", "-M", *_PLAIN, self._base(root), "--"))
            )
            kept = _names(_git(root, "ls-files", "-z"))
            self._unchanged[root] = frozenset(Path(root, name) for name in kept if name not in changed)
        return self._unchanged[root]

    def _base(self, root: str) -> str:
        """Return the commit to compare with; raise `UsageError`."""
        commit = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}^{{commit}}", may_fail=True
        )
        if not commit:
            raise self._wrong(_NO_REVISION, root)
        base = _git(root, "merge-base", os.fsdecode(commit).strip(), "HEAD", may_fail=True)
        if not base:
            raise self._wrong(_NO_BASE, root)
        return os.fsdecode(base).strip()

    def _wrong(self, message: Message, root: str) -> UsageError:
        is_shallow = _git(root, "rev-parse", "--is-shallow-repository", may_fail=True).strip() == b"true"
        return UsageError(
            message.format(folder=root, revision=self.revision, shallow=_SHALLOW if is_shallow else _NOTHING)
        )


_PLAIN = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-color")
"""A comparison of bytes, in which no program of the repository's configuration takes part."""


def _git(root: str, *arguments: str, may_fail: bool = False) -> bytes:
    """Return what git prints; b"" where it fails and may; else raise `UsageError`."""
    call = ["git", "-c", "core.fsmonitor=false", "-C", root, *arguments]
    try:
        done = subprocess.run(call, capture_output=True, env=_environment(), timeout=_SECONDS, check=False)  # noqa: S603
    except FileNotFoundError:
        raise UsageError(_NO_GIT) from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise UsageError(_FAILED.format(folder=root, said=str(error))) from error
    if not done.returncode:
        return done.stdout
    if may_fail:
        return b""
    said = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"status {done.returncode}"]
    raise UsageError(_FAILED.format(folder=root, said=said[0]))


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]


def _changed_names(listed: bytes) -> Iterator[str]:
    """Yield the names of what was added or changed from ``--name-status -z``; a file moved as it is has not changed."""
    fields = iter(_names(listed))
    for status in fields:
        name = next(fields, "")
        if status[0] in "RC":
            name = next(fields, "")
        if status != "R100":
            yield name


def _caused(file: FileResult, changed: set[str]) -> FileResult:
    """Return the result of a file that has not changed with the findings that a changed one has a part in."""

    def is_caused(diagnostic: Diagnostic) -> bool:
        return any(related.path in changed for related in diagnostic.related)

    return evolve(
        file,
        diagnostics=tuple(filter(is_caused, file.diagnostics)),
        waived=tuple(filter(is_caused, file.waived)),
        failures=(),
    )
