"""Each source root holds its packages and is none itself."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("root", "packages"),
    [
        ("lint", {"gouji"}),
        ("rules", {"gouji_common", "gouji_gongkai", "gouji_websites"}),
        ("plugins", {"gouji_plugins", "vscode"}),  # the second is the extension of an editor
    ],
)
def test_a_source_root_holds_its_packages_and_nothing_else(root: str, packages: set[str]) -> None:
    found = {path.name for path in (ROOT / root).iterdir() if not path.name.startswith((".", "__pycache__"))}

    assert found == packages


@pytest.mark.parametrize(
    "package",
    ["lint/gouji", "rules/gouji_common", "rules/gouji_gongkai", "rules/gouji_websites", "plugins/gouji_plugins"],
)
def test_every_package_is_typed_and_every_folder_with_modules_is_a_package(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    bare = {str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()}

    assert ((ROOT / package / "py.typed").exists(), bare) == (True, set())


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    modules = [path for root in ("lint", "rules", "plugins") for path in (ROOT / root).rglob("*.py")]
    silent = [str(path.relative_to(ROOT)) for path in modules if not path.read_text("utf-8").startswith('"""')]

    assert silent == []


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    modules = [path for root in ("lint", "rules", "plugins") for path in (ROOT / root).rglob("*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules}

    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}
