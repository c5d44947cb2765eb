"""The page for authors of plugins: its examples, installed as one distribution, do what the page shows."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
import re
import shlex
import sys
from typing import Any

import pytest

from gouji.testing import check_examples

Run = Callable[..., Any]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
CHINESE_PAGE = (ROOT / "docs" / "zh" / "plugins.md").read_text("utf-8")

FILES = dict(re.findall(r"^[^\n`]*`([\w./]+)`[:：]\n\n```+\w+\n(.*?)^```+$", PAGE, re.DOTALL | re.MULTILINE))
"""Each file of the page by its name: a name, a colon, a fenced block."""

CALLS = re.findall(r"^```console\n\$ gouji ([^\n]*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
"""What the page calls, and what it says comes out."""


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """The folder of the distribution that the page makes."""
    folder = tmp_path / "harbour"
    for name, text in FILES.items():
        path = (folder if "/" in name or name == "pyproject.toml" else tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "gouji_harbour" / "__init__.py").touch()
    return folder


def test_the_page_has_an_example_of_each_part() -> None:
    assert (list(FILES), len(CALLS)) == (
        [
            "pyproject.toml",
            "gouji_harbour/exclamation.py",
            "report.txt",
            "gouji_harbour/port_words.py",
            "berths.txt",
            "gouji_harbour/cms.py",
            "report.json",
            "gouji_harbour/boxes.py",
            "boxes.txt",
            "gouji_harbour/counts.py",
            "gouji_harbour/returned.py",
            "gouji_harbour/bodies.py",
            "gouji_harbour/patient.py",
            "gouji_harbour/sparing.py",
        ],
        9,
    )


@pytest.mark.parametrize(("call", "told"), CALLS, ids=[call.split()[0] + str(at) for at, (call, _) in enumerate(CALLS)])
def test_an_example_does_what_the_page_shows(gouji_with: Run, distribution: Path, call: str, told: str) -> None:
    done = gouji_with([distribution], *shlex.split(call))

    assert done.stdout + done.stderr == told


@pytest.mark.parametrize("rule", ["exclamation", "port_words"])
def test_the_rule_s_page_is_what_it_says(distribution: Path, monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    monkeypatch.syspath_prepend(distribution)
    monkeypatch.setitem(sys.modules, "gouji_harbour", import_module("gouji_harbour"))
    monkeypatch.setitem(sys.modules, f"gouji_harbour.{rule}", import_module(f"gouji_harbour.{rule}"))

    check_examples(getattr(sys.modules[f"gouji_harbour.{rule}"], rule))


def test_both_pages_have_the_same_examples() -> None:
    blocks = r"^(```+)(\w+)\n(.*?)^\1$"
    pages = [re.findall(blocks, page, re.DOTALL | re.MULTILINE) for page in (PAGE, CHINESE_PAGE)]

    assert pages[0] == pages[1]
