"""The engine knows no kind of report: what the forms of one say stands in none of its files."""

import ast
from collections.abc import Iterator
from pathlib import Path
import re

import pytest

from gouji.testing import installed_samples
from gouji_gongkai.testing import official_forms

REPOSITORY = Path(__file__).parents[2]
ROOT = REPOSITORY / "lint" / "gouji"

WORDS = re.compile(r"政府信息公开|国办|(?<!\d)20(?:19|21)(?!\d)")
"""A name, a source and the years of the forms of 政府信息公开工作年度报告."""

AMBIGUOUS = {"other", "problems"}
"""Ids of sections that are words of the engine too."""

FORMS = official_forms()
LABELS = {
    text
    for form in FORMS
    for table in form.tables
    for text in (
        *table.anchors,
        *table.groups.values(),
        *(row.label for row in table.rows),
        *(label for row in table.rows for column in row.columns for label in (column.label, column.group)),
    )
    if len(text) > 2
}
IDS = {each.id for form in FORMS for each in (*form.sections, *form.tables)} - AMBIGUOUS
FACTS = re.compile(rf"(?:{'|'.join(sorted(IDS))})\.[a-z_]+")


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The text and number literals of a module, without its docstrings, and their lines."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docs and isinstance(node.value, str | int):
            yield node.lineno, str(node.value)


def of_a_kind(text: str) -> bool:
    """Whether a literal is one of a form: a word, an id of a section, table or fact, a label."""
    return bool(WORDS.search(text) or text in IDS or FACTS.match(text) or any(label in text for label in LABELS))


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_of_the_engine_names_nothing_of_a_kind_of_report(path: Path) -> None:
    found = [f"{line}: {text}" for line, text in literals(path) if of_a_kind(text)]

    assert found == []


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("政府信息公开年报", True),
        ("2021", True),
        ("requests.granted.total", True),
        ("litigation", True),
        ("（一）予以公开", True),
        ("20210", False),
        ("requests made", False),
        ("other", False),
    ],
)
def test_what_is_of_a_kind_is_told(text: str, known: bool) -> None:
    assert of_a_kind(text) == known


SECOND = next(samples for samples in installed_samples() if samples.kind == "websites")
NAMES = re.compile("|".join((r"websites\b", *SECOND.forms[0].names)))
LONGEST_COMMON = 4
"""Labels of no more characters, such as 名称 and 办事服务, are anybody's words."""
LABELS_OF_SECOND = {
    text
    for table in SECOND.forms[0].tables
    for text in (*table.groups.values(), *(row.label for row in table.rows))
    if len(text) > LONGEST_COMMON
}


@pytest.mark.parametrize("root", ["lint", "plugins/gouji_plugins"])
def test_a_second_kind_is_brought_by_its_own_package_alone(root: str) -> None:
    paths = [path for path in (REPOSITORY / root).rglob("*") if path.suffix in (".py", ".json", ".yaml", ".md")]
    texts = {str(path.relative_to(REPOSITORY)): path.read_text("utf-8") for path in sorted(paths)}
    words = {path: [*NAMES.findall(text), *(x for x in LABELS_OF_SECOND if x in text)] for path, text in texts.items()}

    assert {path: some for path, some in words.items() if some} == {}
