"""Read the files of a pack: one file, or a folder with ``pack.yaml`` and further ``*.yaml`` with rules, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
import re
from typing import TypeAlias

from gouji.message import Message
from gouji.text.source import Source
from gouji.there import is_folder
from gouji.value import Entity, evolve, frozen
from gouji.yaml.load import Readable, ReadBytes, read_file, read_source, shown_path
from gouji.yaml.nodes import Node
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Place, Problem

__all__ = [
    "HEAD",
    "MAX_FILES",
    "MAX_PACK_BYTES",
    "Part",
    "Refused",
    "careful",
    "parse_parts",
    "read_parts",
    "sources_of",
]

HEAD = "pack.yaml"
"""The file of a folder that has the keys of the pack itself."""

MAX_PACK_BYTES = 512 * 1024
"""The largest file of a pack that is read, in bytes."""

MAX_FILES = 50
"""How many YAML files a folder may have."""

Refused: TypeAlias = Callable[[Path], Message | None]
"""Returns why a file may not be read, None where it may: it is outside of what a reader keeps within."""

_PACK = Readable(Message("规则包文件", "file of a rule pack"), MAX_PACK_BYTES)
_MOST_ENTRIES = 10_000
_OWN = re.compile(r"^(?:pack|rules)[ \t]*:", re.MULTILINE)
_UNREADABLE = Message("无法读取文件夹 {name}：{why}", "cannot read the folder {name}: {why}")
_TOO_MANY = Message(
    f"文件夹里的 YAML 文件超过 {MAX_FILES} 个", f"more than {MAX_FILES} YAML files are in the folder of the pack"
)


@frozen
class Part(Entity):
    """One file of a pack: its text and its tree (None: it is empty)."""

    source: Source
    node: Node | None


def read_parts(
    path: Path, place: Place | None, refused: Refused, problems: list[Problem], working: Path | None = None
) -> list[Part] | None:
    """Read and parse the files of a pack; return None, with problems, where one of them cannot be read.

    A file that cannot be read is reported at *place*, which refers to the pack. What is no pack is not quoted.
    """
    sources = sources_of(path, place, refused, problems, working)
    return None if sources is None else parse_parts(sources, problems)


def parse_parts(sources: Iterable[Source], problems: list[Problem]) -> list[Part] | None:
    """Parse the files of a pack; return None, with problems, where one of them is no YAML."""
    before = len(problems)
    parts = [Part(source, parse_yaml(source, problems)) for source in sources]
    problems[before:] = map(careful, problems[before:])
    return parts if len(problems) == before else None


def careful(problem: Problem) -> Problem:
    """Return a problem of a file that may be anybody's: its line is shown only if the file looks like a pack."""
    if problem.place is None or _OWN.search(problem.place.source.text):
        return problem
    return evolve(problem, quoted=False)


def sources_of(
    path: Path,
    place: Place | None,
    refused: Refused,
    problems: list[Problem],
    working: Path | None = None,
    *,
    read: ReadBytes = read_file,
) -> list[Source] | None:
    """Read the text of a pack's files, that of the pack itself first; return None, with problems, where one is wrong."""
    before = len(problems)
    files = _files(path, place, refused, problems, working)
    sources = []
    for file in files:
        why = refused(file)
        if why is not None:
            problems.append(Problem(why, place))
            continue
        source = read_source(file, _PACK, place, problems, working, read=read)
        if source is not None:
            sources.append(source)
    return sources if files and len(problems) == before else None


def _files(
    path: Path, place: Place | None, refused: Refused, problems: list[Problem], working: Path | None
) -> list[Path]:
    """Return the files of a pack, those of a folder sorted by name."""
    why = refused(path)
    if why is not None:
        problems.append(Problem(why, place))
        return []
    if not is_folder(path):
        return [path]
    try:
        found = sorted(each for each in islice(path.iterdir(), _MOST_ENTRIES) if each.name.endswith(".yaml"))
    except OSError as error:
        from gouji.reasons import why_refused

        problems.append(Problem(_UNREADABLE.format(name=shown_path(path, working), why=why_refused(error)), place))
        return []
    if len(found) > MAX_FILES:
        problems.append(Problem(_TOO_MANY, place))
        return []
    head = path / HEAD
    return [head, *(each for each in found if each != head)]
