"""The page, made once, and a browser that has it open."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path

import pytest
from tests.lint.output.html.chromium import CHROMIUM, Browser

from gouji.cli import main


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of ``GOUJI_PAGE``, else one that is made of what npm and pip fetch."""
    if built := os.environ.get("GOUJI_PAGE"):
        return Path(built)
    path = tmp_path_factory.mktemp("page") / "gouji.html"
    if main(["page", "--output", str(path)]):
        pytest.skip("what the page is made of cannot be fetched")
    return path


@pytest.fixture(scope="session")
def opened(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium without a network that has opened the page as a file; what is asked for is kept."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed: no browser to open the page in")
    with Browser(tmp_path_factory.mktemp("browser") / "profile") as browser:
        browser.watch(offline=True)
        browser.open(page)
        browser.run("gouji.ready")
        yield browser
