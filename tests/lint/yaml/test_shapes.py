"""A table of keys makes the reader and the JSON Schema of any YAML file, not only of a configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
import pytest

from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Source
from gouji.yaml.context import Context
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Problem
from gouji.yaml.shapes import Key, boolean, choice, list_of, mapping, one_or_many, text

NOTHING = Catalogue((), {}, (), {}, {})
RIVERS = list_of(
    mapping(Key("name", text, required=True), Key("deep", boolean, Message("是否深", "whether it is deep"))),
    Message("河流的列表", "a list of rivers"),
)
SHAPE = mapping(
    Key("basin", text, required=True),
    Key("level", choice(("high", "low"))),
    Key(
        "towns", one_or_many(lambda node, _name, _context: node.text, lambda _catalogue, _language: {"type": "string"})
    ),
    Key("rivers", RIVERS),
    missing=Message("缺少 {key}", "{key} is missing"),
)


def read(yaml: str) -> tuple[dict[str, Any], list[str]]:
    """The values of a file and the first lines of what is wrong with it."""
    problems: list[Problem] = []
    source = Source.from_text(yaml, "rivers.yaml")
    node = parse_yaml(source, problems)
    assert node is not None
    values = SHAPE.read(node, "", Context(source, Path(), NOTHING, problems))
    return values, [problem.text("en").split("\n")[0] for problem in problems]


def test_the_values_are_read_by_key() -> None:
    values, problems = read("basin: 青岚江\ntowns: 柳浦镇\nrivers:\n  - {name: 沅水, deep: true}\n  - name: 澧水\n")

    assert (values, problems) == (
        {"basin": "青岚江", "towns": ("柳浦镇",), "rivers": ({"name": "沅水", "deep": True}, {"name": "澧水"})},
        [],
    )


def test_a_value_has_its_origin_and_place() -> None:
    level = read("basin: 青岚江\nlevel: low\n")[0]["level"]

    assert (level.value, level.origin, level.place.line) == ("low", "rivers.yaml:2", 2)


WRONG = {
    "level: high\n": ["1:1: basin is missing"],
    "basin: 1\nlevl: low\n": ["1:8: basin is '1'; expected a text: write it in quotes", "2:1: unknown key 'levl'; expected one of basin, level, towns, rivers; did you mean 'level'?"],
    "basin: a\nlevel: lo\n": ["2:8: level is 'lo'; expected one of high, low; did you mean 'low'?"],
    "basin: a\nrivers: {name: b}\n": ["2:9: rivers is a mapping; expected a list of rivers"],
    "basin: a\nrivers: [{deep: 3}]\n": ["2:17: deep is '3'; expected true or false", "2:10: this item of rivers has no name"],
}  # fmt: skip


@pytest.mark.parametrize("yaml", WRONG)
def test_all_that_is_wrong_is_told(yaml: str) -> None:
    assert read(yaml)[1] == [f"rivers.yaml:{problem}" for problem in WRONG[yaml]]


def test_the_schema_describes_and_requires() -> None:
    schema = SHAPE.schema(NOTHING, "zh")

    Draft202012Validator.check_schema(schema)
    river = schema["properties"]["rivers"]["items"]
    assert (schema["required"], river["required"], river["properties"]["deep"]) == (
        ["basin"],
        ["name"],
        {"description": "是否深", "type": "boolean"},
    )
