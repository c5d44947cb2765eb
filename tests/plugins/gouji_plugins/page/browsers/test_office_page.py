"""A page with an office's configuration finds what the command line finds with that configuration."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lint.output.html.chromium import CHROMIUM, Browser
from tests.plugins.gouji_plugins.page.browsers.dropping import drop, files_of, printed, write

from gouji.cli import main

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser to open the page in"),
]
EXAMPLES = Path(__file__).parents[5] / "docs/examples/faulty"
PACK = """\
pack: county
version: "2026.1"
rules:
  - code: BX101
    name: county-fees
    title: 第六部分应说明收取信息处理费的情况
    message: 第六部分没有说明是否收取信息处理费
    in: other
    must-mention:
      any: ['/(未|没有)[^。]{0,10}收费/', '/收取信息处理费[0-9]+元/']
    cases:
      - bad: |
          六、其他需要报告的事项
          没有其他需要说明的情况。
        at: 六、其他需要报告的事项
      - good: |
          六、其他需要报告的事项
          提供政府信息没有向申请人收费。
"""
OFFICE = {
    "county/.gouji.yaml": b"extends: ../province.yaml\npacks: [./pack.yaml]\nrules: {total-consistency: warning}\n",
    "county/pack.yaml": PACK.encode(),
    ".git/HEAD": b"",
    "province.yaml": b"rules: {missing-section: off, carried-over-count: info}\n",
}
BROKEN = {"a/.gouji.yaml": b"rules: {total-consistenc: off}\n", "a/b.txt": b"2024"}


@pytest.mark.usefixtures("page")  # where that can be made, so can this one
def test_it_finds_the_same_and_reads_no_other_configuration(tmp_path: Path) -> None:
    write(tmp_path, OFFICE)
    config = tmp_path / "county/.gouji.yaml"
    made = tmp_path / "page.html"
    assert main(["page", "--config", str(config), "--output", str(made)]) == 0
    files = files_of(EXAMPLES)

    with Browser(tmp_path / "profile") as browser:
        browser.open(made)
        browser.run("gouji.ready")
        about = browser.run("document.getElementById('about').textContent")
        found = drop(browser, files, "zh")
        beside_another = drop(browser, BROKEN, "zh")

    options = ("--config", str(config))
    assert about.endswith("(.gouji.yaml), packs: county 2026.1")
    assert "county-fees" in found.json
    assert found.json == printed(tmp_path / "here", files, *options, language="zh")
    assert beside_another.json == printed(tmp_path / "there", BROKEN, *options, language="zh")


def test_on_a_page_without_one_a_broken_configuration_that_is_dropped_is_told(opened: Browser) -> None:
    broken = drop(opened, BROKEN)

    assert (broken.json, "did you mean 'total-consistency'" in broken.told) == ("", True)
