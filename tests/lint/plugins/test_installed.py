"""Entry points are read from the folders that installers write."""

from pathlib import Path
import zipfile

import pytest

from gouji.plugins.installed import InstalledEntry, installed_entries


def install(folder: Path, info: str, entries: str) -> None:
    (folder / info).mkdir(parents=True)
    (folder / info / "entry_points.txt").write_text(entries, "utf-8")


def entries(*folders: Path) -> list[InstalledEntry]:
    return list(installed_entries("gouji", [str(folder) for folder in folders]))


@pytest.mark.parametrize(
    "text",
    [
        "[gouji]\nodd = odd.plugin\n",
        "[console_scripts]\nx = y:z\n\n[gouji]\nodd=odd.plugin\n[other]\na = b\n",
        "[ gouji ]\r\n# a note\r\n; another\r\nodd = odd.plugin [extra]\r\n",
    ],
)
def test_the_lines_of_the_group_are_read(tmp_path: Path, text: str) -> None:
    install(tmp_path, "odd_pack-1.2.dist-info", text)

    assert entries(tmp_path) == [InstalledEntry("odd", "odd.plugin", "odd-pack", "1.2")]


def test_of_two_distributions_of_one_name_the_first_on_the_path_counts(tmp_path: Path) -> None:
    install(tmp_path / "a", "odd_pack-2.0.dist-info", "[gouji]\nodd = new\n")
    install(tmp_path / "b", "Odd.Pack-1.0.dist-info", "[gouji]\nodd = old\n")

    assert [entry.target for entry in entries(tmp_path / "a", tmp_path / "b")] == ["new"]


def test_distributions_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        install(tmp_path, f"{name}-1.dist-info", f"[gouji]\n{name} = {name}\n")

    assert [entry.name for entry in entries(tmp_path)] == ["a", "b", "c"]


def test_an_archive_on_the_path_is_read_too(tmp_path: Path) -> None:
    archive = tmp_path / "odd.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("odd_pack-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: odd-pack\nVersion: 1.0\n")
        file.writestr("odd_pack-1.0.dist-info/entry_points.txt", "[gouji]\nodd = odd.plugin\n")

    assert entries(archive) == [InstalledEntry("odd", "odd.plugin", "odd-pack", "1.0")]


def test_what_cannot_be_read_brings_nothing(tmp_path: Path) -> None:
    (tmp_path / "odd-1.dist-info").mkdir()
    install(tmp_path, "bad-1.dist-info", "")
    (tmp_path / "bad-1.dist-info" / "entry_points.txt").write_bytes(b"[gouji]\n\xff = x\n")

    assert entries(tmp_path, tmp_path / "absent") == []
