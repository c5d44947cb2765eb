"""Debian's Firefox opens the page from a file, without a network, and finds what the command line finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lint.output.html.firefox import FIREFOX, Firefox
from tests.plugins.gouji_plugins.page.browsers.dropping import drop, files_of, printed

from gouji.testing.paper import render_paper
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import official_forms, sound_report

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not FIREFOX, reason="Firefox is not installed")]
EXAMPLES = Path(__file__).parents[5] / "docs/examples/faulty"
PRINTED = {name: PLAIN_RENDERERS[name] for name in ("docx", "xlsx", "markdown", "html word")} | {"pdf": render_paper}


def test_it_finds_the_same_and_asks_for_nothing(page: Path, tmp_path: Path) -> None:
    rendered = [render(sound_report(official_forms()[-1], variant=1)) for render in PRINTED.values()]
    files = files_of(EXAMPLES) | {f"rendered/{each.name}": each.data for each in rendered}

    with Firefox(tmp_path / "profile") as browser:
        browser.watch(offline=True)
        browser.open(page)
        browser.run("gouji.ready")
        found = drop(browser, files)
        requested, picture = browser.requested, browser.pictured()

    (tmp_path / "seen.png").write_bytes(picture)
    print(f"Firefox: {found.took / len(files):.0f} ms a report; {tmp_path / 'seen.png'}")  # noqa: T201 (is looked at)
    assert (found.json, requested) == (printed(tmp_path / "here", files), [])
