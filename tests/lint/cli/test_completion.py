"""``gouji completion``: the scripts, as far as they can be read without their shells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.api import Message
from gouji.api.running import Command
from gouji.cli.completion import _SHELLS
from gouji.errors import CommandError
from gouji.plugins.model import Plugins

Run: TypeAlias = Callable[..., Any]


def _nothing(*_: object) -> int:
    return 0


def _fails(_parser: object) -> None:
    raise CommandError("bad", Message("坏", "bad fails"))


@pytest.mark.parametrize("shell", _SHELLS)
def test_a_script_has_commands_formats_of_plugins_rules_and_packs(gouji: Run, shell: str) -> None:
    ended = gouji("completion", shell)

    assert (ended.status, ended.err) == (0, "")
    assert [word for word in ("annotate", "shout", "Z101", "error-word") if word not in ended.out] == []


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "C.UTF-8"])
@pytest.mark.parametrize("shell", _SHELLS)
def test_paths_are_completed_whatever_the_language(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, shell: str, locale: str
) -> None:
    english = gouji("completion", shell).out
    monkeypatch.setenv("LANG", locale)

    told = gouji("completion", shell).out

    assert told.count("_files") == english.count("_files") > 0 or shell == "tcsh"


def test_the_script_for_powershell_is_ascii(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    assert gouji("completion", "powershell").out.isascii()


def test_a_shell_that_is_not_known_ends_with_2(gouji: Run) -> None:
    ended = gouji("completion", "cmd")

    assert (ended.status, ended.out, "powershell" in ended.err) == (2, "", True)


def test_a_plugins_command_that_fails_is_told_and_completed_without_its_arguments(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, plugins: Plugins
) -> None:
    commands = (*plugins.commands, Command("bad", Message("坏", "a bad one"), _nothing, _fails))
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: attrs.evolve(plugins, commands=commands))

    ended = gouji("completion", "fish")

    assert (ended.status, ended.err, "-a bad " in ended.out) == (0, "gouji: bad fails\n", True)


def test_words_that_a_shell_would_obey_are_left_out(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, plugins: Plugins
) -> None:
    evil = attrs.evolve(plugins.formats[0], name="$(touch evil)")
    monkeypatch.setattr(
        "gouji.plugins.finder.load_plugins", lambda *_: attrs.evolve(plugins, formats=(*plugins.formats, evil))
    )

    assert [shell for shell in _SHELLS if "evil" in gouji("completion", shell).out] == []


def test_a_pack_of_the_folder_is_among_the_words(gouji: Run, tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").write_text("packs: [./lanjiang.yaml]\n", encoding="utf-8")
    (tmp_path / "lanjiang.yaml").write_text(
        "pack: lanjiang\nkind: gongkai\nrules:\n  - {code: LJ101, name: lanjiang-fees, title: 收费, message: 没有说明, in: other,"
        " must-mention: {any: [信息处理费]}}\n",
        encoding="utf-8",
    )

    assert [
        word for word in ("LJ101", "lanjiang-fees", "lanjiang") if word not in gouji("completion", "fish").out
    ] == []
