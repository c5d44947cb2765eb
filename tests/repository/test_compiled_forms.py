"""The compiled forms are what the YAML says now."""

from pathlib import Path

import pytest

from gouji.forms.parse import yaml_to_json

RULES = Path(__file__).parents[2] / "rules"


@pytest.mark.parametrize("source", sorted(RULES.glob("*/forms/*.yaml")), ids=lambda path: path.stem)
def test_a_compiled_form_is_what_its_yaml_compiles_to(source: Path) -> None:
    """If it is not: ``python -m gouji.forms.compile rules/PACKAGE/forms``."""
    assert source.with_suffix(".json").read_text("utf-8") == yaml_to_json(source.read_text("utf-8"), source.name)


def test_every_compiled_form_has_its_yaml() -> None:
    assert {path.with_suffix("") for path in RULES.glob("*/forms/*.json")} == {
        path.with_suffix("") for path in RULES.glob("*/forms/*.yaml")
    }
