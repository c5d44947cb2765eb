"""The built wheel and a fresh environment with it, made once for all tests that need them."""

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program with the environment of a person who knows nothing of this checkout."""
    own = ("PYTHONPATH", "VIRTUAL_ENV", "GIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "LANG": "C.UTF-8", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="session")
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """``run(*command, cwd=FOLDER, **env)``: a program's status and output."""
    return _run


@pytest.fixture(scope="session")
def build_wheel(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """A function that builds the wheel of a project folder."""

    def build(project: Path) -> Path:
        target = tmp_path_factory.mktemp("dist")
        built = _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target, cwd=project)
        assert built.returncode == 0, built.stderr
        return next(target.glob("*.whl"))

    return build


@pytest.fixture(scope="session")
def wheel(build_wheel: Callable[[Path], Path]) -> Path:
    """The wheel of this checkout."""
    return build_wheel(ROOT)


@pytest.fixture(scope="session")
def make_environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function: a fresh environment that has some wheels and what they depend on, and no sources."""

    def make(*wheels: Path) -> Path:
        folder = tmp_path_factory.mktemp("environment") / "venv"
        for command in commands_for(folder):
            done = _run(*command, *(wheels if "install" in command else ()), cwd=folder.parent)
            assert done.returncode == 0, done.stderr
        return folder

    return make


def commands_for(folder: Path) -> list[tuple[str | Path, ...]]:
    """What makes an environment and installs what is named after it, with uv where it is."""
    uv, pinned = shutil.which("uv"), ("--constraint", ROOT / "constraints.txt")
    if uv is None:
        install = (folder / "bin" / "python", "-m", "pip", "install", "--quiet", *pinned)
        return [(sys.executable, "-m", "venv", folder), install]
    make = (uv, "venv", "--quiet", "--python", sys.executable, folder)
    return [make, (uv, "pip", "install", "--quiet", "--python", folder, *pinned)]


@pytest.fixture(scope="session")
def environment(make_environment: Callable[..., Path], wheel: Path) -> Path:
    """An environment with the wheel of this checkout."""
    return make_environment(wheel)
