"""Every example on the page about expressions is what the page says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
import re
from typing import Any

import pytest

from gouji.message import Language
from gouji.packs.expressions.expression import read_expression
from gouji.packs.expressions.functions import FUNCTIONS
from gouji.packs.expressions.mistakes import ExpressionError
from gouji.packs.expressions.names import Names
from gouji.packs.sought import Sought
from gouji.plugins.finder import load_plugins

DOCS = Path(__file__).parents[4] / "docs"
PAGES: dict[Language, str] = {
    "en": (DOCS / "pack-expressions.md").read_text("utf-8"),
    "zh": (DOCS / "zh" / "pack-expressions.md").read_text("utf-8"),
}
VALUES = {"unknown": None, "false": False, "true": True, "未知": None, "不成立": False, "成立": True}


def rows(page: str, columns: int) -> list[list[str]]:
    """Return the cells of the tables of a page that have so many columns, without their heads."""
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    cells = [re.split(r" \| ", line.removeprefix("| ").removesuffix(" |")) for line in lines]
    return [row for row in cells if len(row) == columns]


def code(cell: str) -> str:
    return cell.removeprefix("`").removesuffix("`")


class Example:
    """The scope of the report that the page describes."""

    def __init__(self, page: str, every: Sequence[str]) -> None:
        match = re.search(r"^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
        assert match is not None
        self._given = dict(line.split(": ", 1) for line in match[1].splitlines())
        self.prior_facts: Mapping[str, Any] = {fact: self._number(f"prior.{fact}") for fact in every}
        zeros = {fact: Decimal(0) for fact in every if ".denied." in fact and fact not in self._given}
        self.facts: Mapping[str, Any] = {fact: self._number(fact) for fact in every} | zeros
        self.options = {"most": int(self._given["$most"]), "words": self._given["$words"].split(", ")}

    def _number(self, name: str) -> Decimal | None:
        return Decimal(self._given[name]) if name in self._given else None

    def own(self, name: str) -> Any:
        return self._number(name) if name == "year" else self._given[name]

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        text = self._given.get(section)
        return None if text is None else any(word.text in text for word in words)

    def length(self, section: str) -> int | None:
        return len(self._given[section]) if section in self._given else None


@pytest.fixture(scope="module")
def names() -> Names:
    kind = load_plugins().kinds["gongkai"]
    options: Any = {"most": "integer", "words": "array"}
    return Names.of(kind.forms, levels=kind.subjects.levels, types=kind.subjects.types, options=options)


@pytest.mark.parametrize("language", PAGES)
def test_every_example_is_true_for_the_report_of_the_page(names: Names, language: Language) -> None:
    page = PAGES[language]
    scope = Example(page, list(names.facts.by_form["2021"]))
    examples = [code(row[2]) for row in rows(page, 3)]

    values = {text: read_expression(text, names).value(scope) for text in examples}

    assert len(examples) == 27
    assert [text for text, value in values.items() if value is not True] == []


@pytest.mark.parametrize("language", PAGES)
def test_what_is_not_known_is_as_the_page_says(names: Names, language: Language) -> None:
    page = PAGES[language]
    scope = Example(page, list(names.facts.by_form["2021"]))
    told = {code(text): VALUES[value] for text, value in rows(page, 2) if value in VALUES}

    values = {text: read_expression(text, names).value(scope) for text in told}

    assert values == told


@pytest.mark.parametrize("language", PAGES)
def test_every_mistake_is_told_as_the_page_says(names: Names, language: Language) -> None:
    told = {code(text): message for text, message in rows(PAGES[language], 2) if message not in VALUES}

    found = {}
    for text in told:
        with pytest.raises(ExpressionError) as error:
            read_expression(text, names)
        found[text] = "; ".join(mistake.message[language] for mistake in error.value.mistakes)

    assert found == told


@pytest.mark.parametrize("language", PAGES)
def test_the_page_has_every_function(language: Language) -> None:
    written = " ".join(row[0] for row in rows(PAGES[language], 3))

    assert [name for name, function in FUNCTIONS.items() if f"`{function.usage}`" not in written] == []
