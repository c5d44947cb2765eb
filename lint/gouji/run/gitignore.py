"""What .gitignore leaves out of a search: the files from the repository's root down, and .git/info/exclude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import os
import re

from gouji.checking.diagnostic import Failure
from gouji.config.globs import ANY, Glob, part_of
from gouji.message import Message
from gouji.there import is_link
from gouji.value import Value, frozen
from gouji.yaml.opening import read_regular

__all__ = ["MAX_BYTES", "MAX_LINE", "MAX_PATTERNS", "Ignored", "ignored_by"]

MAX_BYTES = 256 * 1024
MAX_LINE = 1000
MAX_PATTERNS = 2000
"""The most patterns that may be in force in a folder, those of the folders above it among them."""

_TOO_MUCH = Message(
    f"未采用：超过 {MAX_BYTES:,} 字节，有超过 {MAX_LINE:,} 字的行，或与上级文件夹的合计超过 {MAX_PATTERNS:,} 行；可用 --no-gitignore 忽略 .gitignore",
    f"not obeyed: it has more than {MAX_BYTES:,} bytes, a line of more than {MAX_LINE:,} characters, or more than {MAX_PATTERNS:,} "
    "patterns with those of the folders above; --no-gitignore looks at none",
)
_UNREADABLE = Message("无法读取：{why}", "cannot be read: {why}")
_ESCAPED = re.compile(r"\\(.)")
_TRAILING = re.compile(r"(?<!\\) +$")


@frozen
class _Pattern(Value):
    """A line of a .gitignore: its glob below the file's folder, whether it takes back, whether it is for folders alone."""

    glob: Glob
    takes_back: bool
    only_folders: bool


@frozen
class _Layer(Value):
    """The patterns of one file, the last one first, and the number of parts in the path of their folder."""

    depth: int
    patterns: tuple[_Pattern, ...]


@frozen
class Ignored(Value):
    """What is ignored in a folder, given by the parts of its absolute path: layers of patterns, the closest file's first."""

    folder: tuple[str, ...]
    layers: tuple[_Layer, ...] = ()
    failures: tuple[Failure, ...] = ()

    def ignores(self, name: str, *, is_folder: bool) -> bool:
        """Return whether a file or folder in the folder is ignored: the last pattern that fits it decides."""
        for layer in self.layers:
            path = (*self.folder[layer.depth :], name)
            for pattern in layer.patterns:
                if (is_folder or not pattern.only_folders) and pattern.glob.fits(path):
                    return not pattern.takes_back
        return False

    def within(self, folder: str) -> Ignored:
        """Return what is ignored in a folder below, given by its absolute path."""
        return Ignored(tuple(part for part in folder.split(os.sep) if part), self.layers)  # noqa: PTH206 (no pathlib at the start)

    def reading(self, file: str) -> Ignored:
        """Return what is ignored with the patterns of a file for this folder; one that cannot be used is a failure."""
        try:
            if is_link(file):  # git reads none either
                return self
            text = read_regular(file, MAX_BYTES + 1).decode("utf-8-sig", "surrogateescape")
        except OSError as error:
            from gouji.reasons import why_refused

            return self._failing(file, _UNREADABLE.format(why=why_refused(error)))
        lines = text.splitlines()
        longest = max(map(len, lines), default=0)
        number = len(lines) + sum(len(each.patterns) for each in self.layers)
        if len(text.encode("utf-8", "surrogateescape")) > MAX_BYTES or longest > MAX_LINE or number > MAX_PATTERNS:
            return self._failing(file, _TOO_MUCH)
        patterns = tuple(pattern for line in reversed(lines) if (pattern := _pattern(_TRAILING.sub("", line))))
        return Ignored(self.folder, (_Layer(len(self.folder), patterns), *self.layers), self.failures)

    def _failing(self, file: str, message: Message) -> Ignored:
        from pathlib import Path

        from gouji.yaml.load import shown_path

        failure = Failure("unreadable-file", shown_path(Path(file)), message)
        return Ignored(self.folder, self.layers, (*self.failures, failure))


def ignored_by(files: Iterable[tuple[str, str]]) -> Ignored:
    """Return what is ignored by the patterns of files, each for the folder beside it, the uppermost first."""
    ignored, failures = Ignored(()), tuple[Failure, ...]()
    for folder, file in files:
        ignored = ignored.within(folder).reading(file)
        failures += ignored.failures
    return Ignored(ignored.folder, ignored.layers, failures)


def _pattern(line: str) -> _Pattern | None:
    """Return the pattern that a line is; None for one that is none, as a comment."""
    takes_back = line.startswith("!")
    body = line.removeprefix("!")
    words = [word for word in body.split("/") if word]
    if not words or line.startswith("#") or body.endswith("\\"):
        return None
    anchored = body.startswith("/") or len(words) > 1
    glob = Glob(line, tuple(_parts(words if anchored else [ANY, *words])))
    return _Pattern(glob, takes_back, body.endswith("/"))


def _parts(words: Sequence[str]) -> Iterator[str | re.Pattern[str]]:
    for word in words:
        yield part_of(_ESCAPED.sub(_plain, word.replace("[^", "[!")))


def _plain(escaped: re.Match[str]) -> str:
    """Return what stands for an escaped character in a glob."""
    return f"[{escaped[1]}]" if escaped[1] in "*?[" else escaped[1]
