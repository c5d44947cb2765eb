"""``python -m gouji.rules.compile PACKAGE``: write the rules of a package's modules to its ``rules.json``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
import sys
from types import ModuleType

from gouji.rules.index import rules_of_modules, rules_to_json

__all__ = ["compiled", "target_of"]

_TESTING = "testing"


def compiled(package: str) -> str:
    """Return the JSON list of the rules of a package."""
    return rules_to_json(rules_of_modules(_modules(package)))


def target_of(package: str) -> Path:
    """Return the path of a package's ``rules.json``."""
    return Path(str(import_module(package).__file__)).with_name("rules.json")


def _modules(package: str) -> Iterator[ModuleType]:
    """Import and yield every module of a package but its ``testing``, which may need more than is installed."""
    for found in iter_modules(import_module(package).__path__, f"{package}."):
        if found.name.rpartition(".")[2] != _TESTING:
            yield import_module(found.name)
            if found.ispkg:
                yield from _modules(found.name)


if __name__ == "__main__":
    target = target_of(sys.argv[1])
    target.write_text(compiled(sys.argv[1]), "utf-8", newline="\n")
    print(target)  # noqa: T201 (a script's output)
