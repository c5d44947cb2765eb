"""The example of ``--format json`` in the documentation is one that the schema allows."""

from __future__ import annotations

from importlib.resources import files
import json
from pathlib import Path
import re

from jsonschema import Draft202012Validator
import pytest

DOCS = Path(__file__).parents[3] / "docs"


def _examples(page: str, schema: str) -> list[object]:
    text = (
        (DOCS / page)
        .read_text("utf-8")
        .replace('{"…": "…"}', '{"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 2}}')
    )
    key = {"check": '"version"', "extract": '"facts"'}[schema]
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL) if key in block]


@pytest.mark.parametrize("page", ["output.md", "zh/output.md"])
@pytest.mark.parametrize("name", ["check", "extract"])
def test_the_documented_example_is_as_the_schema_says(page: str, name: str) -> None:
    schema = json.loads((files("gouji.output") / f"{name}.schema.json").read_text("utf-8"))

    (example,) = _examples(page, name)

    assert [error.message for error in Draft202012Validator(schema).iter_errors(example)] == []
