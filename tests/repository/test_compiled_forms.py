"""The compiled forms are what the YAML says now."""

from pathlib import Path

import pytest

from gouji.forms.parse import yaml_to_json

FORMS = Path(__file__).parents[2] / "rules" / "gouji_gongkai" / "forms"


@pytest.mark.parametrize("source", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_compiled_form_is_what_its_yaml_compiles_to(source: Path) -> None:
    """If it is not: ``python -m gouji.forms.compile rules/gouji_gongkai/forms``."""
    assert source.with_suffix(".json").read_text("utf-8") == yaml_to_json(source.read_text("utf-8"), source.name)


def test_every_compiled_form_has_its_yaml() -> None:
    assert {path.stem for path in FORMS.glob("*.json")} == {path.stem for path in FORMS.glob("*.yaml")}
