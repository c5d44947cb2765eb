"""The page about testing, its part on pytest: the tests of the example distribution do what the page shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import shlex
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
FILE = re.compile(r"^[^\n`]*`([\w./]+)`[:：]\n\n```+\w+\n(.*?)^```+$", re.DOTALL | re.MULTILINE)
"""A file of a page: a name, a colon, a fenced block."""

FILES = [
    dict(FILE.findall((DOCS / page).read_text("utf-8")))
    for page in ("plugins.md", "testing.md", "zh/plugins.md", "zh/testing.md")
]
PAGE = (DOCS / "testing.md").read_text("utf-8")
ALL, PACK = re.findall(r"^```console\n\$ pytest ([^\n]*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
"""What the page calls, and what it says comes out."""

FAILURE = re.search(r"^```text\n(packs/.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
"""What it says of a case that is wrong."""

WRONG = ("at: 六、其他需要报告的事项", "at: 其他")


@pytest.fixture
def pytest_in_it(
    pytester: pytest.Pytester,
    inner_pytest: Callable[..., pytest.RunResult],
    install: Callable[[Path, Path], None],
    monkeypatch: Any,
) -> Callable[..., str]:
    """A function: run pytest in the distribution that the two pages make, and return its output without the time."""
    for name, text in {**FILES[0], **FILES[1], "gouji_harbour/__init__.py": ""}.items():
        path = pytester.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    install(pytester.path, pytester.mkdir("installed"))
    pytester.syspathinsert(pytester.path)
    pytester.syspathinsert(pytester.path / "installed")
    monkeypatch.setenv("LC_ALL", "C")

    def run(*arguments: str) -> str:
        told = inner_pytest(*arguments).outlines
        return re.sub(r" in [\d.]+s$", "", "\n".join(told).strip())

    return run


@pytest.mark.parametrize(
    ("call", "told"), [pytest.param(*ALL, id="all", marks=pytest.mark.slow), pytest.param(*PACK, id="pack")]
)
def test_a_call_does_what_the_page_shows(pytest_in_it: Callable[..., str], call: str, told: str) -> None:
    assert pytest_in_it(*shlex.split(call)) == re.sub(r" in [\d.]+s$", "", told.strip())


def test_a_case_that_is_wrong_is_shown_as_on_the_page(pytest_in_it: Callable[..., str]) -> None:
    assert FAILURE is not None
    pack = Path("packs/harbour.yaml")
    pack.write_text(pack.read_text("utf-8").replace(*WRONG), "utf-8")

    assert FAILURE[1] in pytest_in_it("packs/harbour.yaml")


def test_both_pages_have_the_same_tests() -> None:
    assert FILES[3] == FILES[1]
