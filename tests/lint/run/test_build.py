"""The build's fingerprint changes with the code of gouji and of its plugins."""

from __future__ import annotations

from importlib import import_module
import os
from pathlib import Path
import sys

import attrs
import pytest

from gouji.plugins.model import FoundPlugin, Plugins
from gouji.run.build import build_fingerprint


@pytest.fixture
def own(plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plugins:
    """The plugins of a package of a test's own."""
    package = tmp_path / "own_pack"
    (package / "rules").mkdir(parents=True)
    for name in ("__init__.py", "plugin.py", "rules/__init__.py", "rules/one.py"):
        (package / name).write_text("", encoding="utf-8")
    (tmp_path / "own_module.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("own_pack", "own_module"):
        monkeypatch.delitem(sys.modules, name, raising=False)
        import_module(name)
    found = tuple(
        FoundPlugin(name, "own", "1.0", target)
        for name, target in (("a", "own_pack.plugin"), ("b", "own_module:plugin"))
    )
    return attrs.evolve(plugins, found=found)


def test_the_same_code_has_the_same_fingerprint(own: Plugins) -> None:
    assert build_fingerprint(own) == build_fingerprint(own)


@pytest.mark.parametrize("name", ["own_pack/rules/one.py", "own_module.py"])
def test_an_edited_file_changes_it(own: Plugins, tmp_path: Path, name: str) -> None:
    before = build_fingerprint(own)
    os.utime(tmp_path / name, ns=(1, 1))

    assert build_fingerprint(own) != before


def test_a_compiled_file_changes_nothing(own: Plugins, tmp_path: Path) -> None:
    before = build_fingerprint(own)
    (tmp_path / "own_pack/__pycache__").mkdir(exist_ok=True)
    (tmp_path / "own_pack/__pycache__/one.pyc").write_bytes(b"x")

    assert build_fingerprint(own) == before


def test_another_version_of_a_plugin_changes_it(own: Plugins) -> None:
    newer = attrs.evolve(own, found=(attrs.evolve(own.found[0], version="1.1"), own.found[1]))

    assert build_fingerprint(newer) != build_fingerprint(own)
