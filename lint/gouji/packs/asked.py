"""Read a pack that is asked for on a command line: by name, or by the path of its file or folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gouji.message import Message
from gouji.packs.folder import HEAD
from gouji.packs.library import Library, same_name, taken
from gouji.packs.references import is_path, split_version, why_no_reference
from gouji.rules.catalogue import Catalogue
from gouji.rules.pack import Pack
from gouji.there import is_file, is_there
from gouji.value import Entity, evolve, field, frozen
from gouji.wording import nearest, quoted, wording
from gouji.yaml.load import ReadBytes, read_file
from gouji.yaml.problems import Problem
from gouji.yaml.setting import Setting

__all__ = ["AskedPack", "read_asked", "with_taken_names"]

_NO_PACK = Message("没有规则包{name}，也没有这个文件或文件夹", "there is no pack {name}, and no such file or folder")


@frozen
class AskedPack(Entity):
    """A pack that was asked for by a ``reference``; None, with ``problems``, where it cannot be used.

    ``packs`` are all that were read for it, by their references, after those that they extend. ``catalogue`` has their
    rules.
    """

    reference: str
    catalogue: Catalogue
    pack: Pack | None = None
    packs: Mapping[str, Pack] = field(factory=dict)
    problems: tuple[Problem, ...] = ()


def read_asked(reference: str, catalogue: Catalogue, working: Path, read_bytes: ReadBytes = read_file) -> AskedPack:
    """Read a pack with all that it extends; *catalogue* is that of the plugins.

    A reference is a path as in ``packs:`` of a configuration, but relative to the folder *working*, and within no bounds;
    a folder with a ``pack.yaml`` needs no slash. Other names are those of packs that are built in or installed. ``read_bytes``
    reads a file.
    """
    problems: list[Problem] = []
    library = Library(catalogue, problems, lambda _path: None, working, read_bytes=read_bytes)
    key = _key(reference, catalogue, working)
    why = why_no_reference(reference)
    if why is not None and not is_there(working / reference):
        return AskedPack(reference, catalogue, problems=(Problem(why),))
    if key is None:
        return AskedPack(reference, catalogue, problems=(_unknown(reference, catalogue, working),))
    library.ask_for(Setting(key, "", None))
    pack = library.packs.get(split_version(key)[0])
    return AskedPack(
        reference,
        catalogue.with_packs(library.packs.values()),
        None if problems else pack,
        library.packs,
        tuple(problems),
    )


def _key(reference: str, catalogue: Catalogue, working: Path) -> str | None:
    """Return what a library knows a pack by: its name, or its absolute path; None for what is neither."""
    path = working / reference
    if is_path(reference) or is_file(path / HEAD):
        return str(path)
    name = split_version(reference)[0]
    if name in catalogue.pack_names:
        return reference
    return str(path) if is_there(path) else None


def _unknown(reference: str, catalogue: Catalogue, working: Path) -> Problem:
    """Return the problem of a reference to nothing, with the file or the pack that may have been meant."""
    file = f"{reference}.yaml"
    near = file if is_file(working / file) else nearest(reference, catalogue.pack_names)
    return Problem(wording(_NO_PACK.format(name=quoted(reference)), None, near))


def with_taken_names(asked: Iterable[AskedPack], installed: Iterable[Pack]) -> list[AskedPack]:
    """Return packs that are asked for, each with a problem where it has a name or code of one before it, or an installed one.

    What packs that extend each other have in common is among the problems of these already. A file that has the name of an
    installed pack is taken for another version of it.
    """
    before: dict[str, Pack] = {}
    found = []
    for each in asked:
        names = {pack.name for pack in each.packs.values()}
        own = {key: pack for key, pack in each.packs.items() if is_path(key) and key not in before}
        others = [pack for pack in installed if pack.file is not None and pack.name not in names]
        others += [pack for key, pack in before.items() if key not in each.packs]
        problems = [problem for pack in own.values() for other in others for problem in _clashes(pack, other)]
        found.append(evolve(each, pack=None, problems=(*each.problems, *problems)) if problems else each)
        before |= own
    return found


def _clashes(pack: Pack, other: Pack) -> Iterator[Problem]:
    """Yield a problem for the name of a pack, or each name or code of its rules, that another pack has."""
    if pack.name == other.name:
        yield Problem(same_name(pack.name), pack.file.place)
        return
    known = {word: rule.meta for rule in other.rules for word in (rule.meta.code, rule.meta.name)}
    for rule in pack.file.rules:
        for word in (rule.code, rule.name):
            if word in known:
                yield Problem(taken(word, known[word], other.name), rule.place)
