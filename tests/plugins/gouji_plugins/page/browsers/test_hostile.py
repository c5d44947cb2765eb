"""Whatever file the page is given, it says what the command line says of it, and goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.lint.output.html.chromium import Browser
from tests.plugins.gouji_plugins.page.browsers.dropping import drop, files_of, printed
from tests.plugins.gouji_plugins.page.browsers.hostile import HARMFUL, laborious

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parents[5] / "docs/examples/faulty"


def test_of_harmful_files_it_says_what_the_command_line_says(opened: Browser, tmp_path: Path) -> None:
    assert drop(opened, HARMFUL, "zh").json == printed(tmp_path / "here", HARMFUL, language="zh")


def test_one_by_one_they_end_as_they_do_together_and_the_page_goes_on(opened: Browser, tmp_path: Path) -> None:
    good = files_of(EXAMPLES)
    together = drop(opened, HARMFUL).failures

    alone = {path: drop(opened, {path: data}).failures.get(path) for path, data in HARMFUL.items()}

    assert {path: message for path, message in alone.items() if message} == together
    assert drop(opened, good).json == printed(tmp_path / "here", good)


def test_of_laborious_files_it_finds_what_the_command_line_finds(opened: Browser, tmp_path: Path) -> None:
    files = laborious()

    found = drop(opened, files)

    assert (found.json, json.loads(found.json)["failures"]) == (printed(tmp_path / "here", files), [])
