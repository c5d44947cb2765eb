"""The settings that packs bring, and the rules of packs that are not asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.config.file import ConfigFile
from gouji.config.file_key import read_keys
from gouji.config.keys import PACK_KEYS
from gouji.config.rules import RULES
from gouji.message import Message
from gouji.packs.references import split_version
from gouji.rules.catalogue import Catalogue
from gouji.rules.pack import Pack
from gouji.text.source import Source
from gouji.value import evolve
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Scalar, from_data
from gouji.yaml.problems import Place, Problem

if TYPE_CHECKING:
    from gouji.packs.asked import AskedPack

__all__ = ["rules_of_other_packs", "settings_of_packs", "with_wrong_settings"]

_NOT_ASKED_FOR = Message(
    "规则{rule}属于规则包 {pack}，而配置没有启用它；请加上 packs: [{pack}]",
    "the rule {rule} is of the pack {pack}, which is not asked for; add packs: [{pack}]",
)
_NOT_EXTENDED = Message(
    "规则{rule}属于规则包 {pack}，而本规则包不以它为基础；请加上 extends: [{pack}]",
    "the rule {rule} is of the pack {pack}, which this pack does not extend; add extends: [{pack}]",
)


def with_wrong_settings(asked: AskedPack) -> AskedPack:
    """Return a pack that is asked for by no configuration, with all that is wrong with its settings among its problems."""
    if asked.pack is None:
        return asked
    problems: list[Problem] = []
    for file in settings_of_packs(asked.packs, ConfigFile(), asked.catalogue, problems):
        problems += rules_of_other_packs(file, asked.packs.values(), asked.catalogue)
    return evolve(asked, pack=None, problems=tuple(problems)) if problems else asked


def settings_of_packs(
    brought: Mapping[str, Pack], file: ConfigFile, catalogue: Catalogue, problems: list[Problem]
) -> list[ConfigFile]:
    """Return the settings of packs, by their references, in the order in which they lie over each other.

    What is wrong is reported in the pack's own file, or where ``file`` asks for the pack.
    """
    places = {split_version(each.value)[0]: each.place for each in file.packs}
    folder = file.path.parent if file.path is not None else Path()
    return [_settings_of(pack, places.get(key), folder, catalogue, problems) for key, pack in brought.items()]


def _settings_of(
    pack: Pack, place: Place | None, folder: Path, catalogue: Catalogue, problems: list[Problem]
) -> ConfigFile:
    """Read the settings of a pack; what is wrong is reported in its file, or at ``place``, which asks for the pack."""
    if pack.file is not None:
        own = pack.file.place.source
        context = Context(own, pack.file.folder, catalogue, problems, pack.name, own=True)
        layers = RULES.read(pack.file.settings, "settings", context) if pack.file.settings is not None else ()
        return ConfigFile(layers=layers)
    if place is None:
        place = Place(Source.from_text("", pack.name), 0)
    context = Context(place.source, folder, catalogue, problems, pack.name)
    try:
        node = from_data(pack.settings, place.offset)
    except TypeError as error:
        context.wrong(Scalar(None, "", place.offset), Message(str(error), str(error)))
        return ConfigFile()
    return read_keys(node, context, PACK_KEYS)


def rules_of_other_packs(file: ConfigFile, brought: Iterable[Pack], catalogue: Catalogue) -> list[Problem]:
    """Return a problem for each rule whose pack is not asked for."""
    named = [(entry.rule.name, entry.place) for layer in file.layers for entry in layer.rules]
    named += [(name, Place(each.source, each.span.start)) for each in file.waivers for name in each.rules]
    asked_for = list(brought)
    packs = {pack.name for pack in asked_for}
    own = [pack.file.place.source for pack in asked_for if pack.file is not None]
    problems = []
    for name, place in named:
        pack = catalogue.bringer.get(name)
        if pack is not None and pack not in packs:
            what = _NOT_EXTENDED if any(place.source is source for source in own) else _NOT_ASKED_FOR
            problems.append(Problem(what.format(rule=quoted(name), pack=pack), place))
    return problems
