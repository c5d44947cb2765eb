"""What the page on waivers shows is so, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re

import pytest

from gouji.config import CommandLine, Configurations
from gouji.plugins.finder import load_plugins
from gouji.waivers.comments import Ignored, read_comment
from gouji.waivers.diagnostics import CODES

DOCS = Path(__file__).parents[3] / "docs"
PAGES = ("waivers.md", "zh/waivers.md")


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def blocks(name: str, info: str) -> list[str]:
    return re.findall(rf"^```{info}\n(.*?)^```$", page(name), flags=re.DOTALL | re.MULTILINE)


def test_the_waiver_that_is_shown_is_taken(folder: Path, write: Callable[..., Path]) -> None:
    (text,) = blocks("waivers.md", "yaml")
    write(text)

    (waiver,) = Configurations(load_plugins(), CommandLine(today="2026-01-01")).settings(Path("a.txt")).waivers

    assert (waiver.named, list(waiver.facts), waiver.expired) == (
        "carried-over-count",
        ["requests.carried_in.total"],
        False,
    )


def test_the_comment_that_is_shown_is_understood() -> None:
    (text,) = blocks("waivers.md", "html")
    said = text.partition("<!--")[2].partition("-->")[0]

    assert read_comment(said) == Ignored(("T101",), False, "已与省厅核对")


@pytest.mark.parametrize("name", PAGES)
def test_every_code_is_told(name: str) -> None:
    assert re.findall(r"^\| (G\d{3}) \| `([a-z-]+)` \|", page(name), re.MULTILINE) == [
        (code, rule) for rule, code in CODES.items()
    ]


def test_the_two_pages_have_the_same_examples() -> None:
    for info in ("yaml", "html", "console"):
        assert blocks(PAGES[0], info) == blocks(PAGES[1], info)
