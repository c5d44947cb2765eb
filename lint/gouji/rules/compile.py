"""``python -m gouji.rules.compile PACKAGE``: write the rules of a package's modules to its ``rules.json``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
import sys
from types import ModuleType

from gouji.rules.index import rules_of_modules, rules_to_json

__all__ = ["compiled", "target_of"]


def compiled(package: str) -> str:
    """The list of the rules of a package."""
    return rules_to_json(rules_of_modules(_modules(package)))


def target_of(package: str) -> Path:
    """Where a package's list stands."""
    return Path(str(import_module(package).__file__)).with_name("rules.json")


def _modules(package: str) -> Iterator[ModuleType]:
    for found in walk_packages(import_module(package).__path__, f"{package}."):
        yield import_module(found.name)


if __name__ == "__main__":
    target = target_of(sys.argv[1])
    target.write_text(compiled(sys.argv[1]), "utf-8", newline="\n")
    print(target)  # noqa: T201 (a script's output)
