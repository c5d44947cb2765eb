"""An optional part is added in the way in which gouji was installed, from where it came."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from gouji import installing
from gouji.installing import how_to_add, requirement

MODULES = {
    "dask": "distributed",
    "pdf": "pypdfium2",
    "xlsx": "xlsxwriter",
    "lsp": "pygls",
    "remote": "fsspec",
    "testing": "hypothesis",
}
"""The extras with the module that each brings."""
ADDRESS = "https://example.org/gouji.git"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "pip install 'gouji[pdf]'"),
        ({"pyvenv.cfg": "home = /usr/bin\n"}, "pip install 'gouji[pdf]'"),
        ({"pyvenv.cfg": "home = /usr/bin\nuv = 0.9.1\n"}, "uv pip install --python '{prefix}' 'gouji[pdf]'"),
        ({"pyvenv.cfg": "uv = 0.9.1\n", "uv-receipt.toml": ""}, "uv tool install --force 'gouji[pdf]'"),
        ({"pipx_metadata.json": "{}"}, "pipx install --force 'gouji[pdf]'"),
    ],
)
def test_the_command_is_that_of_the_program_that_installed_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: dict[str, str], told: str
) -> None:
    monkeypatch.setattr(installing, "_QUOTE", "'")
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")

    assert how_to_add("pdf", tmp_path, {}, ()).en == told.format(prefix=tmp_path)


def test_a_hook_is_given_it_in_the_configuration_of_pre_commit(tmp_path: Path) -> None:
    told = how_to_add("pdf", tmp_path / "py_env-python3.11", {}, ())

    assert told.zh == '在 .pre-commit-config.yaml 中给该钩子写上 additional_dependencies: [".[pdf]"]'


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        ({}, "gouji[pdf]"),
        ({"url": ADDRESS, "vcs_info": {"vcs": "git"}}, f"gouji[pdf] @ git+{ADDRESS}"),
        (
            {"url": "file:///a/gouji-1-py3-none-any.whl", "archive_info": {}},
            "gouji[pdf] @ file:///a/gouji-1-py3-none-any.whl",
        ),
        ({"url": 3}, "gouji[pdf]"),
    ],
)
def test_it_comes_from_where_gouji_came(origin: dict[str, Any], wanted: str) -> None:
    assert requirement("pdf", origin) == wanted


def test_here_it_is_known_where_gouji_came_from_and_with_which_extras() -> None:
    wanted = {"pdf"} | {name for name, module in MODULES.items() if find_spec(module)}

    assert f"gouji[{','.join(sorted(wanted))}]" in how_to_add("pdf").zh


def test_extras_that_are_installed_are_named_too_so_that_none_is_lost(tmp_path: Path) -> None:
    (tmp_path / "uv-receipt.toml").write_text("", "utf-8")

    told = how_to_add("lsp", tmp_path, {}, ("xlsx", "pdf"))

    assert "gouji[lsp,pdf,xlsx]" in told.en
