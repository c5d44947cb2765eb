"""The configuration that holds for a file: the closest one upward, read once, and its settings kept."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gouji.config.file import MAX_CONFIGURATION_BYTES, ConfigFile
from gouji.config.locale import locale_language
from gouji.config.resolve import resolve
from gouji.config.selection import Selection
from gouji.config.settings import CommandLine, Settings
from gouji.rules.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gouji.message import Message
    from gouji.plugins.model import Plugins as LoadedPlugins
    from gouji.rules.catalogue import Plugins
    from gouji.waivers.model import Waiver

__all__ = ["FILE_NAME", "Configurations", "closest_file", "disabled_plugins", "load_plugins_here"]

FILE_NAME = ".gouji.yaml"

_PASSED_OVER = re.compile(rb"^\s*#.*|^extends: *\[?gouji:[a-z]+\]?", re.MULTILINE)
"""What disables no plugin though it may name the keys: comments, and what ``gouji init`` writes."""

_Key: TypeAlias = tuple[str | None, tuple[bool, ...]]


def closest_file(folder: str, known: dict[str, str | None]) -> str | None:
    """Return the configuration file of an absolute folder; ``known`` keeps what was found for each folder.

    The search ends at the first folder with a ``.git``; outside of any repository it goes up to
    the root of the file system.
    """
    passed = []
    current: str = folder
    found: str | None = None
    while current not in known:
        passed.append(current)
        candidate = os.path.join(current, FILE_NAME)
        if os.path.isfile(candidate):  # False, not an error, in a folder that may not be entered
            found = candidate
            break
        parent = os.path.dirname(current)
        if parent == current or os.path.lexists(os.path.join(current, ".git")):
            break
        current = parent
    else:
        found = known[current]
    known.update(dict.fromkeys(passed, found))
    return found


def disabled_plugins(folder: str, config: str | os.PathLike[str] | None) -> frozenset[str]:
    """Return the names of the plugins that the configuration of a folder, or the file ``config``, disables.

    What is wrong with it is reported when it is read as a whole, with the plugins that are left.
    """
    path = closest_file(os.path.abspath(folder), {}) if config is None else os.path.abspath(config)
    if path is None or not _names_plugins(path):
        return frozenset()
    from pathlib import Path

    from gouji.config.extends import read_disabled

    return read_disabled(Path(path))


def _names_plugins(path: str) -> bool:
    """Return whether a file may disable plugins; reading one that does not as YAML would take 10 ms."""
    try:
        with open(path, "rb") as stream:
            text = _PASSED_OVER.sub(b"", stream.read(MAX_CONFIGURATION_BYTES))
    except (OSError, ValueError):
        return False
    return b"plugins" in text or b"extends" in text


def load_plugins_here(config: str | os.PathLike[str] | None = None) -> LoadedPlugins:
    """Load the plugins that the configuration of the working directory, or the file ``config``, does not disable."""
    from gouji.plugins.finder import load_plugins

    return load_plugins(disabled_plugins(os.getcwd(), config))


@attrs.frozen(eq=False, repr=False)
class Configurations:
    """Settings by file. Making one raises `ConfigurationError` where the command line names no rule."""

    plugins: Plugins
    command_line: CommandLine
    catalogue: Catalogue = attrs.field(init=False)
    _selection: Selection = attrs.field(init=False)
    _closest: dict[str, str | None] = attrs.field(init=False, factory=dict)
    _files: dict[str | None, ConfigFile] = attrs.field(init=False, factory=dict)
    _settings: dict[_Key, Settings] = attrs.field(init=False, factory=dict)

    @catalogue.default
    def _catalogue_of_plugins(self) -> Catalogue:
        return Catalogue.of(self.plugins)

    @_selection.default
    def _selection_of_command_line(self) -> Selection:
        return Selection.of(self.command_line, self.catalogue, self.language)

    @property
    def language(self) -> str:
        """The language of errors: that of the command line, else that of the locale."""
        return self.command_line.language or locale_language()

    def settings(self, path: str | os.PathLike[str]) -> Settings:
        """Return what is in force for a file, which need not be there; raises `ConfigurationError`."""
        absolute = os.path.abspath(path)
        found = self._closest_to(os.path.dirname(absolute))
        file = self._file(found)
        matching = file.matching(absolute)
        settings = self._settings.get((found, matching))
        if settings is None:
            settings = resolve(file, matching, self.command_line, self._selection, self.catalogue)
            self._settings[found, matching] = settings
        return settings

    def waivers(self, paths: Iterable[str]) -> tuple[Waiver, ...]:
        """Return the waivers that are in force for some files, each once."""
        if not any(file.waivers for file in self._files.values()):
            return ()
        in_force = (self.settings(path).waivers for path in paths)
        found = [waiver for waivers in {id(waivers): waivers for waivers in in_force}.values() for waiver in waivers]
        return tuple({(waiver.source.name, waiver.span): waiver for waiver in found}.values())

    def notes(self) -> tuple[Message, ...]:
        """Return the notes on rules that the command line or a file read so far names, each once."""
        if not any(rule.status == "deprecated" or rule.former_names for rule in self.catalogue.rules):
            return ()
        from gouji.config.notes import notes

        layers = (layer for file in self._files.values() for layer in file.layers)
        return notes(self.command_line, layers, self.catalogue)

    def _closest_to(self, folder: str) -> str | None:
        if self.command_line.config is not None:
            return os.path.abspath(self.command_line.config)
        return closest_file(folder, self._closest)

    def _file(self, path: str | None) -> ConfigFile:
        file = self._files.get(path)
        if file is None:
            file = self._read(path)
            self._files[path] = file
        return file

    def _read(self, path: str | None) -> ConfigFile:
        if path is None:
            return ConfigFile()
        from pathlib import Path

        from gouji.config.extends import read_configuration

        return self._dated(read_configuration(Path(path), self.catalogue, self.language))

    def _dated(self, file: ConfigFile) -> ConfigFile:
        """Return a file whose waivers tell whether they have expired."""
        if not file.waivers:
            return file
        from gouji.config.waivers import today

        day = self.command_line.today or today()
        waivers = (
            attrs.evolve(waiver, expired=waiver.until is not None and waiver.until < day) for waiver in file.waivers
        )
        return attrs.evolve(file, waivers=tuple(waivers))
