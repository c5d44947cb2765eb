"""``gouji config check`` tells all mistakes in configurations and packs, and passes other files over where asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Gouji = Callable[..., Any]

PACK = """\
pack: ours
kind: gongkai
rules:
  - code: OU101
    name: ours-fees
    title: 应写收费
    message: 没有写收费
    in: other
    must-mention: {any: [收费]}
"""
CONFIGURATION = "packs: [./我们 的.yaml]\nrules: {ours-fees: error}\n"


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], None]:
    """Write a file of the folder, which is a repository."""
    (tmp_path / ".git").mkdir()

    def make(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    return make


Put = Callable[[str, str], None]


def _told(ended: Any) -> list[str]:
    """The first line of each problem."""
    return [problem.splitlines()[0] for problem in ended.err.split("\n\n")]


def test_sound_files_end_with_0(gouji: Gouji, put: Put) -> None:
    put(".gouji.yaml", CONFIGURATION)
    put("我们 的.yaml", PACK)

    ended = gouji("config", "check", ".gouji.yaml", "我们 的.yaml")

    assert (ended.status, ended.out, ended.err) == (0, "no mistake in 2 files\n", "")


@pytest.mark.parametrize("arguments", [(), (".",), (".gouji.yaml", "我们 的.yaml"), ("2024",), ("我们 的.yaml",)])
def test_all_mistakes_are_told_at_once_each_with_a_caret(gouji: Gouji, put: Put, arguments: tuple[str, ...]) -> None:
    put(".gouji.yaml", CONFIGURATION.replace("error", "now"))
    put("我们 的.yaml", PACK.replace("in: other", "in: othr"))
    put("2024/x.txt", "")

    ended = gouji("config", "check", *arguments)

    assert (ended.status, ended.out) == (2, "")
    assert "      in: othr\n          ^" in ended.err
    assert {line.partition(": ")[0] for line in _told(ended)} == {".gouji.yaml:2:20", "我们 的.yaml:8:9"}


def test_a_configuration_that_a_pack_makes_wrong_is_told_with_the_pack(gouji: Gouji, put: Put) -> None:
    put(".gouji.yaml", CONFIGURATION)
    put("我们 的.yaml", PACK.replace("ours-fees", "ours-charges"))

    assert _told(gouji("config", "check", "我们 的.yaml"))[0].startswith(".gouji.yaml:2:9: unknown rule 'ours-fees'")


def test_a_file_that_a_configuration_extends_is_one(gouji: Gouji, put: Put) -> None:
    put(".gouji.yaml", "extends: [./base.yaml]\n")
    put("base.yaml", "fail-on: now\n")

    assert _told(gouji("config", "check", "--skip-others", "base.yaml")) == [
        "base.yaml:1:10: fail-on is 'now'; expected one of error, warning, info, never"
    ]


def test_a_pack_that_no_configuration_asks_for_is_checked_by_itself(gouji: Gouji, put: Put) -> None:
    put(".gouji.yaml", "fail-on: now\n")
    put("ours.yaml", PACK.replace("in: other", "in: othr"))
    put("folder/pack.yaml", "pack: more\nkind: gongkai\n")
    put("folder/rules.yaml", "rules:\n  - codes: MO101\n")

    assert [line.split(": ")[0] for line in _told(gouji("config", "check", "ours.yaml"))] == ["ours.yaml:8:9"]
    for part in ("folder", "folder/rules.yaml", "folder/pack.yaml"):
        assert {line.split(":")[0] for line in _told(gouji("config", "check", part))} == {"folder/rules.yaml"}


OTHERS = {
    "workflow.yaml": "name: x\non: push\njobs: {}\n",
    ".eslintrc.yaml": "extends: [x]\nrules: {x: off}\noverrides: []\n",
    "role.yaml": "apiVersion: v1\nkind: Role\nrules: []\n",
    "broken.yaml": "a: [\n",
    "empty.yaml": "",
    "list.yaml": "- a\n",
}


def test_other_files_are_passed_over_where_that_is_asked(gouji: Gouji, put: Put, tmp_path: Path) -> None:
    put(".gouji.yaml", "fail-on: now\n")
    for name, text in OTHERS.items():
        put(name, text)
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00\x00\x01")
    (tmp_path / "large.yaml").write_bytes(b"x: y\n" * 200_000)
    names = [*OTHERS, "binary.yaml", "large.yaml"]

    ended = gouji("config", "check", "--skip-others", *names)

    assert (ended.status, ended.out, ended.err) == (0, "no configuration and no pack\n", "")
    assert [name for name in names if gouji("config", "check", name).status != 2] == []


def test_a_file_that_is_neither_is_told(gouji: Gouji, put: Put) -> None:
    put("workflow.yaml", OTHERS["workflow.yaml"])

    assert _told(gouji("config", "check", "workflow.yaml")) == [
        "workflow.yaml:1:1: neither a configuration nor a pack: a configuration is named .gouji.yaml, or is one that it"
        " extends; a pack begins with pack: and its name"
    ]


def test_a_configuration_of_a_name_that_is_not_read_is_told(gouji: Gouji, put: Put) -> None:
    put(".gouji.yml", "fail-on: error\n")

    ended = gouji("config", "check", "--skip-others", ".gouji.yml")

    assert (ended.status, _told(ended)) == (
        2,
        [".gouji.yml is not read: a configuration is named .gouji.yaml; rename it"],
    )


def test_what_cannot_be_read_is_told(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").write_bytes("fail-on: 错\n".encode("utf-16"))

    assert gouji("config", "check", "--skip-others", ".gouji.yaml").status == 2
    assert _told(gouji("config", "check", "gone.yaml")) == ["cannot read the file gone.yaml: the file is not there"]


def test_a_configuration_of_any_name_is_checked_where_it_is_named_as_one(gouji: Gouji, put: Put) -> None:
    put("ci.yaml", "fail-on: now\n")

    assert gouji("config", "check", "--config", "ci.yaml", "ci.yaml").status == 2
    assert gouji("config", "check", "--config", "ci.yaml").status == 2


def test_without_a_configuration_there_is_nothing_to_check(gouji: Gouji, put: Put) -> None:
    ended = gouji("config", "check", "--lang", "zh")

    assert (ended.status, ended.out) == (0, "没有配置文件和规则包\n")
