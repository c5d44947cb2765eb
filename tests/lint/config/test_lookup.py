"""The closest file upward holds; it is read once, settings are kept; without one, YAML is not even imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess
import sys
from typing import Any

import pytest

from gouji.config import CommandLine, Configurations
from gouji.config.lookup import closest_file
from gouji.plugins.finder import load_plugins

Write = Callable[..., Path]


def test_files_that_match_the_same_overrides_share_their_settings(write: Write, plugins: Any) -> None:
    write("overrides: [{files: '2019/**', rules: {T101: off}}]\n")
    configurations = Configurations(plugins, CommandLine())

    first, second, other = (configurations.settings(Path(path)) for path in ("2019/a.txt", "2019/b/c.txt", "a.txt"))

    assert (first is second, first is other) == (True, False)


def test_a_file_is_read_once(write: Write, plugins: Any) -> None:
    path = write("rules: {T101: off}\n")
    configurations = Configurations(plugins, CommandLine())
    first = configurations.settings(Path("a.txt"))
    path.write_text("rules: [", "utf-8")

    assert configurations.settings(Path("b.txt")) is first


def test_a_configuration_of_the_command_line_is_used_for_all_files(write: Write, plugins: Any) -> None:
    write("rules: {T101: off}\n")
    write("fail-on: info\n", "ci/strict.yaml")
    configurations = Configurations(plugins, CommandLine(config=Path("ci/strict.yaml")))

    settings = [configurations.settings(Path(path)) for path in ("a.txt", "b/c.txt")]

    assert [s.fail_on for s in settings] == ["info", "info"]


def test_relative_and_absolute_paths_name_the_same_file(write: Write, folder: Path, plugins: Any) -> None:
    write("exclude: /a/b.txt\n")
    configurations = Configurations(plugins, CommandLine())

    paths = [Path("a/b.txt"), folder / "a" / "b.txt", Path("x/../a/b.txt")]

    assert [configurations.excludes(path) for path in paths] == [True, True, True]


def test_a_folder_that_is_excluded_excludes_what_is_in_it(write: Write, plugins: Any) -> None:
    write("exclude: [草稿]\n")
    configurations = Configurations(plugins, CommandLine())

    assert [configurations.excludes(path) for path in ("a/草稿", "草稿/b.txt", "草稿.txt", "../草稿/b.txt")] == [
        True,
        True,
        False,
        False,
    ]


def test_without_a_configuration_file_no_yaml_is_imported(folder: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from gouji.config import CommandLine, Configurations\n"
        "from gouji.plugins.finder import load_plugins\n"
        "settings = Configurations(load_plugins(), CommandLine(select=('T',))).settings(Path('a.txt'))\n"
        "print(settings.file.path, sorted({'ruamel.yaml', 'difflib', 'gouji.config.extends'} & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=folder)

    assert done.stdout == "None []\n"


def test_the_closest_file_upward_is_found(write: Write, folder: Path) -> None:
    write("", ".gouji.yaml")
    nearer = write("", "a/.gouji.yaml")
    write("", "a/b/report.txt")

    assert closest_file(str(folder / "a" / "b"), {}) == str(nearer)


def test_a_file_beside_the_report_is_found(write: Write, folder: Path) -> None:
    beside = write("")

    assert closest_file(str(folder), {}) == str(beside)


def test_the_search_ends_at_the_root_of_the_repository(write: Write, folder: Path) -> None:
    write("")
    write("", "inner/.git/HEAD")
    write("", "inner/a/report.txt")

    assert closest_file(str(folder / "inner" / "a"), {}) is None


def test_a_worktree_is_a_repository(write: Write, folder: Path) -> None:
    write("")
    write("gitdir: elsewhere\n", "inner/.git")

    assert closest_file(str(folder / "inner"), {}) is None


def test_the_root_of_the_repository_is_searched_itself(write: Write, folder: Path) -> None:
    at_root = write("", "inner/.gouji.yaml")
    write("", "inner/.git/HEAD")
    write("", "inner/a/report.txt")

    assert closest_file(str(folder / "inner" / "a"), {}) == str(at_root)


def test_outside_of_a_repository_the_search_goes_on_upward(write: Write, folder: Path) -> None:
    (folder / ".git").rmdir()
    above = write("")
    write("", "a/b/c/report.txt")

    assert closest_file(str(folder / "a" / "b" / "c"), {}) == str(above)


def test_a_folder_of_that_name_is_not_passed_over(folder: Path) -> None:
    (folder / "a" / ".gouji.yaml").mkdir(parents=True)

    assert closest_file(str(folder / "a"), {}) == str(folder / "a" / ".gouji.yaml")


def test_folders_that_are_not_there_are_searched_upward(write: Write, folder: Path) -> None:
    """Standard input may have any name."""
    at_root = write("")

    assert closest_file(str(folder / "not" / "there"), {}) == str(at_root)


def test_what_was_found_is_kept(write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_root = write("")
    known: dict[str, str | None] = {}
    closest_file(str(folder / "a" / "b"), known)
    at_root.unlink()

    assert closest_file(str(folder / "a" / "c"), known) == str(at_root)


def test_the_files_that_set_something_are_known(write: Write) -> None:
    write("extends: shared/more.yaml\npacks: ./pack.yaml\n")
    write("rules: {T101: off}\n", "shared/more.yaml")
    write(
        "pack: own\nkind: gongkai\nrules: [{code: OW101, name: own-x, title: 甲, in: other, must-mention: {any: [乙]}}]\n",
        "pack.yaml",
    )
    configurations = Configurations(load_plugins(), CommandLine())
    configurations.settings(Path("a.txt"))

    assert configurations.sources == {".gouji.yaml", "shared/more.yaml", "pack.yaml"}
