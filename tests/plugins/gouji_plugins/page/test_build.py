"""The page has in it what it is made of, and an office's configuration; made twice it is the same."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Mapping
from io import BytesIO
import json
from pathlib import Path
import re
import tarfile
from zipfile import ZipFile

import pytest

from gouji.api.running import ConfigurationError
from gouji_plugins.page.build import build
from gouji_plugins.page.office import members_of


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return out.getvalue()


def _package(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as package:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            package.addfile(member, BytesIO(data))
    return out.getvalue()


PYODIDE = {
    "pyodide.mjs": b"loads",
    "pyodide.asm.mjs": b"runs",
    "pyodide.asm.wasm": b"\0asm",
    "python_stdlib.zip": _zip({"os.py": b"linesep = 1"}),
    "pyodide-lock.json": json.dumps({"info": {"python": "3.14.2"}, "packages": {}}).encode(),
}
ASSETS = {
    "pyodide-1.tgz": _package(PYODIDE),
    "thing-1-py3-none-any.whl": _zip({"thing/__init__.py": b"x = 1", "thing-1.dist-info/RECORD": b""}),
}


def _built(office: Iterable[tuple[str, bytes]] = (), config: str = "") -> bytes:
    """A page of which nothing is compiled."""
    return build(ASSETS, office, config, lambda parts, _config: {"gouji.zip.zst": parts["gouji.zip"]})


def _archive(page: bytes) -> dict[str, bytes]:
    found = re.search(rb'id="gouji\.zip\.zst">([^<]*)<', page)
    assert found is not None
    with ZipFile(BytesIO(b64decode(found[1]))) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_gouji_and_the_wheels_are_in_the_page_and_what_no_check_needs_is_not() -> None:
    archive = _archive(_built())

    wanted = {"thing/__init__.py", "gouji/api/running.py", "gouji_plugins/page/desk.py"}
    left_out = [name for name in archive if "__pycache__" in name or name.startswith("gouji_plugins/lsp/")]
    assert (wanted - archive.keys(), left_out, "thing-1.dist-info/RECORD" in archive) == (set(), [], False)


def test_the_page_is_made_equal_and_its_policy_allows_no_request() -> None:
    page = _built()

    policy = re.search(rb'Policy" content="([^"]*)"', page)
    assert policy is not None
    assert (page == _built(), policy[1].startswith(b"default-src 'none'; script-src 'sha256-")) == (True, True)
    assert b"connect-src" not in policy[1]
    assert re.findall(rb'(?:src|href)="?http', page) == []


def test_a_configuration_comes_with_what_it_extends_and_with_its_packs(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "county").mkdir()
    config = tmp_path / "county" / ".gouji.yaml"
    config.write_text("extends: ../province.yaml\nlanguage: zh\n", "utf-8")
    (tmp_path / "province.yaml").write_text("fail-on: warning\n", "utf-8")

    members, path = members_of(config)
    archive = _archive(_built(members, path))

    office = {name for name in archive if name.startswith("office/")}
    assert (path, office) == (
        "county/.gouji.yaml",
        {"office/.git", "office/county/.gouji.yaml", "office/province.yaml"},
    )


def test_a_configuration_that_cannot_be_used_is_not_put_into_a_page(tmp_path: Path) -> None:
    config = tmp_path / ".gouji.yaml"
    config.write_text("fail-on: never-ever\n", "utf-8")

    with pytest.raises(ConfigurationError):
        members_of(config)
