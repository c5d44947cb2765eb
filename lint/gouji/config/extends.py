"""Read a configuration file with all that it extends, merged, the settings of its packs at the bottom."""

from __future__ import annotations

from functools import reduce
import os
from pathlib import Path
import re
from typing import TYPE_CHECKING

import attrs

from gouji.config.file import MAX_CONFIGURATION_BYTES, ConfigFile, Layer
from gouji.config.file_key import laid_over, read_keys
from gouji.config.keys import KEYS, PACK_KEYS
from gouji.config.plugins import not_disabled
from gouji.config.references import BUILT_IN_SETS, EVERYTHING
from gouji.config.root import Bounds
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.load import Readable, read_source, shown_path
from gouji.yaml.nodes import Mapping, Scalar, from_data
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Place, Problem, fail

if TYPE_CHECKING:
    from collections.abc import Collection

    from gouji.yaml.setting import Setting

__all__ = ["CONFIGURATION", "MAX_EXTENDED", "MAX_EXTENDS_DEPTH", "read_configuration", "read_disabled"]

CONFIGURATION = Readable(Message("配置文件", "configuration file"), MAX_CONFIGURATION_BYTES)

MAX_EXTENDS_DEPTH = 10
"""How long a chain of files that extend each other may be."""

MAX_EXTENDED = 50
"""How many files may be extended in all, those met twice counted twice."""


_KEY = re.compile(r"^([A-Za-z][\w-]*) *:(?:\s|$)", re.MULTILINE)
_TELLING = frozenset({key.name for key in KEYS} - {"root"})
"""Keys that tell a configuration of gouji; many another file has a ``root``."""


def read_configuration(
    path: Path, catalogue: Catalogue, language: Language, working: str, *, is_named: bool = False
) -> ConfigFile:
    """Read a file and merge it with all that it extends; raise one `ConfigurationError` for all problems.

    Messages show the paths of files relative to the folder *working*. A file that the user named may be a link that
    leads out of the repository.
    """
    problems: list[Problem] = []
    file = _with_extended(path, catalogue, problems, Path(working), is_named=is_named)
    below = [
        _settings_of(pack.value, pack.place, path.parent, catalogue, problems) for pack in file.packs if pack.place
    ]
    laid = reduce(_laid_over, [*below, file])
    problems += _rules_of_other_packs(laid, catalogue)
    problems += not_disabled(laid.disabled, catalogue)
    fail(problems, language)
    return laid


def read_disabled(path: Path) -> frozenset[str]:
    """Return the names of plugins that a file, or one that it extends, disables; problems are ignored here."""
    file = _with_extended(path, Catalogue((), {}, (), {}, {}), [], path.parent, only={"extends", "plugins"})
    return frozenset(setting.value for setting in file.disabled)


def _with_extended(
    path: Path,
    catalogue: Catalogue,
    problems: list[Problem],
    working: Path,
    only: Collection[str] = (),
    *,
    is_named: bool = False,
) -> ConfigFile:
    """Read a file, or ``only`` some of its keys, merged over all that it extends; add to ``problems``."""
    bounds = Bounds.of(path.parent, os.environ)
    extending = _Extending(catalogue, problems, working, bounds, only)
    refused = bounds.refused(path) if path.is_symlink() and not is_named else None
    if refused is None:
        extending.add(path, None, ())
    else:
        problems.append(Problem(refused, Place(Source.from_text("", shown_path(path, working)), 0), quoted=False))
    return attrs.evolve(reduce(_laid_over, extending.stack, ConfigFile()), path=path)


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
class _Extending:
    """The files read so far; in ``stack`` each stands over those that it extends."""

    catalogue: Catalogue
    problems: list[Problem]
    working: Path
    bounds: Bounds
    only: Collection[str]
    stack: list[ConfigFile] = attrs.field(factory=list)
    files: dict[Path, ConfigFile] = attrs.field(factory=dict)
    extended: int = 0

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
        if place is not None or path.is_symlink():
            self.problems[before:] = map(_careful, self.problems[before:])
        return file

    def _read_quoted(self, path: Path, place: Place | None) -> ConfigFile:
        source = read_source(path, CONFIGURATION, place, self.problems, self.working)
        node = None if source is None else parse_yaml(source, self.problems)
        if source is None or node is None:
            return ConfigFile()
        if self.only and isinstance(node, Mapping):
            node = Mapping(tuple(entry for entry in node.entries if entry[0].text in self.only), node.offset)
        return read_keys(node, Context(source, path.parent, self.catalogue, self.problems), KEYS)

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


def _settings_of(pack: str, place: Place, folder: Path, catalogue: Catalogue, problems: list[Problem]) -> ConfigFile:
    """Read the settings of a pack that ``place`` asks for; problems are reported there."""
    context = Context(place.source, folder, catalogue, problems, pack)
    try:
        node = from_data(catalogue.packs[pack].settings, place.offset)
    except TypeError as error:
        context.wrong(Scalar(None, "", place.offset), Message(str(error), str(error)))
        return ConfigFile()
    return read_keys(node, context, PACK_KEYS)


def _rules_of_other_packs(file: ConfigFile, catalogue: Catalogue) -> list[Problem]:
    """Return a problem for each rule whose pack is not asked for."""
    named = [(entry.rule.name, entry.place) for layer in file.layers for entry in layer.rules]
    named += [(name, Place(each.source, each.span.start)) for each in file.waivers for name in each.rules]
    packs = {pack.value for pack in file.packs}
    problems = []
    for name, place in named:
        pack = catalogue.bringer.get(name)
        if pack is not None and pack not in packs:
            rule = quoted(name)
            what = Message(
                f"规则{rule.zh}属于规则包 {pack}，而配置没有启用它；请加上 packs: [{pack}]",
                f"the rule {rule.en} is of the pack {pack}, which is not asked for; add packs: [{pack}]",
            )
            problems.append(Problem(what, place))
    return problems
