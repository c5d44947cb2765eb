"""Run gouji where some distributions are installed beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
import os
from pathlib import Path
import subprocess
import sys
import tomllib
from typing import TypeAlias

import pytest

Run: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


def install(pack: Path, folder: Path) -> None:
    """Write what an installer leaves of a distribution: its name, its version and its entry points."""
    project = tomllib.loads((pack / "pyproject.toml").read_text("utf-8"))["project"]
    name, version = project["name"], project["version"]
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    entries = [f"{entry} = {target}" for entry, target in project["entry-points"]["gouji"].items()]
    (info / "entry_points.txt").write_text("\n".join(["[gouji]", *entries, ""]), "utf-8")


@pytest.fixture(name="install")
def _install() -> Callable[[Path, Path], None]:
    """A function: write into a folder what an installer leaves of a distribution."""
    return install


@pytest.fixture
def gouji_with(tmp_path: Path) -> Run:
    """A function: run gouji, in a folder of its own, where the distributions of some folders are installed."""

    def run(packs: Iterable[Path], *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        for pack in packs:
            install(pack, tmp_path)
        path = os.pathsep.join(map(str, [tmp_path, *packs]))
        return subprocess.run(
            [sys.executable, "-m", "gouji", *arguments],
            cwd=tmp_path,
            env={**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": path, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
