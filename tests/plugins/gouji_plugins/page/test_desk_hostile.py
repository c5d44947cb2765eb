"""Whatever is dropped on the page ends in a message: names that lead elsewhere, folders that are files, configurations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.plugins.gouji_plugins.page.conftest import Drop

from gouji_plugins.page.desk import start

TWICE = "another file has this name; only the first is checked"
NAMES = {
    "": "a file without a name is not read",
    "/./": "a file without a name is not read",
    "../a.txt": "there is .. in its name; it is not read",
    "a/../../b.txt": "there is .. in its name; it is not read",
    "d/" * 65 + "a.txt": "its name is too long, or has too many folders; it is not read",
    "长" * 1001: "its name is too long, or has too many folders; it is not read",
    "a\0.txt": "its name is no text; it is not read",
    "\ud800.txt": "its name is no text; it is not read",
}


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_whose_name_cannot_be_used_is_a_failure(name: str, drop: Drop, tmp_path: Path) -> None:
    desk = drop({"good.txt": "通讯录\n", name: "通讯录\n"})

    record = json.loads(desk.json("en"))

    assert [each["message"] for each in record["failures"]] == [NAMES[name]]
    assert [each["path"] for each in record["files"]] == ["good.txt"]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["good.txt"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("a/b.txt", "a//b.txt"), TWICE),
        (("/a/b.txt", "./a/b.txt"), TWICE),
        (("a", "a/b.txt"), "a file and a folder have this name; only the first is checked"),
        (("a/b.txt", "a"), "a file and a folder have this name; only the first is checked"),
    ],
)
def test_of_files_with_one_name_the_first_is_checked(names: tuple[str, str], told: str, drop: Drop) -> None:
    desk = drop(dict.fromkeys(names, "通讯录\n"))
    desk.put(names[0], b"")

    desk.check()
    record = json.loads(desk.json("en"))

    assert [each["message"] for each in record["failures"]] == [told, TWICE]
    assert [each["path"] for each in record["files"]] == [names[0].strip("/")]


@pytest.mark.skipif("os.name == 'nt'", reason="Windows has no such names")
def test_odd_names_are_checked(drop: Drop) -> None:
    names = ["-", "--help", "*.txt", "a\nb.txt", "a\\b.txt", "[x].txt", "~", "con", "\u202e.txt"]

    record = json.loads(drop(dict.fromkeys(names, "通讯录\n")).json("en"))

    assert (record["failures"], [each["path"] for each in record["files"]]) == ([], sorted(names))


@pytest.mark.parametrize(
    "content",
    [
        "rules: [",
        "\0",
        b"\xff\xfe",
        "extends: ../outside.yaml\n",
        "extends: /etc/passwd\n",
        "packs: [../../p.yaml]\n",
        "extends: .gouji.yaml\n",
        "plugins: [nowhere]\n",
        "a: &a [*a]\n",
    ],
)
def test_a_configuration_that_is_broken_or_leads_out_is_a_problem(
    content: str | bytes, drop: Drop, tmp_path: Path
) -> None:
    (tmp_path / "outside.yaml").write_text("fail-on: never\n", "utf-8")
    desk = drop({"a/.gouji.yaml": content, "a/b.txt": "通讯录\n"})

    problem = json.loads(desk.check())

    assert (set(problem), json.loads(desk.json("en"))["files"]) == ({"zh", "en"}, [])


def test_a_configuration_beside_files_is_in_force_and_no_report(drop: Drop) -> None:
    desk = drop({".gouji.yaml": "rules: {not-a-report: info}\n", "a.txt": "通讯录\n"})

    assert [(each["path"], each["infos"]) for each in json.loads(desk.json("en"))["files"]] == [("a.txt", 1)]


def test_nothing_dropped_is_nothing_checked(drop: Drop) -> None:
    desk = drop({})

    assert (desk.check(), json.loads(desk.json("en"))["files"], desk.compared()) == ("", [], "[]")


def test_a_second_start_has_an_empty_desk(drop: Drop) -> None:
    drop({"a.txt": "通讯录\n"})

    assert json.loads(start().json("en"))["files"] == []
