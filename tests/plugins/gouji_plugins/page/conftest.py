"""A desk on a folder of its own, which is the working directory, and how files come onto it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from gouji_plugins.page.desk import Desk, start

Drop: TypeAlias = Callable[[Mapping[str, "str | bytes"]], Desk]

EXAMPLES = Path(__file__).parents[4] / "docs/examples"


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drop:
    """Return a desk on which files were dropped and checked, by their names."""
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def drop(files: Mapping[str, str | bytes]) -> Desk:
        desk = start()
        for name, content in files.items():
            desk.put(name, content.encode() if isinstance(content, str) else content)
        desk.check()
        return desk

    return drop


@pytest.fixture(scope="session")
def examples() -> Mapping[str, bytes]:
    """The faulty and sound reports of the documentation, by their paths."""
    paths = [path for name in ("faulty", "sound") for path in (EXAMPLES / name).rglob("*") if path.is_file()]
    return {path.relative_to(EXAMPLES).as_posix(): path.read_bytes() for path in sorted(paths)}
