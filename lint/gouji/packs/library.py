"""Find and read the packs that are asked for, and those that they extend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from gouji.message import Message
from gouji.packs.compiled import from_bytes, key_of, to_bytes
from gouji.packs.folder import Refused, careful, parse_parts, sources_of
from gouji.packs.kept import Kept, OpenKept, opened
from gouji.packs.model import PackFile, PackRule
from gouji.packs.references import is_path, split_version
from gouji.packs.rules import pack_of
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import RuleMeta
from gouji.rules.pack import Pack, PackSource
from gouji.text.source import Source
from gouji.there import is_folder
from gouji.wording import nearest, one_of, quoted, wording
from gouji.yaml.load import ReadBytes, read_file
from gouji.yaml.problems import Place, Problem
from gouji.yaml.setting import Setting

__all__ = ["MAX_DEPTH", "MAX_PACKS", "Library", "folder_of", "same_name", "taken", "with_installed"]

MAX_DEPTH = 10
"""How long a chain of packs that extend each other may be."""

MAX_PACKS = 50
"""How many packs a configuration may have in all."""

_CIRCLE = Message("规则包的 extends 循环：{names}", "packs extend each other in a circle: {names}")
_DEEP = Message(f"规则包的 extends 超过 {MAX_DEPTH} 层", f"packs extend each other more than {MAX_DEPTH} deep")
_MANY = Message(f"规则包超过 {MAX_PACKS} 个", f"more than {MAX_PACKS} packs")
_VERSION = Message(
    "需要规则包 {name} 的版本 {wanted}，而现有的是 {actual}",
    "the pack {name} is wanted in version {wanted}; it is {actual}",
)
_NONE = Message("未写明的版本", "of no version")
_SAME_NAME = Message("已有名为 {name} 的规则包", "there is a pack {name} already")
_NOT_NAMED = Message("文件里的规则包名为 {actual}，不是 {name}", "the pack in the file is named {actual}, not {name}")


class Library:
    """The packs that were asked for so far, by their references, each after those that it extends.

    ``catalogue`` is that of the plugins. Packs by path are read where they are not ``refused``. Problems are added to
    ``problems``; messages show paths relative to the folder ``working``. ``kept`` is the cache of compiled packs
    (None: there is none), ``read_bytes`` reads a file. ``missing`` tells whether a pack could not be
    read: then its rules are not known.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        problems: list[Problem],
        refused: Refused,
        working: Path,
        kept: Kept | None = None,
        *,
        read_bytes: ReadBytes = read_file,
    ) -> None:
        self.catalogue = catalogue
        self.problems = problems
        self.refused = refused
        self.working = working
        self.kept = kept
        self.read_bytes = read_bytes
        self.packs: dict[str, Pack] = {}
        self.missing = False
        self._above: list[str] = []

    def ask_for(self, reference: Setting[str], *, refused: Refused | None = None) -> None:
        """Add the pack of a reference with all that it extends; report one that is not there or not right.

        A name that nothing has is reported by who reads the reference. *refused* is in force for a pack by path.
        """
        key, wanted = split_version(reference.value)
        why = self._why_not(key)
        if why is not None:
            self.problems.append(Problem(why, reference.place))
            self.missing = True
            return
        if key not in self.packs:
            self._above.append(key)
            pack = self._found(key, reference.place, refused or self.refused)
            self._above.pop()
            if pack is None:
                return
            self.packs[key] = pack
        self._check_version(self.packs[key], wanted, reference.place)

    def _why_not(self, key: str) -> Message | None:
        if key in self._above:
            names = [Path(each).name for each in (*self._above[self._above.index(key) :], key)]
            return _CIRCLE.format(names=" → ".join(names))
        if len(self._above) > MAX_DEPTH:
            return _DEEP
        return _MANY if len(self.packs) >= MAX_PACKS and key not in self.packs else None

    def _found(self, key: str, place: Place | None, refused: Refused) -> Pack | None:
        """Return a pack, after those that it extends have been added."""
        if key in self.catalogue.packs:
            return self.catalogue.packs[key]
        source = self.catalogue.sources.get(key)
        if source is not None:
            path = path_of(source)
            refused = _outside(folder_of(path))
        elif is_path(key):
            path = Path(key)
        else:
            return None
        file = self._read(path, place, refused)
        if file is None or (source is not None and not self._has_name(file, source.name)):
            self.missing = True
            return None
        for each in file.extends:
            if is_path(each.value) or self._is_known(each):
                self.ask_for(each, refused=refused)
        return self._checked(pack_of(file))

    def _read(self, path: Path, place: Place | None, refused: Refused) -> PackFile | None:
        """Read a pack out of the cache, else out of its files; one with mistakes is not kept."""
        sources = sources_of(path, place, refused, self.problems, self.working, read=self.read_bytes)
        if sources is None:
            return None
        folder = folder_of(path)
        key = key_of(sources, folder) if self.kept is not None else ""
        data = self.kept.get(key) if self.kept is not None else None
        file = from_bytes(data, sources, folder) if data is not None else None
        if file is None:
            before = len(self.problems)
            file = self._parsed(sources, folder)
            if self.kept is not None and file is not None and len(self.problems) == before:
                self.kept.put(key, to_bytes(file, sources))
        return file

    def _parsed(self, sources: Sequence[Source], folder: Path) -> PackFile | None:
        from gouji.packs.read import read_pack

        parts = parse_parts(sources, self.problems)
        if parts is None:
            return None
        before = len(self.problems)
        file = read_pack(parts, folder, self.catalogue.kinds, self.catalogue, self.problems)
        self.problems[before:] = map(careful, self.problems[before:])
        return file

    def _has_name(self, file: PackFile, name: str) -> bool:
        if file.name != name:
            self.problems.append(Problem(_NOT_NAMED.format(actual=file.name, name=name), file.place))
        return file.name == name

    def _is_known(self, reference: Setting[str]) -> bool:
        """Return whether there is a pack of a name that a pack extends; report one that there is not."""
        name = split_version(reference.value)[0]
        known = self.catalogue.pack_names
        if name not in known:
            word = quoted(name)
            what = Message(f"没有安装规则包{word.zh}", f"the pack {word.en} is not installed")
            expected = one_of(known) if known else None
            self.problems.append(Problem(wording(what, expected, nearest(name, known)), reference.place))
        return name in known

    def _check_version(self, pack: Pack, wanted: str, place: Place | None) -> None:
        if wanted and pack.version != wanted:
            actual = Message(pack.version, pack.version) if pack.version else _NONE
            what = _VERSION.format(name=pack.name, wanted=wanted, actual=actual)
            self.problems.append(Problem(what, place))

    def _checked(self, pack: Pack) -> Pack | None:
        """Return a pack whose name, and whose rules' names and codes, no other has; report what is taken."""
        others = (*self.catalogue.packs.values(), *self.packs.values())
        if any(other.name == pack.name for other in others):
            self.problems.append(Problem(same_name(pack.name), pack.file.place))
            self.missing = True
            return None
        for rule in pack.file.rules:
            for word in (rule.code, rule.name):
                if word in self._known:
                    self.problems.append(self._taken(word, pack, rule))
        self._known.update(_by_word((rule.meta for rule in pack.rules), pack.name))
        return pack

    def _taken(self, word: str, pack: Pack, rule: PackRule) -> Problem:
        """Return the problem of a code or name of two packs: at the rule of a file of the user's own, else at the later."""
        known, other = self._known[word]
        own = next((each for key, each in self.packs.items() if is_path(key) and each.name == other), None)
        if own is None or is_path(self._above[-1]):
            return Problem(taken(word, known, other), rule.place)
        place = next(each.place for each in own.file.rules if word in (each.code, each.name))
        meta = next(each.meta for each in pack.rules if each.meta.name == rule.name)
        return Problem(taken(word, meta, pack.name), place)

    @cached_property
    def _known(self) -> dict[str, tuple[RuleMeta, str]]:
        """The rules that there are by their codes and names, each with the name of its pack ("" for none)."""
        catalogue = self.catalogue
        return {
            word: found
            for rule in catalogue.rules
            for word, found in _by_word((rule,), catalogue.bringer.get(rule.name, ""))
        }


def _by_word(rules: Iterable[RuleMeta], pack: str) -> Iterator[tuple[str, tuple[RuleMeta, str]]]:
    """Yield the code and the names of rules, each with its rule and the name of the pack."""
    for rule in rules:
        for word in (rule.code, rule.name, *rule.former_names):
            yield word, (rule, pack)


def same_name(name: str) -> Message:
    """Return why a pack cannot have a name that another has."""
    return _SAME_NAME.format(name=name)


def taken(word: str, rule: RuleMeta, pack: str) -> Message:
    """Return why a rule cannot have a code or name."""
    shown = quoted(word)
    zh, en = (f"规则包 {pack} ", f"the pack {pack}") if pack else ("内置", "gouji")
    return Message(
        f"{shown.zh}已由{zh}的规则 {rule.name}（{rule.code}）使用",
        f"{shown.en} is taken by the rule {rule.name} ({rule.code}) of {en}",
    )


def folder_of(path: Path) -> Path:
    """Return the folder that paths in a pack are relative to."""
    return path if is_folder(path) else path.parent


def path_of(source: PackSource) -> Path:
    """Return the file or folder of a pack that a plugin brings."""
    return Path(source.beside).parent / source.path


def _outside(folder: Path) -> Refused:
    """Return a function that refuses what is not below a folder."""
    real = folder.resolve()

    def refused(path: Path) -> Message | None:
        if path.resolve().is_relative_to(real):
            return None
        return Message("超出规则包所在文件夹的文件不读取", "not read: it is outside of the folder of the pack")

    return refused


def with_installed(catalogue: Catalogue, working: Path, open_kept: OpenKept | None = None) -> Catalogue:
    """Return a catalogue with every pack in YAML that the plugins bring; one that is wrong is left out."""
    with opened(open_kept) as kept:
        library = Library(catalogue, [], lambda _path: None, working, kept)
        for name in catalogue.sources:
            library.ask_for(Setting(name, "", None))
    return catalogue.with_packs(library.packs.values())
