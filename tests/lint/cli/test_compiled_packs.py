"""What the command line prints is the same with packs out of the cache, read anew, and from a cache that is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji.run.pack_cache import FILE_NAME

Gouji = Callable[..., Any]

PACK = """\
pack: guizhou
version: "2025.1"
kind: gongkai
settings: {error-word: {depth: 5}}
rules:
  - code: GZ101
    name: guizhou-work-points
    title: 第六部分应报告政务公开工作要点落实情况
    options: {words: {type: array, default: [工作要点], title: 词语}}
    in: other
    must-mention: {any: $words}
    cases:
      - bad: |
          六、其他需要报告的事项
          本年度未收取信息处理费。
        at: 六、其他需要报告的事项
  - {code: GZ102, name: guizhou-village, title: 村, bodies: {type: township}, in: other, must-mention: {any: [/村+/]}}
"""
REPORT = (
    "澄江市气象局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局依法公开。\n六、其他需要报告的事项\n无。\n"
)
COMMANDS = (
    ("check", "report.txt", "--lang", "en"),
    ("check", "report.txt", "--format", "json", "--coverage"),
    ("config", "show", "report.txt"),
    ("explain", "GZ101", "--lang", "zh"),
    ("rules", "--pack", "./guizhou.yaml", "--format", "json"),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for caches, beside a configuration with a pack and a report."""
    (tmp_path / "guizhou.yaml").write_text(PACK, "utf-8")
    (tmp_path / ".gouji.yaml").write_text("packs: [./guizhou.yaml]\n", "utf-8")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def _file(home: Path) -> Path:
    return next(home.rglob(FILE_NAME))


def _broken(home: Path) -> None:
    _file(home).write_bytes(_file(home).read_bytes()[:100] + b"\xff" * 9000)


def _of_another_user(home: Path) -> None:
    secret = next(home.rglob("secret"))
    secret.write_bytes(b"x" * len(secret.read_bytes()))


def test_nothing_printed_depends_on_the_cache(gouji: Gouji, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [gouji(*command) for command in COMMANDS]
    with monkeypatch.context() as patch:
        patch.delattr("gouji.packs.read.read_pack")
        kept = [gouji(*command) for command in COMMANDS[:4]]
    found = []
    for spoil in (_broken, _of_another_user):
        spoil(home)
        found.append([gouji(*command) for command in COMMANDS])

    assert kept == first[:4]
    assert found == [first, first]
    assert "GZ101" in first[0].out


def test_without_the_cache_none_is_made(gouji: Gouji, home: Path) -> None:
    ended = gouji("check", "report.txt", "--no-cache", "--lang", "en")

    assert not list(home.rglob(FILE_NAME))
    assert ended == gouji("check", "report.txt", "--lang", "en")


def test_mistakes_are_told_again_with_their_carets(gouji: Gouji, home: Path) -> None:
    (home.parent / "guizhou.yaml").write_text(PACK.replace("in: other", "in: others"), "utf-8")

    first, again = (gouji("check", "report.txt", "--lang", "en") for _ in range(2))

    assert (first.status, again) == (2, first)
    assert "^" in first.err
