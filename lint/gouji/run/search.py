"""Find the files that paths name: folders are searched, sorted, without loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
import os
from os.path import normcase, normpath
from stat import S_ISDIR
from typing import TYPE_CHECKING

from gouji.checking.diagnostic import Failure
from gouji.errors import UnreadableSourceError, UsageError
from gouji.message import Message, agreeing, counted
from gouji.run.read import system_path, why_not_read
from gouji.run.wanted import ARCHIVES, Met, Taking, is_beside, is_passed_over, is_wanted
from gouji.there import is_file
from gouji.value import Value, evolve, frozen

if TYPE_CHECKING:
    from gouji.run.bounds import Bounds
    from gouji.run.gitignore import Ignored
    from gouji.run.location import Location

__all__ = ["Found", "find_files"]

_GITIGNORE = ".gitignore"
_JUNCTION = 0xA0000003

_MOST_NAMED = 10
_NOT_OPENED = Message(
    "文件夹中的 {count} 个压缩包没有打开：{named}；要检查其中的报告，ZIP 请直接写明它的路径，其他格式请先解压",
    "{count} found in a folder {is_} not opened: {named}; to check what an archive holds, name it if it is a zip, else unpack it",
)
_NOT_OBEYED = Message(
    "压缩包中的 {count} 个配置文件没有读取：{named}；如需使用，请解压后检查，或用 --config 指定",
    "{count} in an archive {is_} not read: {named}; to have one obeyed, unpack the archive, or name the file with --config",
)
_UNREADABLE = Message("无法读取文件夹：{why}", "the folder cannot be read: {why}")
_LEADS_OUT = Message(
    "链接指向所给文件夹及其仓库之外；如需检查，请直接写明它所指的路径",
    "the link leads out of what was given and of its repository; name what it leads to",
)


@frozen
class Found(Value):
    """The files found, sorted, and what could not be searched; archives that were not opened, and configurations in one."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    archives: tuple[str, ...] = ()
    configurations: tuple[str, ...] = ()

    def without(self, passes_over: Callable[[str], bool]) -> Found:
        """Return what was found without the files that are passed over."""
        return evolve(self, files=tuple([path for path in self.files if not passes_over(path)]))

    @property
    def notes(self) -> tuple[Message, ...]:
        """A note on the archives that were not opened, and one on the configurations in an archive, where there are any."""
        told = ((_NOT_OPENED, self.archives, "archive"), (_NOT_OBEYED, self.configurations, "configuration"))
        return tuple([_listing(message, paths, what) for message, paths, what in told if paths])


def _listing(message: Message, paths: Sequence[str], what: str) -> Message:
    """Return a message filled with the number of some paths, and the first of them."""
    named = [*paths[:_MOST_NAMED], *(["…"] if len(paths) > _MOST_NAMED else [])]
    fields = {"count": counted(len(paths), what), "is_": agreeing(len(paths), "is", "are")}
    return message.format(**fields, named=Message("、".join(named), ", ".join(named)))


def find_files(
    paths: Sequence[str],
    extensions: frozenset[str],
    excludes: Callable[[str], bool],
    working: str,
    leaves_out: Callable[[str], bool] = lambda _: False,
    *,
    gitignore: bool = True,
) -> Found:
    """Return the files that *paths* name from the folder *working*, with ``/`` between parts, sorted, each once.

    A file that is named itself is always taken, unless *leaves_out* returns true for what is named. In a folder,
    files with one of *extensions* are taken, at any depth, unless *excludes* returns true for them or for a folder on the
    way, or ``gitignore`` is wanted and one leaves them out; a link that leads out of all that is given and of its repository is a failure.
    So it is in an archive that is named. Raises one `UsageError` for all paths that are not there.
    """
    kinds = {path: _kind(path) for path in paths}
    if "missing" in kinds.values():
        kinds = {path: _kind(path) for path in _expanded(kinds)}
    places = _places(kinds, extensions)
    missing = [path for path, kind in kinds.items() if kind == "missing" and path not in places]
    if missing:
        from gouji.run.missing import not_there

        raise UsageError(not_there(missing))
    found: dict[str, str] = {}
    met = Met()
    search = _Search(extensions, excludes, _LeadsOut(paths, working), working if gitignore else None, met)
    for path, kind in kinds.items():
        if leaves_out(path):
            continue
        given = path.replace(os.sep, "/")
        if path in places:
            files: Iterable[str] = search.within(places[path], given)
        else:
            files = search.below(given) if kind == "folder" else (given,)
        for file in files:
            found.setdefault(_key(file, working), file)
    return Found(
        tuple(sorted(found.values())),
        tuple(dict.fromkeys(met.failures)),
        _unopened(met.archives, (*places, *found.values()), working),
        tuple(sorted({*met.configurations})),
    )


def _unopened(archives: Iterable[str], asked: Iterable[str], working: str) -> tuple[str, ...]:
    """Return archives that a search came upon, each once, without those that are among what was *asked* for or lead there."""
    if not archives:
        return ()
    from gouji.run.elsewhere import container_of

    known = {_key(container_of(path), working) for path in asked}
    unopened = {key: path for path in archives if (key := _key(path, working)) not in known}
    return tuple(sorted(unopened.values()))


def _key(path: str, working: str) -> str:
    """Return what tells the place of a file from every other one."""
    return path if "://" in path else normcase(normpath(os.path.join(working, path)))


def _expanded(paths: Iterable[str]) -> Iterator[str]:
    from gouji.run.windows import expanded

    return expanded(paths, is_beside)


def _kind(path: str) -> str:
    try:
        return "folder" if S_ISDIR(os.stat(system_path(path)).st_mode) else "file"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "missing"
    except OSError:
        return "file"


def _places(kinds: Mapping[str, str], extensions: frozenset[str]) -> Mapping[str, Location]:
    """Return the places among paths that are no folders of the system, by the path; a loader may read archives as files."""
    asked = [path for path, kind in kinds.items() if "://" in path or (kind != "folder" and ".zip" in path.lower())]
    if not asked:
        return {}
    from gouji.run.elsewhere import is_address, location_of

    places = {path: location_of(path) for path in asked if ".zip" not in extensions or is_address(path)}
    return {path: place for path, place in places.items() if place is not None and place.is_there()}


class _LeadsOut:
    """Whether a link leads out of the bounds, which are looked for when the first link is met."""

    def __init__(self, paths: Sequence[str], working: str) -> None:
        self._paths, self._working = paths, working
        self._bounds: Bounds | None = None

    def __call__(self, path: str) -> bool:
        if self._bounds is None:
            from gouji.run.bounds import Bounds

            self._bounds = Bounds.of(self._paths, self._working)
        return not self._bounds.hold(os.path.join(self._working, path))


class _Search:
    """How folders are searched; what is met besides files that are wanted is added to ``met``.

    Files that ``.gitignore`` leaves out, below the folder ``working`` and above it, are passed over; None: are not.
    """

    def __init__(
        self,
        extensions: frozenset[str],
        excludes: Callable[[str], bool],
        leads_out: Callable[[str], bool],
        working: str | None,
        met: Met,
    ) -> None:
        self._extensions, self._excludes, self._leads_out = extensions, excludes, leads_out
        self._known = extensions | ARCHIVES
        self._working, self._met = working, met

    def below(self, top: str) -> Iterator[str]:
        """Yield the files below a folder; each folder is searched once, under its own name rather than that of a link."""
        waiting: list[tuple[str, Ignored | None]] = [(top, self._above(top))]
        links: list[tuple[str, Ignored | None]] = []
        seen = set[str]()
        while waiting or links:
            folder, above = (waiting or links).pop()
            real = os.path.realpath(folder)
            if real in seen:
                continue
            seen.add(real)
            try:
                entries = _entries(folder)
            except OSError as error:
                self._met.failures.append(_unsearched(folder, error))
                continue
            ignored = self._ignored(folder, above, entries)
            prefix = _prefix(folder)
            for name, kind in entries:
                path = f"{prefix}{name}"
                if not self._takes(path, name, kind, ignored):
                    continue
                if kind.endswith("folder"):
                    (waiting if kind == "folder" else links).append((path, ignored))
                else:
                    yield path

    def within(self, place: Location, top: str) -> Iterator[str]:
        """Yield the files in a place that is named *top*; a place that cannot be read is a failure."""
        try:
            yield from place.find(Taking(place.top, self._extensions, self._excludes), self._met)
        except UnreadableSourceError as error:
            self._met.failures.append(Failure("unreadable-file", error.name, error.message))
        except OSError as error:
            self._met.failures.append(Failure("unreadable-file", top, why_not_read(error)))

    def _takes(self, path: str, name: str, kind: str, ignored: Ignored | None) -> bool:
        """Return whether an entry of a folder is a file that is wanted or a folder to search; a link out is a failure."""
        is_folder = kind.endswith("folder")
        if kind == "other" or (is_passed_over(name) if is_folder else not is_wanted(name, self._known)):
            return False
        if ignored is not None and ignored.ignores(name, is_folder=is_folder):
            return False
        if self._excludes(path):
            return False
        if not is_folder and not is_wanted(name, self._extensions):
            self._met.archives.append(path)
            return False
        if kind.startswith("linked") and self._leads_out(path):
            self._met.failures.append(Failure("link-leads-out", path, _LEADS_OUT))
            return False
        return True

    def _above(self, top: str) -> Ignored | None:
        """Return what .gitignore files above a folder leave out; None where there are none, or none is obeyed."""
        if self._working is None or not (files := _gitignores_above(normpath(os.path.join(self._working, top)))):
            return None
        from gouji.run.gitignore import ignored_by

        ignored = ignored_by(files)
        self._met.failures.extend(ignored.failures)
        return ignored

    def _ignored(self, folder: str, above: Ignored | None, entries: Iterable[tuple[str, str]]) -> Ignored | None:
        """Return what is ignored in a folder: by what is above, and by its own file."""
        has_file = any(name == _GITIGNORE for name, _ in entries)
        if self._working is None or (above is None and not has_file):
            return None
        from gouji.run.gitignore import Ignored

        path = normpath(os.path.join(self._working, folder))
        ignored = (above or Ignored(())).within(path)
        if has_file:
            ignored = ignored.reading(os.path.join(path, _GITIGNORE))
            self._met.failures.extend(ignored.failures)
        return ignored


def _gitignores_above(folder: str) -> Sequence[tuple[str, str]]:
    """Return the files above a folder, up to the root of its repository, that may ignore what is in it, the uppermost first.

    Each stands beside the folder for which it is.
    """
    from gouji.run.bounds import repository_of

    root = repository_of(folder) or folder
    files = []
    while folder != root:
        folder = os.path.dirname(folder)
        files.append((folder, os.path.join(folder, _GITIGNORE)))
    files.append((root, os.path.join(root, ".git", "info", "exclude")))
    return [(each, file) for each, file in reversed(files) if is_file(file)]


def _prefix(folder: str) -> str:
    """Return what stands before the names in a folder; ``C:`` is the working folder of a drive."""
    if folder == ".":
        return ""
    return folder if folder.endswith(":") and os.path.splitdrive(folder)[0] == folder else folder.rstrip("/") + "/"


def _entries(folder: str) -> list[tuple[str, str]]:
    """Return the names in a folder with their kinds, the last name first, because they are taken from a stack."""
    with os.scandir(system_path(folder)) as entries:
        return sorted(((entry.name, _entry_kind(entry)) for entry in entries), reverse=True)


def _entry_kind(entry: os.DirEntry[str]) -> str:
    """Return ``folder``, ``file``, ``linked folder``, ``linked file`` (a dead link too) or ``other`` (a pipe)."""
    try:
        linked = "linked " if entry.is_symlink() or _is_junction(entry) else ""
        if entry.is_dir():
            return f"{linked}folder"
        return f"{linked}file" if linked or entry.is_file() else "other"
    except OSError:
        return "linked file"


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether Windows keeps a folder elsewhere, which `os.DirEntry.is_symlink` does not count as a link."""
    return hasattr(os.stat_result, "st_reparse_tag") and _tag(entry) == _JUNCTION


def _tag(entry: os.DirEntry[str]) -> int:
    return int(getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0))


def _unsearched(folder: str, error: OSError) -> Failure:
    from gouji.reasons import why_refused

    return Failure("unreadable-folder", folder, _UNREADABLE.format(why=why_refused(error)))
