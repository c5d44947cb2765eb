"""The settings of any file: each configuration file is found and read once, settings are kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gouji.config.catalogue import Catalogue
from gouji.config.command_line import CommandLine
from gouji.config.configuration import Configuration
from gouji.config.discovery import closest_file
from gouji.config.locale import locale_language
from gouji.config.resolve import resolve
from gouji.config.selection import Selection
from gouji.config.settings import Settings

if TYPE_CHECKING:
    from gouji.config.catalogue import Plugins
    from gouji.message import Message

__all__ = ["Configurations"]

_Key: TypeAlias = tuple[Path | None, tuple[bool, ...]]


@attrs.frozen(eq=False, repr=False)
class Configurations:
    """Settings by file. Making one raises `ConfigurationError` where the command line names no rule."""

    plugins: Plugins
    command_line: CommandLine
    catalogue: Catalogue = attrs.field(init=False)
    _selection: Selection = attrs.field(init=False)
    _closest: dict[Path, Path | None] = attrs.field(init=False, factory=dict)
    _configurations: dict[Path | None, Configuration] = attrs.field(init=False, factory=dict)
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

    def settings(self, path: Path) -> Settings:
        """What is in force for a file, which need not be there; raises `ConfigurationError`."""
        absolute = Path(os.path.abspath(path))
        configuration = self._configuration(self._file(absolute.parent))
        matching = configuration.matching(absolute)
        key = (configuration.file, matching)
        settings = self._settings.get(key)
        if settings is None:
            settings = resolve(configuration, matching, self.command_line, self._selection, self.catalogue)
            self._settings[key] = settings
        return settings

    def notes(self) -> tuple[Message, ...]:
        """What is to be said of rules that the command line or a file read so far names, each thing once."""
        if not any(rule.status == "deprecated" or rule.former_names for rule in self.catalogue.rules):
            return ()
        from gouji.config.notes import notes

        layers = (layer for configuration in self._configurations.values() for layer in configuration.layers)
        return notes(self.command_line, layers, self.catalogue)

    def _file(self, folder: Path) -> Path | None:
        if self.command_line.config is not None:
            return Path(os.path.abspath(self.command_line.config))
        return closest_file(folder, self._closest)

    def _configuration(self, file: Path | None) -> Configuration:
        configuration = self._configurations.get(file)
        if configuration is None:
            configuration = self._read(file)
            self._configurations[file] = configuration
        return configuration

    def _read(self, file: Path | None) -> Configuration:
        if file is None:
            return Configuration()
        from gouji.config.chain import load_configuration

        return load_configuration(file, self.catalogue, self.language)
