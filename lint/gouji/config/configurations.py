"""The settings of any file: each configuration file is found and read once, settings are kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gouji.config.command_line import CommandLine
from gouji.config.configuration import Configuration
from gouji.config.discovery import closest_file
from gouji.config.locale import locale_language
from gouji.config.resolve import resolve
from gouji.config.selection import Selection
from gouji.config.settings import Settings
from gouji.rules.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gouji.message import Message
    from gouji.rules.catalogue import Plugins
    from gouji.waivers.model import Waiver

__all__ = ["Configurations"]

_Key: TypeAlias = tuple[str | None, tuple[bool, ...]]


@attrs.frozen(eq=False, repr=False)
class Configurations:
    """Settings by file. Making one raises `ConfigurationError` where the command line names no rule."""

    plugins: Plugins
    command_line: CommandLine
    catalogue: Catalogue = attrs.field(init=False)
    _selection: Selection = attrs.field(init=False)
    _closest: dict[str, str | None] = attrs.field(init=False, factory=dict)
    _configurations: dict[str | None, Configuration] = attrs.field(init=False, factory=dict)
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
        """What is in force for a file, which need not be there; raises `ConfigurationError`."""
        absolute = os.path.abspath(path)
        file = self._file(os.path.dirname(absolute))
        configuration = self._configuration(file)
        matching = configuration.matching(absolute)
        key = (file, matching)
        settings = self._settings.get(key)
        if settings is None:
            settings = resolve(configuration, matching, self.command_line, self._selection, self.catalogue)
            self._settings[key] = settings
        return settings

    def waivers(self, paths: Iterable[str]) -> tuple[Waiver, ...]:
        """The waivers that are in force for some files, each once."""
        if not any(configuration.waivers for configuration in self._configurations.values()):
            return ()
        in_force = (self.settings(path).waivers for path in paths)
        found = [waiver for waivers in {id(waivers): waivers for waivers in in_force}.values() for waiver in waivers]
        return tuple({(waiver.source.name, waiver.span): waiver for waiver in found}.values())

    def notes(self) -> tuple[Message, ...]:
        """What is to be said of rules that the command line or a file read so far names, each thing once."""
        if not any(rule.status == "deprecated" or rule.former_names for rule in self.catalogue.rules):
            return ()
        from gouji.config.notes import notes

        layers = (layer for configuration in self._configurations.values() for layer in configuration.layers)
        return notes(self.command_line, layers, self.catalogue)

    def _file(self, folder: str) -> str | None:
        if self.command_line.config is not None:
            return os.path.abspath(self.command_line.config)
        return closest_file(folder, self._closest)

    def _configuration(self, file: str | None) -> Configuration:
        configuration = self._configurations.get(file)
        if configuration is None:
            configuration = self._read(file)
            self._configurations[file] = configuration
        return configuration

    def _read(self, file: str | None) -> Configuration:
        if file is None:
            return Configuration()
        from pathlib import Path

        from gouji.config.chain import load_configuration

        return self._dated(load_configuration(Path(file), self.catalogue, self.language))

    def _dated(self, configuration: Configuration) -> Configuration:
        """A configuration whose waivers tell whether they have expired."""
        if not configuration.waivers:
            return configuration
        from gouji.config.waiver_reading import today

        day = self.command_line.today or today()
        return attrs.evolve(
            configuration,
            waivers=tuple(
                attrs.evolve(waiver, expired=waiver.until is not None and waiver.until < day)
                for waiver in configuration.waivers
            ),
        )
