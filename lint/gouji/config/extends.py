"""Read a configuration file with all that it extends, merged, the settings of its packs at the bottom."""

from __future__ import annotations

from functools import reduce
import os
from pathlib import Path
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gouji.config.file import MAX_CONFIGURATION_BYTES, ConfigFile, Layer
from gouji.config.file_key import laid_over, read_keys
from gouji.config.keys import KEYS
from gouji.config.pack_settings import rules_of_other_packs, settings_of_packs
from gouji.config.plugins import not_disabled
from gouji.config.references import BUILT_IN_SETS, EVERYTHING
from gouji.config.root import Bounds
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source
from gouji.there import is_link
from gouji.yaml.context import Context
from gouji.yaml.load import Readable, ReadBytes, read_file, read_source, shown_path
from gouji.yaml.nodes import Mapping, Node
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Place, Problem, fail

if TYPE_CHECKING:
    from collections.abc import Collection

    from gouji.packs.kept import OpenKept
    from gouji.rules.pack import Pack
    from gouji.yaml.setting import Setting

__all__ = [
    "CONFIGURATION",
    "MAX_EXTENDED",
    "MAX_EXTENDS_DEPTH",
    "read_configuration",
    "read_disabled",
    "read_with_problems",
]

CONFIGURATION = Readable(Message("配置文件", "configuration file"), MAX_CONFIGURATION_BYTES)

MAX_EXTENDS_DEPTH = 10
"""How long a chain of files that extend each other may be."""

MAX_EXTENDED = 50
"""How many files may be extended in all, those met twice counted twice."""


_Text: TypeAlias = "tuple[Source | None, Node | None, list[Problem]]"
"""The text and the tree of a file, with what is wrong with them."""

_KEY = re.compile(r"^([A-Za-z][\w-]*) *:(?:\s|$)", re.MULTILINE)
_TELLING = frozenset({key.name for key in KEYS} - {"root"})
"""Keys that tell a configuration of gouji; many another file has a ``root``."""


def read_configuration(
    path: Path,
    catalogue: Catalogue,
    language: Language,
    working: str,
    *,
    is_named: bool = False,
    open_kept: OpenKept | None = None,
) -> ConfigFile:
    """Read a file and merge it with all that it extends; raise one `ConfigurationError` for all problems.

    Messages show the paths of files relative to the folder *working*. A file that the user named may be a link that
    leads out of the repository. ``open_kept`` opens the cache of compiled packs.
    """
    problems: list[Problem] = []
    file = read_with_problems(path, catalogue, problems, working, is_named=is_named, open_kept=open_kept)
    fail(problems, language)
    return file


def read_with_problems(
    path: Path,
    catalogue: Catalogue,
    problems: list[Problem],
    working: str,
    *,
    is_named: bool = False,
    open_kept: OpenKept | None = None,
    read: ReadBytes = read_file,
) -> ConfigFile:
    """Read a file and merge it with all that it extends; everything that is wrong is added to *problems*.

    Where a pack that it asks for cannot be read, the result is an empty file. ``read`` returns the bytes of each file.
    """
    texts = _Texts(read)
    bounds = Bounds.of(path.parent, os.environ)
    first: list[Problem] = []
    asked = _Extending(catalogue, first, Path(working), bounds, {"extends", "packs"}, texts).read(
        path, is_named=is_named
    )
    brought = (
        _brought(asked, catalogue, problems, bounds, working, read=read, open_kept=open_kept) if asked.packs else {}
    )
    if brought is None:  # whether the rules that it names are there cannot be judged
        rest = _Extending(catalogue, problems, Path(working), bounds, (), texts, knows_all=False)
        rest.read(path, is_named=is_named)
        problems[:0] = first
        return ConfigFile()
    own = extended = catalogue.with_packs(brought.values())
    found: list[Problem] = []
    file = _Extending(extended, found, Path(working), bounds, (), texts).read(path, is_named=is_named)
    if found and len(extended.pack_names) > len(extended.packs):
        # A rule that there is not may be one of an installed pack that is not asked for.
        from gouji.packs.library import with_installed

        extended, found = with_installed(extended, Path(working), open_kept), []
        file = _Extending(extended, found, Path(working), bounds, (), texts).read(path, is_named=is_named)
    problems += found
    laid = reduce(_laid_over, [*settings_of_packs(brought, file, extended, problems), file])
    problems += rules_of_other_packs(laid, brought.values(), extended)
    problems += not_disabled(laid.disabled, extended)
    return attrs.evolve(laid, brought=tuple(brought.values()), catalogue=own)


def _brought(
    file: ConfigFile,
    catalogue: Catalogue,
    problems: list[Problem],
    bounds: Bounds,
    working: str,
    *,
    read: ReadBytes,
    open_kept: OpenKept | None,
) -> dict[str, Pack] | None:
    """Return the packs that a file asks for, by their references, after those that they extend.

    Return None, with problems, where one cannot be read: what the file says of its rules cannot be judged then.
    """
    from gouji.packs.kept import opened
    from gouji.packs.library import Library

    with opened(open_kept) as kept:
        library = Library(catalogue, problems, bounds.refused, Path(working), kept, read_bytes=read)
        for reference in file.packs:
            library.ask_for(reference)
    return None if library.missing else library.packs


def read_disabled(path: Path) -> frozenset[str]:
    """Return the names of plugins that a file, or one that it extends, disables; problems are ignored here."""
    bounds = Bounds.of(path.parent, os.environ)
    nothing = Catalogue((), {}, (), {}, {})
    file = _Extending(nothing, [], path.parent, bounds, {"extends", "plugins"}, _Texts()).read(path)
    return frozenset(setting.value for setting in file.disabled)


def _laid_over(lower: ConfigFile, upper: ConfigFile) -> ConfigFile:
    return laid_over(lower, upper, KEYS)


def _careful(problem: Problem) -> Problem:
    """Return a problem of a file that may be anybody's; its line is only shown if most keys in it are ours."""
    if problem.place is None:
        return problem
    keys = _KEY.findall(problem.place.source.text)
    known = sum(key in _TELLING for key in keys)
    return problem if known and 2 * known >= len(keys) else attrs.evolve(problem, quoted=False)


@attrs.define(eq=False, repr=False)
class _Texts:
    """What was read and parsed of each file so far."""

    read: ReadBytes = read_file
    known: dict[Path, _Text] = attrs.field(factory=dict)

    def of(self, path: Path, place: Place | None, working: Path) -> _Text:
        """Return the text and the tree of a file, which are read when they are first asked for."""
        if path not in self.known:
            problems: list[Problem] = []
            source = read_source(path, CONFIGURATION, place, problems, working, read=self.read)
            self.known[path] = source, None if source is None else parse_yaml(source, problems), problems
        return self.known[path]


@attrs.define(eq=False, repr=False)
class _Extending:
    """The files read so far, or ``only`` some of their keys; in ``stack`` each stands over those that it extends.

    ``texts`` keeps what was parsed of each file for the next time. ``knows_all`` is that of the context of each.
    """

    catalogue: Catalogue
    problems: list[Problem]
    working: Path
    bounds: Bounds
    only: Collection[str]
    texts: _Texts
    stack: list[ConfigFile] = attrs.field(factory=list)
    files: dict[Path, ConfigFile] = attrs.field(factory=dict)
    extended: int = 0
    knows_all: bool = True

    def read(self, path: Path, *, is_named: bool = False) -> ConfigFile:
        """Read a file, merged over all that it extends; a link that leads out of the repository must be named."""
        refused = self.bounds.refused(path) if is_link(path) and not is_named else None
        if refused is None:
            self.add(path, None, ())
        else:
            place = Place(Source.from_text("", shown_path(path, self.working)), 0)
            self.problems.append(Problem(refused, place, quoted=False))
        return attrs.evolve(reduce(_laid_over, self.stack, ConfigFile()), path=path)

    def add(self, path: Path, place: Place | None, above: tuple[Path, ...]) -> None:
        """Add a file over all that it extends; ``above`` are the files that lead to it, the last at ``place``."""
        if path not in self.files:
            self.files[path] = self._read(path, place)
        file = self.files[path]
        for name in file.extends:
            if name.value == EVERYTHING:
                self.stack.append(ConfigFile(layers=(Layer(all_on=EVERYTHING),)))
            elif name.value not in BUILT_IN_SETS:
                self._extend(name, (*above, path))
        self.stack.append(file)

    def _read(self, path: Path, place: Place | None) -> ConfigFile:
        """Read a file alone; return an empty one where it cannot be read. What is no configuration is not quoted."""
        before = len(self.problems)
        file = self._read_quoted(path, place)
        if place is not None or is_link(path):
            self.problems[before:] = map(_careful, self.problems[before:])
        return file

    def _read_quoted(self, path: Path, place: Place | None) -> ConfigFile:
        source, node, found = self.texts.of(path, place, self.working)
        self.problems += found
        if source is None or node is None:
            return ConfigFile()
        if isinstance(node, Mapping):
            node = Mapping(tuple(entry for entry in node.entries if self._reads(entry[0].text)), node.offset)
        context = Context(source, path.parent, self.catalogue, self.problems, knows_all=self.knows_all)
        return read_keys(node, context, KEYS)

    def _reads(self, key: str) -> bool:
        return not self.only or key in self.only

    def _extend(self, name: Setting[str], above: tuple[Path, ...]) -> None:
        target = Path(os.path.normpath(above[-1].parent / name.value))
        message = self._refused(target, above)
        if message is not None:
            self.problems.append(Problem(message, name.place))
            return
        self.extended += 1
        self.add(target, name.place, above)

    def _refused(self, target: Path, above: tuple[Path, ...]) -> Message | None:
        """Return why a file cannot be extended here; None where it can."""
        outside = self.bounds.refused(target)
        if outside is not None:
            return outside
        if os.path.realpath(target) in map(os.path.realpath, above):
            circle = " → ".join(file.name for file in (*above, target))
            return Message(f"extends 循环：{circle}", f"extends goes round in a circle: {circle}")
        if len(above) > MAX_EXTENDS_DEPTH:
            return Message(
                f"extends 超过 {MAX_EXTENDS_DEPTH} 层", f"extends is more than {MAX_EXTENDS_DEPTH} files deep"
            )
        if self.extended >= MAX_EXTENDED:
            return Message(f"extends 的文件超过 {MAX_EXTENDED} 个", f"extends names more than {MAX_EXTENDED} files")
        return None
