"""The built wheel has the packages and nothing else, and works where the sources are not."""

from collections.abc import Callable
from pathlib import Path
import shutil
from subprocess import CompletedProcess
import sys
import tomllib
import zipfile

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = {Path(path).name: path for path in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]}

pytestmark = pytest.mark.slow


def names_in(wheel: Path) -> set[str]:
    """The files of a wheel, without its metadata."""
    names = set(zipfile.ZipFile(wheel).namelist())
    return {name for name in names if not name.split("/")[0].endswith(".dist-info")}


def test_the_wheel_holds_the_files_of_the_packages_and_no_other(wheel: Path) -> None:
    expected = {
        f"{package}/{path.relative_to(ROOT / root).as_posix()}"
        for package, root in PACKAGES.items()
        for path in (ROOT / root).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert names_in(wheel) == expected


def test_the_wheel_brings_the_program_the_plugins_and_the_license(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
    entry_points = archive.read(names["entry_points.txt"]).decode().split("\n")

    assert "LICENSE" in names
    groups = [PROJECT["project"]["scripts"], *PROJECT["project"]["entry-points"].values()]
    told = [f"{name} = {what}" for group in groups for name, what in group.items()]
    assert sorted(line for line in entry_points if " = " in line) == sorted(told)


def test_the_source_distribution_builds_the_same_wheel(
    wheel: Path, build_wheel: Callable[[Path], Path], run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    (archive,) = tmp_path.glob("*.tar.gz")
    run("tar", "--extract", "--file", archive, cwd=tmp_path)

    rebuilt = build_wheel(tmp_path / archive.name.removesuffix(".tar.gz"))

    assert names_in(rebuilt) == names_in(wheel)


def test_the_installed_program_checks_an_example_without_the_sources(
    environment: Path, run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copy(ROOT / "docs/examples/faulty/total-consistency/青岚县民政局2024.txt", tmp_path / "report.txt")

    done = run(environment / "bin" / "gouji", "check", "--format", "concise", "report.txt", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (1, "")
    assert "report.txt:31:48: error T101" in done.stdout


def test_the_installed_program_lists_the_rules(
    environment: Path, run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    done = run(environment / "bin" / "gouji", "rules", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "total-consistency" in done.stdout


def test_the_installed_packages_import_from_the_environment(
    environment: Path, run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    code = f"import {', '.join(PACKAGES)}; print({', '.join(f'{package}.__file__' for package in PACKAGES)})"

    done = run(environment / "bin" / "python", "-c", code, cwd=tmp_path)

    assert all(file.startswith(str(environment)) for file in done.stdout.split()), done.stdout
