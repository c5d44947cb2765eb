"""The model of a configuration file, each value with its origin and place, and the reading of its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from gouji.config.opening import NotRegularError, read_regular
from gouji.config.setting import DEFAULT, FailOn, Setting
from gouji.errors import UnreadableSourceError
from gouji.message import Language, Message
from gouji.rules.meta import Level, RuleMeta
from gouji.value import Entity

if TYPE_CHECKING:
    from pathlib import Path

    from gouji.comparing.names import Alias, SubjectList
    from gouji.config.cache_dir import CacheDir
    from gouji.config.globs import Globs
    from gouji.config.problems import Place, Problem
    from gouji.text.source import Source
    from gouji.waivers.model import Waiver

__all__ = ["FILE_NAME", "MAX_CONFIGURATION_BYTES", "ConfigFile", "Layer", "RuleEntry", "read_source", "shown_path"]

FILE_NAME = ".gouji.yaml"

MAX_CONFIGURATION_BYTES = 512 * 1024
"""The largest configuration file that is read, in bytes; most have a few hundred."""

_FAIL_ON: Setting[FailOn] = Setting("error", DEFAULT)


@attrs.frozen(eq=False, repr=False)
class RuleEntry(Entity):
    """One rule under ``rules``: its severity (None: not given) and options; ``named`` is the word written for it.

    An option within an object has a dotted name.
    """

    rule: RuleMeta
    named: str
    place: Place
    severity: Setting[Level] | None = None
    options: tuple[tuple[str, Setting[Any]], ...] = ()


@attrs.frozen(eq=False, repr=False)
class Layer(Entity):
    """Rules as one source sets them; later layers take precedence.

    ``explicit``: a person wrote it, not a pack. ``files``: for which files (None: all). ``all_on``: the origin of a
    setting that switches every rule on (None: there is none).
    """

    rules: tuple[RuleEntry, ...] = ()
    explicit: bool = False
    files: Globs | None = None
    all_on: str | None = None


@attrs.frozen(eq=False, repr=False)
class ConfigFile(Entity):
    """The content of a configuration file, alone or merged with all that it extends; ``path`` None: no file.

    `gouji.config.keys` declares which key goes into which field, and how the fields of two files are merged.
    ``disabled`` are names of plugins, ``layers`` its rules and overrides, ``aliases`` a body's name with its other
    names.
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

    def matching(self, path: str) -> tuple[bool, ...]:
        """Return for each layer of overrides whether it applies to an absolute path."""
        return tuple(layer.files.match(path) for layer in self.layers if layer.files is not None)

    def layers_in_force(self, matching: Sequence[bool]) -> list[Layer]:
        """Return the layers that apply to a file, given its `matching`."""
        held = iter(matching)
        return [layer for layer in self.layers if layer.files is None or next(held)]


def shown_path(file: Path, working: Path | None = None) -> str:
    """Return a path as messages show it: relative to a folder (that of the process) that it is below, with ``/``."""
    from pathlib import Path

    from gouji.text.display import visible

    working = working or Path.cwd()
    return visible((file.relative_to(working) if file.is_relative_to(working) else file).as_posix())


def read_source(file: Path, place: Place | None, problems: list[Problem], working: Path | None = None) -> Source | None:
    """Read the text of a file; report a failure at ``place`` (that extends it) or at the file's beginning."""
    from gouji.config.problems import Place, Problem
    from gouji.text.source import Source

    name = shown_path(file, working)
    try:
        data = read_regular(file, MAX_CONFIGURATION_BYTES + 1)
    except (OSError, ValueError) as error:
        problems.append(Problem(_unreadable(name, error), place))
        return None
    if len(data) > MAX_CONFIGURATION_BYTES:
        limit = f"{MAX_CONFIGURATION_BYTES:,}"
        what = Message(f"配置文件超过 {limit} 字节", f"the configuration file has more than {limit} bytes")
        problems.append(Problem(what, Place(Source.from_text("", name), 0)))
        return None
    try:
        return Source.from_bytes(data, name)
    except UnreadableSourceError as error:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        before = data[: error.offset or 0].decode("utf-8", "replace").removeprefix("\ufeff")
        problems.append(Problem(error.message, Place(Source.from_text(text, name), len(before))))
        return None


def _unreadable(name: str, error: OSError | ValueError) -> Message:
    reason = str(error.strerror if isinstance(error, OSError) else error)
    why = Message(reason, reason)
    if isinstance(error, FileNotFoundError):
        why = Message("文件不存在", "the file is not there")
    elif isinstance(error, NotRegularError):
        why = error.why
    return Message(f"无法读取配置文件 {name}：{why.zh}", f"cannot read the configuration file {name}: {why.en}")
