"""The files that a configuration is read from: itself, what it extends, and the packs that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
import os
from pathlib import Path

from gouji.config.extends import read_with_problems
from gouji.config.lookup import load_plugins_here, working_folder
from gouji.config.named import refuse_folder
from gouji.language import locale_language
from gouji.message import Language
from gouji.rules.catalogue import Catalogue
from gouji.yaml.load import Readable, read_file
from gouji.yaml.problems import Problem, fail

__all__ = ["files_of_configuration"]


def files_of_configuration(config: Path, language: Language | None = None) -> Mapping[Path, bytes]:
    """Return the bytes of each file that a configuration is read from, by absolute paths; raise `ConfigurationError`.

    What is wrong is told in a *language*, without one in that of the locale.
    """
    language = language or locale_language()
    refuse_folder(config, Path(working_folder()), language)
    found: dict[Path, bytes] = {}

    def read(file: Path, readable: Readable) -> bytes:
        data = read_file(file, readable)
        found[Path(os.path.normpath(file.absolute()))] = data
        return data

    catalogue = Catalogue.of(load_plugins_here(str(config)))
    problems: list[Problem] = []
    path = Path(os.path.normpath(config.absolute()))
    read_with_problems(path, catalogue, problems, working_folder(), is_named=True, read=read)
    fail(problems, language)
    return found
