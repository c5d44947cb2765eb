"""``gouji init`` writes a commented configuration, and leaves one that is there alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Gouji = Callable[..., Any]


def test_it_writes_a_configuration(gouji: Gouji, tmp_path: Path) -> None:
    ended = gouji("init")

    beginning = (tmp_path / ".gouji.yaml").read_text("utf-8").split("\n", 1)[0]
    assert (ended.status, ended.out, ended.err) == (0, "wrote .gouji.yaml\n", "")
    assert beginning.startswith("# The configuration of gouji")


def test_it_leaves_nothing_else_behind(gouji: Gouji, tmp_path: Path) -> None:
    gouji("init")

    assert [path.name for path in tmp_path.iterdir()] == [".gouji.yaml"]


@pytest.mark.parametrize(("arguments", "locale"), [(["--lang", "zh"], "C"), (["--lang=zh"], "C"), ([], "zh_CN.UTF-8")])
def test_its_comments_are_in_the_language_in_force(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], locale: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    ended = gouji("init", *arguments)

    assert (ended.out, (tmp_path / ".gouji.yaml").read_text("utf-8")[:12]) == (
        "已写入 .gouji.yaml\n",
        "# gouji（勾稽）的",
    )


def test_what_it_writes_changes_no_finding(gouji: Gouji, write: Callable[..., None], tmp_path: Path) -> None:
    write(a="一个错字，一个疑点。")
    before = gouji("check", "--format", "json", "--no-cache", "a.txt")
    gouji("init")

    after = gouji("check", "--format", "json", "--no-cache", "a.txt")

    assert after == before


@pytest.mark.parametrize("text", ["", "rules: {}\n"])
def test_it_overwrites_nothing(gouji: Gouji, tmp_path: Path, text: str) -> None:
    (tmp_path / ".gouji.yaml").write_text(text, "utf-8")

    ended = gouji("init")

    assert (ended.status, ended.out, (tmp_path / ".gouji.yaml").read_text("utf-8")) == (2, "", text)
    assert ended.err == "gouji: .gouji.yaml is there already; it is not overwritten\n"


def test_it_overwrites_no_link_that_leads_nowhere(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").symlink_to("elsewhere.yaml")

    ended = gouji("init")

    assert (ended.status, (tmp_path / "elsewhere.yaml").exists()) == (2, False)


def test_a_folder_that_may_not_be_searched_is_an_error(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root may search any folder, the system's answer is given in its place."""

    def refused(*_paths: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "lstat", refused)
    monkeypatch.setattr("gouji.fixing.beside.make_beside", refused)

    ended = gouji("init")

    assert (ended.status, ended.out, ended.err) == (
        2,
        "",
        "gouji: cannot write .gouji.yaml: there is no permission for it\n",
    )
