"""Imports run one way: each room imports only rooms that stand below it, and strangers only the api."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]

ROOMS = (
    "cli",
    "docs",
    "api",
    "annotating",
    "fixing",
    "run",
    "config",
    "plugins",
    "packs",
    "yaml",
    "waivers",
    "output",
    "packed",
    "results",
    "comparing",
    "checking",
    "rules",
    "binding",
    "report",
    "forms",
    "document",
    "wording",
    "strangers",
    "text",
    "stored",
    "installing",
    "errors",
    "language",
    "reasons",
    "message",
    "value",
    "frozen",
    "named",
    "late",
    "there",
    "_version",
)
"""The rooms from the top down (docs/architecture.md tells what each is for)."""

TESTING_MAY = set(ROOMS) - {"cli", "output"} | {"testing"}
"""What gouji.testing, which stands beside the stair, may import: all that reads and checks, nothing that prints."""

FUZZ_MAY = {*ROOMS, "testing"}
"""What gouji.testing.fuzz may import, which tries all of gouji: its configuration, its output, its exit status."""


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, at its top or inside a function."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            module = node.module or ""
            yield from (f"gouji.{alias.name}" for alias in node.names) if module == "gouji" else (module,)


def modules_of(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "lint" / "gouji").parts[0].removesuffix(".py")


def upward(room: str, imported: str) -> bool:
    """Whether a room may not import a module, named without ``gouji.``; ``gouji pack test`` calls the tester of packs."""
    target = imported.partition(".")[0]
    if target == room or (room == "cli" and imported.startswith("testing.packs")):
        return False
    return target not in ROOMS or ROOMS.index(target) < ROOMS.index(room)


def test_every_room_has_its_place_on_the_stair() -> None:
    rooms = {room_of(path) for path in modules_of("lint/gouji")}

    assert rooms - {"__init__", "__main__", "testing"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of("lint/gouji")
        if room_of(path) == room
        for name in imports(path)
        if name.startswith("gouji.") and upward(room, name.removeprefix("gouji."))
    ]

    assert wrong == []


def test_the_testing_room_imports_what_it_may() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of("lint/gouji/testing")
        for name in imports(path)
        if name.startswith("gouji.") and name.split(".")[1] not in (FUZZ_MAY if "fuzz" in path.parts else TESTING_MAY)
    ]

    assert wrong == []


PACKAGES = {
    "rules/gouji_common": ("gouji_common",),
    "rules/gouji_gongkai": ("gouji_gongkai", "gouji_common"),
    "rules/gouji_websites": ("gouji_websites", "gouji_common"),
    "plugins/gouji_plugins": ("gouji_plugins",),
}
"""The packages beside gouji, and whose modules each imports."""

API = {
    "rules/gouji_common": {"gouji.api"},
    "rules/gouji_gongkai": {"gouji.api"},
    "rules/gouji_websites": {"gouji.api"},
    "plugins/gouji_plugins": {"gouji.api", "gouji.api.documents", "gouji.api.running"},
}
"""The parts of the library's interface that each package uses: rules need neither readers nor runs."""


def is_of_tests(path: Path, package: str) -> bool:
    """Whether a module is of what a package brings to tests."""
    return path.relative_to(ROOT / package).parts[0] == "testing"


def is_testing(name: str) -> bool:
    """Whether a module is of ``gouji.testing``."""
    return name.split(".")[:2] == ["gouji", "testing"]


@pytest.mark.parametrize("package", PACKAGES)
def test_rules_and_plugins_import_nothing_of_gouji_but_the_api(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of(package)
        for name in imports(path)
        if name.startswith("gouji") and name not in API[package] and name.split(".")[0] not in PACKAGES[package]
        if not (is_of_tests(path, package) and is_testing(name))
    ]

    assert wrong == []


@pytest.mark.parametrize("package", PACKAGES)
def test_what_a_package_brings_to_tests_is_imported_by_nothing_else_of_it(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of(package)
        for name in imports(path)
        if name.split(".")[0] in PACKAGES[package] and "testing" in name.split(".")
        if not is_of_tests(path, package)
    ]

    assert wrong == []


@pytest.mark.parametrize("package", ["gouji_common", "gouji_gongkai", "gouji_websites", "gouji_plugins"])
def test_the_engine_imports_no_rule_and_no_plugin(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of("lint/gouji")
        for name in imports(path)
        if name.split(".")[0] == package
    ]

    assert wrong == []


def test_the_contract_tells_an_upward_import() -> None:
    """The table itself: text may not import forms, forms may import text."""
    told = [upward("text", "forms.model"), upward("forms", "text.fold")]

    assert told == [True, False]


def test_no_circle_among_files_and_the_rooms_are_drawn() -> None:
    drawn = subprocess.run(
        [sys.executable, ".ci/draw_imports.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert drawn.stderr == ""
    assert 'run["run"] -->' in drawn.stdout
    assert 'text["text"] -->|1| cli' not in drawn.stdout
