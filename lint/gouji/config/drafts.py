"""A configuration or a pack as it stands in an editor: what it is, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
import re
from typing import Literal, TypeAlias

import attrs

from gouji.config.extends import CONFIGURATION, read_with_problems
from gouji.config.file import FILE_NAME
from gouji.config.lookup import Configurations
from gouji.config.pack_settings import with_wrong_settings
from gouji.packs.asked import AskedPack, read_asked
from gouji.packs.folder import HEAD
from gouji.packs.hints import NO_CASES, hints_on
from gouji.packs.kept import Kept
from gouji.packs.keys import PACK
from gouji.rules.catalogue import Catalogue
from gouji.there import is_file
from gouji.value import Entity, frozen
from gouji.yaml.load import Readable, read_file, shown_path
from gouji.yaml.problems import MOST_TOLD, Problem

__all__ = ["Draft", "DraftSort", "read_draft"]

DraftSort: TypeAlias = Literal["configuration", "pack", "part", "other"]
"""What a file is: a configuration, a pack, a further file of a pack that is a folder, or nothing of gouji's."""

_KEY = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:(?:\s|$)", re.MULTILINE)


@frozen
class Draft(Entity):
    """A file as it stands in an editor: what it is, the problems in it in the order of their places, and the catalogue in force.

    ``notes`` are on what can be read but most likely is not meant, and on rules without cases. ``elsewhere`` are the
    problems of the files that were read with it because one of them refers to it, or it to them. ``catalogue`` has the rules
    of the packs that the configuration asks for, or of the pack itself; None where one of these cannot be read.
    """

    sort: DraftSort = "other"
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    catalogue: Catalogue | None = None
    elsewhere: tuple[Problem, ...] = ()


def read_draft(path: str, text: str, configurations: Configurations) -> Draft:
    """Read a file with a text in place of its own, which need not be saved, and return what comes of it.

    It is read as the configuration in force for its folder reads it, else as a pack by itself; other files are as saved.
    """
    drafted = _Drafted(Path(path), text.encode())
    sort = _sort_by_name(drafted.path, text, configurations)
    problems: list[Problem] = []
    closest = path if sort == "configuration" else configurations.file_for(path)
    catalogue: Catalogue | None = configurations.catalogue
    if closest is not None:
        catalogue = _configured(Path(closest), drafted, problems, configurations)
    if not drafted.names and sort in ("pack", "part"):
        asked = _asked(drafted, text, configurations)
        problems, catalogue = list(asked.problems), asked.catalogue
    names = {shown_path(each, Path(configurations.working)) for each in drafted.names}
    own = [each for each in problems if each.place is not None and each.place.source.name in names]
    others = (each for each in problems if each.place is None or each.place.source.name not in names)
    notes = tuple(_notes(catalogue, names)) if catalogue is not None else ()
    found = sorted(dict.fromkeys(own), key=_offset)[:MOST_TOLD]
    return Draft(drafted.sort or sort, tuple(found), notes[:MOST_TOLD], catalogue, tuple(others) if names else ())


def _notes(catalogue: Catalogue, names: Collection[str]) -> Iterator[Problem]:
    """Yield notes on the rules of packs in files of some names."""
    files = [pack.file for pack in catalogue.packs.values() if pack.file is not None]
    for rule in (rule for file in files for rule in file.rules if rule.place.source.name in names):
        for message in (*hints_on(rule), *(() if rule.cases else (NO_CASES,))):
            yield Problem(message, rule.place)


def _configured(
    closest: Path, drafted: _Drafted, problems: list[Problem], configurations: Configurations
) -> Catalogue | None:
    """Read a configuration with a drafted file; return the catalogue in force, None where one of its packs cannot be read."""
    file = read_with_problems(
        closest,
        configurations.catalogue,
        problems,
        configurations.working,
        is_named=configurations.command_line.config is not None,
        open_kept=lambda: _ReadOnly(configurations.open_kept()),
        read=drafted.read,
    )
    return file.catalogue


def _asked(drafted: _Drafted, text: str, configurations: Configurations) -> AskedPack:
    """Read a drafted file as a pack that no configuration asks for, with the folder that it is one of."""
    reference = drafted.path.parent if _is_of_folder(drafted.path, text) else drafted.path
    working = Path(configurations.working)
    return with_wrong_settings(read_asked(str(reference), configurations.catalogue, working, read_bytes=drafted.read))


def _offset(problem: Problem) -> int:
    return problem.place.offset if problem.place is not None else 0


def _sort_by_name(path: Path, text: str, configurations: Configurations) -> DraftSort:
    """Return what a file is by its name and its text alone."""
    named = configurations.command_line.config
    if path.name == FILE_NAME or (named is not None and path == Path(configurations.working, named)):
        return "configuration"
    keys = _KEY.findall(text)
    if 2 * sum(key in PACK.keys for key in keys) < len(keys):
        return "other"
    if _is_of_folder(path, text):
        return "pack" if path.name == HEAD else "part"
    return "pack" if "pack" in keys else "other"


def _is_of_folder(path: Path, text: str) -> bool:
    """Return whether a file is one of those of a folder that is a pack."""
    return path.name == HEAD or ("pack" not in _KEY.findall(text) and is_file(path.parent / HEAD))


@attrs.define(eq=False)
class _Drafted:
    """A file with its text in an editor; ``names`` are the paths by which it was read, ``sort`` what it was read as."""

    path: Path
    data: bytes
    names: list[Path] = attrs.field(factory=list)
    sort: DraftSort | None = None

    def read(self, file: Path, readable: Readable) -> bytes:
        """Return the bytes of a file, the drafted one's from the editor."""
        if file != self.path and not _is_same(file, self.path):
            return read_file(file, readable)
        if not self.names:
            self.sort = "configuration" if readable is CONFIGURATION else self._sort_of_pack(file)
        self.names.append(file)
        return self.data[: readable.limit + 1]

    def _sort_of_pack(self, file: Path) -> DraftSort:
        is_part = file.name != HEAD and "pack" not in _KEY.findall(self.data.decode())
        return "part" if is_part and is_file(file.parent / HEAD) else "pack"


def _is_same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except (OSError, ValueError):
        return False


class _ReadOnly:
    """A cache of compiled packs that keeps nothing: a text that is being typed comes only once."""

    def __init__(self, kept: Kept | None) -> None:
        self._kept = kept

    def get(self, key: str) -> bytes | None:
        """Return the bytes for a key; None where there are none."""
        return self._kept.get(key) if self._kept is not None else None

    def put(self, key: str, data: bytes) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Close the cache."""
        if self._kept is not None:
            self._kept.close()
