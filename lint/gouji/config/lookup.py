"""Find the configuration of a file: the closest one upward; each is read once and its settings kept."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TypeAlias

from gouji.config.file import FILE_NAME, MAX_CONFIGURATION_BYTES, OTHER_NAMES, ConfigFile
from gouji.config.resolve import resolve
from gouji.config.selection import Selection, all_known
from gouji.config.settings import CommandLine, Settings
from gouji.errors import UsageError
from gouji.language import locale_language
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.value import evolve
from gouji.yaml.opening import read_regular

if TYPE_CHECKING:
    from collections.abc import Callable

    from gouji.packs.kept import Kept
    from gouji.plugins.model import Plugins as LoadedPlugins
    from gouji.rules.catalogue import Plugins

__all__ = [
    "FILE_NAME",
    "Configurations",
    "closest_file",
    "disabled_plugins",
    "load_plugins_here",
    "load_plugins_of",
    "working_folder",
]

_PASSED_OVER = rb"(?m)^\s*#.*|^extends: *\[?gouji:[a-z]+\]?"
"""What disables no plugin though it may name the keys: comments, and what ``gouji init`` writes."""

_GONE = Message("当前文件夹已不存在", "the working directory is not there any more")

_STEPS = ("", ".", "..")
"""What is no name of a file at the end of a path."""

_Key: TypeAlias = tuple[str | None, tuple[bool, ...]]


def closest_file(folder: str, known: dict[str, str | None]) -> str | None:
    """Return the configuration file of an absolute folder; ``known`` keeps the answer for each folder.

    The search ends at the first folder with a ``.git``; outside of any repository it goes up to
    the root of the file system.
    """
    passed = []
    current: str = folder
    found: str | None = None
    while current not in known:
        passed.append(current)
        candidate = os.path.join(current, FILE_NAME)
        if os.path.lexists(candidate):  # False, not an error, in a folder that may not be entered
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
    """Return the names of the plugins that a folder's configuration, or the file ``config``, disables.

    Problems of the file are reported when it is read as a whole, with the plugins that are left.
    """
    path = closest_file(os.path.abspath(folder), {}) if config is None else os.path.join(folder, config)
    if path is None or not _names_plugins(path):
        return frozenset()
    from pathlib import Path

    from gouji.config.extends import read_disabled

    return read_disabled(Path(path))


def _names_plugins(path: str) -> bool:
    """Return whether a file may disable plugins; one that cannot is not read as YAML, which takes 10 ms."""
    try:
        text = re.sub(_PASSED_OVER, b"", read_regular(path, MAX_CONFIGURATION_BYTES))
    except (OSError, ValueError):
        return False
    return b"plugins" in text or b"extends" in text


def working_folder() -> str:
    """Return the working directory; raise `UsageError` where it is gone."""
    try:
        return os.getcwd()
    except OSError as error:
        raise UsageError(_GONE) from error


def load_plugins_of(folder: str, config: str | os.PathLike[str] | None = None) -> LoadedPlugins:
    """Load the plugins that the configuration of a folder, or the file ``config``, does not disable.

    Those that cannot be used are left out, with the errors beside what the others bring.
    """
    from gouji.plugins.finder import load_plugins

    return load_plugins(disabled_plugins(folder, config))


def load_plugins_here(config: str | os.PathLike[str] | None = None) -> LoadedPlugins:
    """Load the plugins that the configuration of the working directory, or the file ``config``, does not disable."""
    return load_plugins_of(working_folder(), config)


class _Read:
    """What has been read: the closest file of folders, also as they were named, files by path, and settings by the overrides that match.

    ``plain`` are the settings of folders, as they were named, that hold for each of their files.
    """

    def __init__(self) -> None:
        self.closest: dict[str, str | None] = {}
        self.folders: dict[str, tuple[str | None, ConfigFile]] = {}
        self.files: dict[str | None, ConfigFile] = {}
        self.settings: dict[_Key, Settings] = {}
        self.plain: dict[str, Settings] = {}


class Configurations:
    """The settings of files, whose names are relative to the folder ``working``. It serves any number of threads.

    Making one raises `ConfigurationError` where the command line selects an unknown rule. ``open_packs`` opens the
    cache of compiled packs of some plugins, a command line and a working directory, where that is wanted.
    """

    def __init__(
        self,
        plugins: Plugins,
        command_line: CommandLine,
        working: str | None = None,
        open_packs: Callable[..., Kept | None] | None = None,
    ) -> None:
        self.plugins = plugins
        self.command_line = command_line
        self.working = working_folder() if working is None else working
        self._open_packs = open_packs if command_line.cached else None
        self.catalogue = self._catalogue()
        self._selection = self._selected()
        self._read = _Read()

    def _catalogue(self) -> Catalogue:
        """Return the catalogue of the plugins; packs in YAML are read where the command line may name their rules."""
        catalogue = Catalogue.of(self.plugins)
        if not catalogue.sources or all_known(self.command_line, catalogue):
            return catalogue
        from pathlib import Path

        from gouji.packs.library import with_installed

        return with_installed(catalogue, Path(self.working), self.open_kept)

    def open_kept(self) -> Kept | None:
        """Open the cache of compiled packs; return None where there is none."""
        if self._open_packs is None:
            return None
        return self._open_packs(self.plugins, self.command_line, self.working)

    def _selected(self) -> Selection:
        """Resolve the selectors; those of no rule of a plugin must be of a pack of the working directory's configuration."""
        is_known = all_known(self.command_line, self.catalogue)
        if not is_known:
            file = self._load(self._closest_to(self.working, _Read()))
            Selection.of(self.command_line, file.catalogue or self.catalogue, self.language)
        return Selection.of(self.command_line, self.catalogue, self.language, strict=is_known)

    @property
    def language(self) -> Language:
        """The language of errors: that of the command line, else that of the locale."""
        return self.command_line.language or locale_language()

    def settings(self, path: str | os.PathLike[str]) -> Settings:
        """Return the settings in force for a file, which need not exist; raise `ConfigurationError`."""
        read = self._read  # another thread may begin anew
        folder, name = os.path.split(path)
        settings = read.plain.get(folder) if name not in _STEPS else None
        if settings is not None:
            return settings
        found, file = self._found(path, read)
        matching = file.matching(self._absolute(path)) if file.has_overrides else ()
        settings = read.settings.get((found, matching))
        if settings is None:
            catalogue = file.catalogue or self.catalogue
            settings = resolve(file, matching, self.command_line, self._selection_in(catalogue), catalogue)
            read.settings[found, matching] = settings
        if not file.has_overrides and name not in _STEPS:
            read.plain[folder] = settings
        return settings

    def _found(self, path: str | os.PathLike[str], read: _Read) -> tuple[str | None, ConfigFile]:
        """Return the configuration file in force for a file, its path and what it says."""
        folder, name = os.path.split(path)
        known = read.folders.get(os.fspath(folder)) if name not in _STEPS else None
        if known is None:
            found = self._closest_to(os.path.dirname(self._absolute(path)), read)
            known = found, self._file(found, read)
            if name not in _STEPS:
                read.folders[os.fspath(folder)] = known
        return known

    def catalogue_at(self, path: str | os.PathLike[str]) -> Catalogue:
        """Return the catalogue in force for a file, with the packs of its configuration; raise `ConfigurationError`."""
        return self._found(path, self._read)[1].catalogue or self.catalogue

    def file_for(self, path: str | os.PathLike[str]) -> str | None:
        """Return the configuration file in force for a file; None for none."""
        return self._closest_to(os.path.dirname(self._absolute(path)), self._read)

    def _selection_in(self, catalogue: Catalogue) -> Selection:
        """Return the rules of a catalogue that the command line selects."""
        if catalogue is self.catalogue:
            return self._selection
        return Selection.of(self.command_line, catalogue, self.language, strict=False)

    def excludes(self, path: str | os.PathLike[str]) -> bool:
        """Return whether the configuration excludes a file or folder."""
        settings = self.settings(path)
        return bool(settings.file.exclude) and settings.excludes(self._absolute(path))

    def forget(self) -> None:
        """Forget all files, so that each is read again when its settings are next asked for."""
        self._read = _Read()

    def notes(self) -> tuple[Message, ...]:
        """Return notes on the command line and the files read so far, and on files that another name keeps from being read."""
        return (*self._misnamed(), *self._notes_on_rules())

    def _misnamed(self) -> tuple[Message, ...]:
        """Return notes on files of other names in the folders that were passed without finding a configuration there."""
        without = [folder for folder, found in self._read.closest.items() if found != os.path.join(folder, FILE_NAME)]
        files = [path for folder in without for path in (os.path.join(folder, name) for name in OTHER_NAMES)]
        there = [path for path in files if os.path.lexists(path)]
        if not there:
            return ()
        from gouji.config.notes import misnamed

        return tuple(misnamed(there, self.working))

    @property
    def with_waivers(self) -> frozenset[str]:
        """The names of the files with waivers, of those read so far."""
        return frozenset(waiver.source.name for file in self._read.files.values() for waiver in file.waivers)

    @property
    def sources(self) -> frozenset[str]:
        """The names of the files read so far that set something: configurations, what they extend, and packs in YAML."""
        from pathlib import Path

        from gouji.yaml.load import shown_path

        files = self._read.files.values()
        packs = [pack.file for file in files for pack in file.brought if pack.file is not None]
        places = [entry.place for file in files for layer in file.layers for entry in layer.rules]
        places += [place for pack in packs for place in (pack.place, *(rule.place for rule in pack.rules))]
        named = [shown_path(file.path, Path(self.working)) for file in files if file.path is not None]
        return self.with_waivers | {place.source.name for place in places} | {*named}

    @property
    def brings_packs(self) -> bool:
        """Whether one of the files read so far brings packs."""
        return any(file.brought for file in self._read.files.values())

    def _notes_on_rules(self) -> tuple[Message, ...]:
        files = [file for file in self._read.files.values() if file.brought]
        known = any(rule.status == "deprecated" or rule.former_names for rule in self.catalogue.rules)
        if not known and not files:
            return ()
        from gouji.config.notes import notes, without_cases

        layers = (layer for file in self._read.files.values() for layer in file.layers)
        of_packs = without_cases(pack for file in files for pack in file.brought)
        return (*notes(self.command_line, layers, self.catalogue), *of_packs)

    def _absolute(self, path: str | os.PathLike[str]) -> str:
        return os.path.normpath(os.path.join(self.working, path))

    def _closest_to(self, folder: str, read: _Read) -> str | None:
        if self.command_line.config is not None:
            return self._absolute(self.command_line.config)
        return closest_file(folder, read.closest)

    def _file(self, path: str | None, read: _Read) -> ConfigFile:
        file = read.files.get(path)
        if file is None:
            file = self._load(path)
            read.files[path] = file
        return file

    def _load(self, path: str | None) -> ConfigFile:
        if path is None:
            return ConfigFile()
        from pathlib import Path

        from gouji.config.extends import read_configuration

        named = self.command_line.config
        if named is not None:
            from gouji.config.named import refuse_folder

            refuse_folder(named, Path(self.working), self.language)
        file = read_configuration(
            Path(path),
            self.catalogue,
            self.language,
            self.working,
            is_named=named is not None,
            open_kept=self.open_kept,
        )
        return self._dated(file)

    def _dated(self, file: ConfigFile) -> ConfigFile:
        """Return the file with each of its waivers marked as expired or not."""
        if not file.waivers:
            return file
        from gouji.config.waivers import today

        day = self.command_line.today or today()
        waivers = (evolve(waiver, expired=waiver.until is not None and waiver.until < day) for waiver in file.waivers)
        return evolve(file, waivers=tuple(waivers))
