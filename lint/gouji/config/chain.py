"""A configuration file and all that it extends → one configuration of layers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gouji.comparing.names import key_of
from gouji.config.configuration import Configuration
from gouji.config.context import Context
from gouji.config.files import read_source
from gouji.config.layers import Exclusion, Globs, Layer
from gouji.config.nodes import from_data
from gouji.config.problems import Place, Problem, fail
from gouji.config.reading import BUILT_IN_SETS, PACK_KEYS, read_said
from gouji.config.said import Extended, Said
from gouji.config.settings import Setting
from gouji.config.yaml_reading import parse_yaml
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.pack import Pack
from gouji.wording import quoted

if TYPE_CHECKING:
    from gouji.waivers.model import Waiver

__all__ = ["MAX_EXTENDED", "MAX_EXTENDS_DEPTH", "load_configuration"]

MAX_EXTENDS_DEPTH = 10
"""How long a chain of files that extend each other may be."""

MAX_EXTENDED = 50
"""How many files may be extended in all, those met twice counted twice."""

_EVERYTHING = BUILT_IN_SETS[1]


def load_configuration(file: Path, catalogue: Catalogue, language: str) -> Configuration:
    """Read a file with all that it extends; raises one `ConfigurationError` for all that is wrong."""
    chain = _Chain(catalogue)
    said = chain.read(file, None)
    if said is not None:
        chain.extend(file, said, (file,))
    packs = chain.pack_layers(file.parent)
    layers = (*packs, *chain.layers)
    chain.check_packs(layers)
    fail(chain.problems, language)
    return Configuration(
        file=file,
        packs=tuple(setting for setting, _ in chain.packs.values()),
        language=chain.language,
        fail_on=chain.fail_on,
        exclude=tuple(chain.exclude),
        layers=layers,
        waivers=tuple({(waiver.source.name, waiver.span): waiver for waiver in chain.waivers}.values()),
        aliases=tuple(chain.aliases.values()),
        bodies=tuple(chain.bodies.values()),
    )


@attrs.define(eq=False, repr=False)
class _Chain:
    """What the files say so far, the extended ones first."""

    catalogue: Catalogue
    problems: list[Problem] = attrs.field(factory=list)
    packs: dict[str, tuple[Setting, Place]] = attrs.field(factory=dict)
    language: Setting | None = None
    fail_on: Setting | None = None
    exclude: list[Exclusion] = attrs.field(factory=list)
    layers: list[Layer] = attrs.field(factory=list)
    waivers: list[Waiver] = attrs.field(factory=list)
    aliases: dict[str, Setting] = attrs.field(factory=dict)
    bodies: dict[str, Setting] = attrs.field(factory=dict)
    files: dict[Path, Said | None] = attrs.field(factory=dict)
    extended: int = 0

    def read(self, file: Path, place: Place | None) -> Said | None:
        """What a file says, read once; ``place`` extends it."""
        if file not in self.files:
            self.files[file] = self._read(file, place)
        return self.files[file]

    def _read(self, file: Path, place: Place | None) -> Said | None:
        source = read_source(file, place, self.problems)
        if source is None:
            return None
        node = parse_yaml(source, self.problems)
        if node is None:
            return Said()
        name = source.name
        context = Context(
            source,
            self.catalogue,
            self.problems,
            lambda offset: f"{name}:{source.position(offset).line}",
        )
        return read_said(node, context)

    def extend(self, file: Path, said: Said, above: tuple[Path, ...]) -> None:
        """Lay a file over all that it extends. ``above``: the chain of files down to it."""
        for extended in said.extends:
            if extended.name in BUILT_IN_SETS:
                if extended.name == _EVERYTHING:
                    self.layers.append(Layer(all_on=_EVERYTHING))
            else:
                self._extend_file(file, extended, above)
        self._add(file.parent, said)

    def _extend_file(self, file: Path, extended: Extended, above: tuple[Path, ...]) -> None:
        target = Path(os.path.normpath(file.parent / extended.name))
        message = self._refused(target, above)
        if message is not None:
            self.problems.append(Problem(message, extended.place))
            return
        self.extended += 1
        said = self.read(target, extended.place)
        if said is not None:
            self.extend(target, said, (*above, target))

    def _refused(self, target: Path, above: tuple[Path, ...]) -> Message | None:
        """Why a file cannot be extended here."""
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

    def _add(self, folder: Path, said: Said) -> None:
        for setting, place in said.packs:
            self.packs.setdefault(setting.value, (setting, place))
        self.language = said.language or self.language
        self.fail_on = said.fail_on or self.fail_on
        for glob, origin in said.exclude:
            self.exclude.append(Exclusion(Globs(folder, (glob,)), Setting(glob.text, origin)))
        self.layers += _layers(said, folder, explicit=True)
        self.waivers += said.waivers
        self.aliases |= {key_of(setting.value[0]): setting for setting in said.aliases}
        self.bodies |= {key_of(setting.value.name): setting for setting in said.bodies}

    def pack_layers(self, folder: Path) -> list[Layer]:
        """The settings of the packs that are asked for, in the order of asking."""
        layers = []
        for setting, place in self.packs.values():
            said = self._pack_said(self.catalogue.packs[setting.value], place)
            layers += _layers(said, folder, explicit=False)
        return layers

    def _pack_said(self, pack: Pack, place: Place) -> Said:
        about = Message(f"规则包 {pack.name} 的设置有误：", f"wrong settings in the pack {pack.name}: ")
        context = Context(place.source, self.catalogue, self.problems, lambda _: f"pack {pack.name}", about)
        try:
            node = from_data(pack.settings, place.offset)
        except TypeError as error:
            message = Message(f"{about.zh}{error}", f"{about.en}{error}")
            self.problems.append(Problem(message, place))
            return Said()
        return read_said(node, context, PACK_KEYS)

    def check_packs(self, layers: tuple[Layer, ...]) -> None:
        """Tell of rules whose pack nobody asks for."""
        named = [(entry.rule.name, entry.place) for layer in layers for entry in layer.rules]
        named += [(name, Place(each.source, each.span.start)) for each in self.waivers for name in each.rules]
        for name, place in named:
            pack = self.catalogue.bringer.get(name)
            if pack is not None and pack not in self.packs:
                rule = quoted(name)
                what = Message(
                    f"规则{rule.zh}属于规则包 {pack}，而配置没有启用它；请加上 packs: [{pack}]",
                    f"the rule {rule.en} is of the pack {pack}, which is not asked for; add packs: [{pack}]",
                )
                self.problems.append(Problem(what, place))


def _layers(said: Said, folder: Path, *, explicit: bool) -> list[Layer]:
    """The rules of one source, then its overrides."""
    layers = [Layer(said.rules, explicit)] if said.rules else []
    layers += [Layer(override.rules, explicit, Globs(folder, override.files)) for override in said.overrides]
    return layers
