"""The model of a configuration file, each value with its origin and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gouji.message import Language
from gouji.rules.meta import Level, RuleMeta
from gouji.value import Entity, frozen
from gouji.yaml.setting import DEFAULT, Setting

if TYPE_CHECKING:
    from pathlib import Path

    from gouji.comparing.names import Alias, SubjectList
    from gouji.config.cache_dir import CacheDir
    from gouji.config.globs import Globs
    from gouji.rules.catalogue import Catalogue
    from gouji.rules.pack import Pack
    from gouji.waivers.model import Waiver
    from gouji.yaml.problems import Place

__all__ = [
    "FAIL_ON",
    "FILE_NAME",
    "MAX_CONFIGURATION_BYTES",
    "OTHER_NAMES",
    "ConfigFile",
    "FailOn",
    "Layer",
    "RuleEntry",
]

FILE_NAME = ".gouji.yaml"

OTHER_NAMES = (".gouji.yml", "gouji.yaml", "gouji.yml", ".gouji.yaml.txt")
"""What users call the file by mistake, whose content is not read then."""

MAX_CONFIGURATION_BYTES = 512 * 1024
"""The largest configuration file that is read, in bytes; most have a few hundred."""

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
"""The severities from which a run may fail."""

_FAIL_ON: Setting[FailOn] = Setting("error", DEFAULT)
_TIMEOUT: Setting[int] = Setting(30, DEFAULT)
_MAX_MEMORY: Setting[int] = Setting(1024, DEFAULT)


@frozen
class RuleEntry(Entity):
    """One rule under ``rules``: its severity (None: not given) and options; ``named`` is the word written for it.

    An option within an object has a dotted name.
    """

    rule: RuleMeta
    named: str
    place: Place
    severity: Setting[Level] | None = None
    options: tuple[tuple[str, Setting[Any]], ...] = ()


@frozen
class Layer(Entity):
    """Rules as one source sets them; later layers take precedence.

    ``explicit``: a person wrote it, not a pack. ``files``: for which files (None: all). ``all_on``: the origin of a
    setting that switches every rule on (None: there is none).
    """

    rules: tuple[RuleEntry, ...] = ()
    explicit: bool = False
    files: Globs | None = None
    all_on: str | None = None


@frozen
class ConfigFile(Entity):
    """The content of a configuration file, alone or merged with all that it extends; ``path`` None: no file.

    `gouji.config.keys` declares which key goes into which field, and how the fields of two files are merged.
    ``packs`` are names, with a version or without, and
    absolute paths. ``disabled`` are names of plugins, ``layers`` its rules and overrides, ``aliases`` a body's name with its other
    names. ``brought`` are the packs that it asks for and those that these extend, which come first; ``catalogue`` is
    that of the plugins and of its packs (None: it has no packs of its own). ``timeout`` is in seconds, ``max_memory`` in
    megabytes, both of one file, and 0 is no limit.
    """

    path: Path | None = None
    extends: tuple[Setting[str], ...] = ()
    packs: tuple[Setting[str], ...] = ()
    language: Setting[Language] | None = None
    fail_on: Setting[FailOn] = _FAIL_ON
    exclude: tuple[Setting[Globs], ...] = ()
    disabled: tuple[Setting[str], ...] = ()
    layers: tuple[Layer, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    aliases: tuple[Setting[Alias], ...] = ()
    bodies: tuple[Setting[SubjectList], ...] = ()
    cache_dir: Setting[CacheDir] | None = None
    root: Setting[bool] | None = None
    brought: tuple[Pack, ...] = ()
    catalogue: Catalogue | None = None
    timeout: Setting[int] = _TIMEOUT
    max_memory: Setting[int] = _MAX_MEMORY

    @property
    def has_overrides(self) -> bool:
        """Whether it has layers for some files only."""
        return any(layer.files is not None for layer in self.layers)

    def matching(self, path: str) -> tuple[bool, ...]:
        """Return for each layer of overrides whether it applies to an absolute path."""
        return tuple(layer.files.match(path) for layer in self.layers if layer.files is not None)

    def layers_in_force(self, matching: Sequence[bool]) -> list[Layer]:
        """Return the layers that apply to a file, given its `matching`."""
        held = iter(matching)
        return [layer for layer in self.layers if layer.files is None or next(held)]
