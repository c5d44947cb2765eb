"""In a browser the page filters, searches, and prints the part of one body alone; no policy is broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benchmarks.county import write_county
from tests.lint.output.html.chromium import CHROMIUM, Browser

from gouji.cli import main

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser to open the page in"),
]
PRINTS = "window.print = () => { window.printed = location.hash; };"
SHOWN = "Array.from(document.querySelectorAll('.part:not([hidden]) h2'), (each) => each.textContent)"
RULES = "Array.from(document.querySelectorAll('.finding:not([hidden])'), (each) => each.dataset.rule)"


def _set(name: str, value: str) -> str:
    return f"""(() => {{ const form = document.getElementById("filter"); form.elements["{name}"].value = "{value}";
      form.dispatchEvent(new Event("input")); }})()"""


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of five bodies over two years, each with faults."""
    folder = tmp_path_factory.mktemp("county")
    write_county(folder, bodies=5, years=2, faulty=1, formats=("text rows",))
    page = folder / "page.html"
    main(["check", "--no-cache", "--lang", "zh", "--format", "html", "--output", str(page), str(folder)])
    return page


@pytest.fixture
def browser(bodies: Path, tmp_path: Path) -> Iterator[Browser]:
    with Browser(tmp_path / "profile") as browser:
        browser.open(bodies)
        yield browser


def test_words_rules_and_years_filter_what_is_shown_until_all_is_shown_again(browser: Browser) -> None:
    names, rules = browser.run(SHOWN), browser.run(RULES)

    browser.run(_set("words", names[1]))
    of_one = browser.run(SHOWN)
    browser.run(_set("words", ""))
    browser.run(_set("rule", rules[0]))
    of_rule = set(browser.run(RULES))
    browser.run('document.getElementById("filter").reset()')
    browser.run("new Promise((done) => setTimeout(done))")

    assert (of_one, of_rule) == ([names[1]], {rules[0]})
    assert (browser.run(SHOWN), browser.run(RULES)) == (names, rules)


def test_the_button_prints_the_part_of_its_body_alone(browser: Browser) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    names = browser.run(SHOWN)
    browser.run(PRINTS)

    browser.run('document.getElementById("p2").click()')

    assert browser.run("window.printed") == "#p2"
    pages = pypdfium2.PdfDocument(browser.printed())
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert [name for name in names if name in text] == [names[1]]
    assert "各机关" not in text
    browser.run('window.dispatchEvent(new Event("afterprint"))')
    whole = pypdfium2.PdfDocument(browser.printed())
    printed = "".join(page.get_textpage().get_text_bounded() for page in whole)
    assert [name for name in names if name in printed] == names
