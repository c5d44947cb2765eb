"""The tables of the page on packs hold: where a rule can look, what goes wrong in YAML and what is right."""

from __future__ import annotations

from pathlib import Path
import re

import pytest

from gouji.packs.folder import read_parts
from gouji.packs.hints import hints_on
from gouji.packs.passages import PLACES
from gouji.packs.read import read_pack
from gouji.plugins.model import Plugins
from gouji.rules.catalogue import Catalogue
from gouji.yaml.problems import Problem

DOCS = Path(__file__).parents[4] / "docs"
PAGES = ("packs.md", "zh/packs.md")

PACK = """\
pack: lanjiang
version: "2025.1"
rules:
  - code: LJ101
    name: lanjiang-fees
    title: 处理费
    message: '{section}没有写'
    in: other
    bodies:
      name: ['*局']
    must-mention:
      any: [工作要点, 处理费]
"""


def rows(page: str, head: str) -> list[list[str]]:
    """The cells of the table with a head."""
    text = (DOCS / page).read_text("utf-8")
    table = text[text.index(head) :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.split("\n")[2:]]


def told(plugins: Plugins, tmp_path: Path, line: str, right: str) -> int:
    """How many problems and hints there are with a pack in which a line stands in place of that with a right one's key."""
    key = right.split(" ", maxsplit=1)[0] if not right.startswith("name: [") else "name: ["
    own = next(each for each in PACK.split("\n") if each.strip().startswith(key))
    path = tmp_path / "lanjiang.yaml"
    path.write_text(PACK.replace(own.strip(), line), "utf-8")
    problems: list[Problem] = []
    parts = read_parts(path, None, lambda _path: None, problems)
    pack = read_pack(parts, tmp_path, plugins.kinds, Catalogue.of(plugins), problems) if parts is not None else None
    return len(problems) + sum(1 for rule in (pack.rules if pack is not None else ()) for _ in hints_on(rule))


@pytest.mark.parametrize(("page", "head"), [("packs.md", "| wrong | right |"), ("zh/packs.md", "| 写错的 | 应写作 |")])
def test_what_the_page_calls_wrong_is_told_and_what_it_calls_right_is_not(
    plugins: Plugins, tmp_path: Path, page: str, head: str
) -> None:
    samples = [(re.findall("`([^`]+)`", wrong), right.strip("`")) for wrong, right, _ in rows(page, head)]
    pairs = [(wrong, right) for wrongs, right in samples for wrong in wrongs]

    unknown = [wrong for wrong, right in pairs if not told(plugins, tmp_path, wrong, right)]
    refused = [right for _, right in pairs if told(plugins, tmp_path, right, right)]

    assert (len(pairs), unknown, refused) == (14, [], [])


@pytest.mark.parametrize(("page", "head"), [("packs.md", "| `in` | where |"), ("zh/packs.md", "| `in` | 在哪里 |")])
def test_the_page_lists_all_places_where_a_rule_can_look(plugins: Plugins, page: str, head: str) -> None:
    sections = {section.id: section.heading for form in plugins.kinds["gongkai"].forms for section in form.sections}

    places = {place.strip("`"): where for place, where in rows(page, head)}

    assert set(places) == {*sections, *PLACES}
    assert {place: places[place] for place in sections} == sections
