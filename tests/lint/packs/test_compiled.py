"""A pack that comes out of the cache is the one that was read; what cannot be believed is read anew."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.benchmarks.packs import write_packs

from gouji.packs.compiled import KeptNodes, from_bytes, key_of
from gouji.packs.library import Library
from gouji.packs.model import PackFile
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source
from gouji.yaml.problems import Problem
from gouji.yaml.setting import Setting

BUILT_IN = Path(__file__).parents[3] / "rules" / "gouji_gongkai" / "packs"

PACK = """\
pack: guizhou
title: {zh: 贵州, en: Guizhou}
version: "2025.1"
source: 黔府办函〔2025〕2号
extends: [shandong, ./other.yaml]
settings:
  missing-supervision-result: warning
  leftover-caption: {in_place: allow}
accepts:
  headings: {problems: [存在的主要困难及改进措施]}
  labels: {requests.granted: [（一）予以公开（含主动公开）]}
rules:
  - code: GZ101
    name: guizhou-share
    severity: error
    title: 申请不应过多
    years: -2030
    options:
      share: {type: number, default: 2.5}
      words: {type: array, default: [申请, 公开], title: 词语}
      known: {type: boolean, default: true}
    when: prior.requests.new.total > 0 and year >= 2021 and not level == "province"
    require: requests.new.total <= $share * prior.requests.new.total and sum(requests.denied.*.total) >= 0
    page: |
      # 自己写的
    cases: []
"""


class _Keeping:
    """A cache in memory."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.data.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.data[key] = data

    def close(self) -> None: ...


def _read(reference: str, plugins: Plugins, kept: _Keeping) -> tuple[PackFile | None, list[Problem]]:
    problems: list[Problem] = []
    library = Library(Catalogue.of(plugins), problems, lambda _path: None, Path(), kept)
    library.ask_for(Setting(reference, "", None))
    pack = library.packs.get(reference)
    return (pack.file if pack is not None else None), problems


def _all_of(file: PackFile | None) -> dict[str, Any]:
    """All that a pack holds, as plain data."""

    def plain(_instance: object, _field: object, value: object) -> object:
        return tuple(value) if isinstance(value, KeptNodes) else value

    assert file is not None
    return attrs.asdict(file, value_serializer=plain)


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A folder with packs that have every key and check."""
    write_packs(tmp_path, packs=1, rules=20)
    (tmp_path / "guizhou.yaml").write_text(PACK, "utf-8")
    other = (
        "pack: other\nkind: gongkai\nrules: [{code: OT101, name: other-words, title: 题, must-not-mention: [一二三]}]\n"
    )
    (tmp_path / "other.yaml").write_text(other, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["./province-0.yaml", "./guizhou.yaml", *(each.stem for each in BUILT_IN.glob("*.yaml"))]
)
def test_a_pack_comes_out_of_the_cache_as_it_was_read(
    name: str, everything: Path, plugins: Plugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, reference = _Keeping(), str(everything / name) if "/" in name else name
    first, problems = _read(reference, plugins, kept)
    monkeypatch.delattr("gouji.packs.read.read_pack")

    again, _ = _read(reference, plugins, kept)

    assert problems == []
    assert _all_of(again) == _all_of(first)


def test_a_pack_with_mistakes_is_not_kept(everything: Path, plugins: Plugins) -> None:
    path, kept = everything / "province-0.yaml", _Keeping()
    path.write_text(path.read_text("utf-8").replace("years: 2021-", "years: soon", 1), "utf-8")

    found = [[each.text("en") for each in _read(str(path), plugins, kept)[1]] for _ in range(2)]

    assert found[0] == found[1] != []
    assert kept.data == {}


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff" * 40, marshal.dumps(7), marshal.dumps([99, "x"]), marshal.dumps([1]), marshal.dumps([-1, 3, 0])],
)
def test_bytes_that_are_no_pack_are_none(data: bytes) -> None:
    assert from_bytes(data, (), Path()) is None


def test_a_pack_of_another_text_or_folder_or_without_patterns_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source.from_text("pack: a", "a.yaml")
    keys = [key_of([source], Path("a")), key_of([source], Path("b")), key_of([source, source], Path("a"))]
    monkeypatch.setattr("gouji.packs.compiled.find_spec", lambda _name: None)

    assert len({*keys, key_of([source], Path("a"))}) == 4
