"""What changed against a revision of git: which files, and which findings that is the cause of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
import os
from pathlib import Path
import subprocess
import sys

from gouji.checking.diagnostic import Diagnostic
from gouji.config.file import FILE_NAME
from gouji.errors import UsageError
from gouji.message import Message
from gouji.results import FileResult, RunResult
from gouji.run.bounds import repository_of
from gouji.run.elsewhere import container_of
from gouji.there import is_file, is_folder
from gouji.value import Value, evolve, frozen

__all__ = ["Since"]

_SECONDS = 120
_MOVED = "R100"
_NOTHING_THERE = 1
"""The status with which git answers that there is no such commit; it has others for what is wrong with a repository."""
_NOT_OURS = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
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
_OTHERWISE = Message(
    "与“{revision}”相比，配置或规则包有改动：{named}；没有改动的文件中由此引起的问题未列出，要看全部问题，请不用 --since",
    "configurations or packs differ from '{revision}': {named}; what that changes in files that are left out is not shown: run"
    " without --since to see all of it",
)
_FAILED = Message("{folder}：git 未能比较：{said}", "{folder}: git could not compare: {said}")


@frozen
class _Compared(Value):
    """The files of a repository that have not changed, and the names of those that are gone."""

    unchanged: frozenset[Path] = frozenset()
    gone: tuple[str, ...] = ()


class Since:
    """The files that differ from the last commit that a *revision* and the one checked out have in common.

    What is not committed yet counts; a file that was only moved does not; one that git does not keep does. A submodule is
    compared with the commit that the repository around it had, unless it is asked for itself.
    """

    def __init__(self, revision: str, working: str, across: Collection[str] = ()) -> None:
        """Compare with a revision, files named from the folder *working*; *across* are the rules that compare reports."""
        self.revision = revision
        self.working = Path(working)
        self.across = across
        self._compared: dict[str, _Compared] = {}

    def ask(self, paths: Iterable[str]) -> None:
        """Compare the repositories of files and folders; raise `UsageError` where that cannot be done."""
        for path in paths:
            root = self._root(path)
            if root is None:
                raise UsageError(_NO_REPOSITORY.format(path=path, revision=self.revision))
            self._compared_in(root, self._base)

    def only_changed(self, result: RunResult, given: Iterable[str] = ()) -> RunResult:
        """Return a result without what has not changed; *given* are names of what is no file and counts as changed.

        Of a file that has not changed those findings stay that compare it with one that has; and where a file is gone
        that may have been a report, those that miss one.
        """
        changed = {file.path for file in result.files if self._has_changed(file)} | set(given)
        missing = self.across if self._lacks_a_report(result) else ()
        unchanged = sum(1 for file in result.inputs if file.path not in changed)

        def left(file: FileResult) -> FileResult | None:
            if file.path in changed:
                return file
            caused = _caused(file, changed, missing)
            return caused if caused.shown(waived=True) else None

        return evolve(result.changed(left), unchanged=unchanged)

    def with_note(self, result: RunResult, configurations: Iterable[str]) -> RunResult:
        """Return a result with a note where some *configurations* have changed, or one is gone, and files were left out."""
        if not result.unchanged:
            return result
        changed = [path for path in sorted(configurations) if self._differs(path)]
        gone = [name for each in self._compared.values() for name in each.gone if Path(name).name == FILE_NAME]
        if not (changed or gone):
            return result
        named = [*changed, *gone]
        note = _OTHERWISE.format(named=Message("、".join(named), ", ".join(named)), revision=self.revision)
        return evolve(result, notes=(*result.notes, note))

    def _differs(self, path: str) -> bool:
        """Return whether a file of a repository that was compared has changed."""
        compared = self._compared.get(self._root(path) or "")
        return compared is not None and self._resolved(path) not in compared.unchanged

    def _has_changed(self, file: FileResult) -> bool:
        root = self._root(file.path)
        if root is None:
            return file.status != "configuration"
        return self._resolved(file.path) not in self._compared_in(root, self._base_of_nested).unchanged

    def _lacks_a_report(self, result: RunResult) -> bool:
        """Return whether a file is gone whose format is that of one that was checked."""
        formats = {Path(file.path).suffix.lower() for file in result.inputs}
        return any(Path(name).suffix.lower() in formats for each in self._compared.values() for name in each.gone)

    def _resolved(self, path: str) -> Path:
        """Return the place of a file, or of its archive, in its repository; a link that git keeps is not followed."""
        absolute = self.working / container_of(path)
        return absolute.parent.resolve() / absolute.name

    def _root(self, path: str) -> str | None:
        """Return the repository of a file, or of its archive, or of a folder; None where there is none."""
        absolute = self.working / container_of(path)
        return repository_of(str(absolute.resolve() if is_folder(absolute) else absolute.parent.resolve()))

    def _compared_in(self, root: str, base_of: Callable[[str], str | None]) -> _Compared:
        """Return how a repository compares with a commit; where there is none, all in it has changed."""
        if root not in self._compared:
            base = base_of(root)
            self._compared[root] = _Compared() if base is None else _compare(root, base)
        return self._compared[root]

    def _base_of_nested(self, root: str) -> str | None:
        """Return the commit to compare a repository in another one with; None for a submodule that is new."""
        above = repository_of(str(Path(root).parent))
        if above is None or above not in self._compared:
            return self._base(root)
        name = Path(root).relative_to(above).as_posix()
        if not _git(above, "--literal-pathspecs", "ls-files", "--stage", "-z", "--", name).startswith(_SUBMODULE):
            return self._base(root)
        base = self._base(above)
        kept = _git(above, "--literal-pathspecs", "ls-tree", "-z", base, "--", name)
        return os.fsdecode(kept.split()[2]) if kept.startswith(_SUBMODULE) else None

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


_SUBMODULE = b"160000 "
"""How git lists a submodule: with this mode."""

_PLAIN = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-color")
"""A comparison of bytes, in which no program of the repository's configuration takes part."""


def _compare(root: str, base: str) -> _Compared:
    """Compare the files of a repository with a commit; raise `UsageError`."""
    listed = _git(root, "diff", "--name-status", "-z", "-M", *_PLAIN, base, "--")
    statuses = list(_statuses(listed))
    changed = {name for status, name in statuses if status != _MOVED}
    kept = _names(_git(root, "ls-files", "-z"))
    return _Compared(
        frozenset(Path(root, name) for name in kept if name not in changed),
        tuple(name for status, name in statuses if status == "D"),
    )


def _program() -> str:
    """Return where git is; not in the working directory, which may be anybody's. Raise `UsageError`."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in map(Path, os.get_exec_path()):
        program = folder / name
        if folder.is_absolute() and is_file(program) and os.access(program, os.X_OK):
            return str(program)
    raise UsageError(_NO_GIT)


def _git(root: str, *arguments: str, may_fail: bool = False) -> bytes:
    """Return what git prints; b"" where there is nothing and that may be; else raise `UsageError`."""
    call = [_program(), "-c", "core.fsmonitor=false", "-c", "diff.autoRefreshIndex=true", "-C", root, *arguments]
    try:
        done = subprocess.run(call, capture_output=True, env=_environment(), timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise UsageError(_FAILED.format(folder=root, said=str(error))) from error
    if not done.returncode:
        return done.stdout
    if may_fail and done.returncode == _NOTHING_THERE:
        return b""
    said = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"status {done.returncode}"]
    raise UsageError(_FAILED.format(folder=root, said=said[0]))


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]


def _statuses(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield statuses and names from ``--name-status -z``; of a file that was moved the new name."""
    fields = iter(_names(listed))
    for status in fields:
        name = next(fields, "")
        yield status, next(fields, "") if status[0] in "RC" else name


def _caused(file: FileResult, changed: set[str], missing: Collection[str]) -> FileResult:
    """Return the result of a file that has not changed with the findings that a changed one has a part in.

    Of the rules in *missing* those stay that compare with no other report.
    """

    def is_caused(diagnostic: Diagnostic) -> bool:
        if not diagnostic.related:
            return diagnostic.rule in missing
        return any(related.path in changed for related in diagnostic.related)

    return evolve(
        file,
        diagnostics=tuple(filter(is_caused, file.diagnostics)),
        waived=tuple(filter(is_caused, file.waived)),
        failures=(),
    )
