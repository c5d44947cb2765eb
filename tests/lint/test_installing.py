"""An optional part is added in the way in which gouji was installed, from where it came."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gouji import installing
from gouji.installing import how_to_add, requirement

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

    assert how_to_add("pdf", tmp_path, {}).en == told.format(prefix=tmp_path)


def test_a_hook_is_given_it_in_the_configuration_of_pre_commit(tmp_path: Path) -> None:
    told = how_to_add("pdf", tmp_path / "py_env-python3.11", {})

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


def test_here_it_is_known_where_gouji_came_from() -> None:
    assert "gouji[pdf]" in how_to_add("pdf").zh
