"""The extension for Visual Studio Code is checked, tested and packed by its own tools, and the package is whole."""

from __future__ import annotations

from collections.abc import Mapping
import json
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
from typing import Any
from zipfile import ZipFile

import pytest
from tests.plugins.vscode.tree import copy_extension

import gouji

ROOT = Path(__file__).parents[3]
NODE = 20
UNREACHABLE = re.compile(r"\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b")
NOWHERE = "http://127.0.0.1:9"
NO_NETWORK = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), NOWHERE)

pytestmark = pytest.mark.slow


def npm(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run npm in a folder, with the gouji of this Python."""
    command = Path(sys.executable).with_name("gouji.exe" if sys.platform == "win32" else "gouji")
    environment = {**os.environ, "GOUJI": str(command), **(settings or {})}
    program = shutil.which("npm") or "npm"
    return subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the extension with its packages, in a tree like this one, outside of it."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node or npm is not installed")
    version = subprocess.run(["node", "--version"], capture_output=True, encoding="utf-8", check=True).stdout.strip()
    if int(version.removeprefix("v").partition(".")[0]) < NODE:
        pytest.skip(f"node is {version}: it must be {NODE} or later")
    folder = copy_extension(tmp_path_factory.mktemp("tree"))
    done = npm(folder, "install")
    if done.returncode and UNREACHABLE.search(done.stderr):
        pytest.skip("npm reaches no registry")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def package(extension: Path) -> ZipFile:
    """The package, made without a network."""
    done = npm(extension, "run", "package", settings=NO_NETWORK)
    assert done.returncode == 0, done.stdout + done.stderr
    return ZipFile(extension / "gouji.vsix")


def read(package: ZipFile, name: str) -> Any:
    """The content of a JSON file of the package."""
    return json.loads(package.read(f"extension/{name}"))


def printed(*arguments: str) -> Any:
    """The JSON Schema that gouji prints."""
    command = [sys.executable, "-m", "gouji", "config", "schema", *arguments]
    return json.loads(subprocess.run(command, cwd=ROOT / "tests", capture_output=True, check=True).stdout)


@pytest.mark.parametrize("script", ["check", "test"])
def test_the_sources_are_clean_and_their_tests_pass(extension: Path, script: str) -> None:
    done = npm(extension, "run", script)

    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_locked(extension: Path) -> None:
    assert not (extension / "package-lock.json").exists()


def test_the_package_has_what_it_needs_and_nothing_else(package: ZipFile) -> None:
    expected = {
        "LICENSE.txt",
        "README.zh-CN.md",
        "dist/extension.js",
        "l10n/bundle.l10n.zh-cn.json",
        "media/icon.png",
        "package.json",
        "package.nls.json",
        "package.nls.zh-cn.json",
        "readme.md",
        *(f"schemas/{name}.{language}.json" for name in ("configuration", "pack") for language in ("en", "zh")),
    }

    assert set(package.namelist()) == {
        "[Content_Types].xml",
        "extension.vsixmanifest",
        *(f"extension/{name}" for name in expected),
    }


def test_the_package_has_the_version_of_gouji_and_nothing_of_its_build(package: ZipFile) -> None:
    manifest = read(package, "package.json")

    assert manifest["version"] == re.match(r"\d+\.\d+\.\d+", gouji.__version__)[0]  # type: ignore[index]
    assert not {"scripts", "devDependencies", "private"} & set(manifest)


def test_what_the_manifest_and_the_pages_name_is_in_the_package(package: ZipFile) -> None:
    manifest, names = read(package, "package.json"), set(package.namelist())
    texts = [read(package, name) for name in ("package.nls.json", "package.nls.zh-cn.json")]
    files = {manifest["main"], manifest["icon"], *(each["schema.configuration"] for each in texts)}
    pages = [package.read(f"extension/{name}").decode() for name in ("readme.md", "README.zh-CN.md")]
    linked = {name for page in pages for name in re.findall(r"\]\(([^)]+)\)", page)}
    files |= {name for name in linked if not name.startswith("data:image/png;base64,")}

    assert {name for name in files if f"extension/{name.removeprefix('./')}" not in names} == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_schema_of_packs_is_the_one_that_gouji_prints(package: ZipFile, language: str) -> None:
    assert read(package, f"schemas/pack.{language}.json") == printed("--pack", "--lang", language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_schema_of_configurations_differs_only_where_other_names_may_stand(package: ZipFile, language: str) -> None:
    packed, wanted = read(package, f"schemas/configuration.{language}.json"), printed("--lang", language)
    for schema in (packed, wanted):
        schema["$defs"]["rules"].pop("additionalProperties", None)
    opened = {key for key in wanted["properties"] if packed["properties"][key] != wanted["properties"][key]}
    for key in opened:
        del packed["properties"][key], wanted["properties"][key]

    assert opened == {"packs", "plugins", "waivers"}
    assert packed == wanted
