"""Each form's JSON is written beside its YAML."""

from pathlib import Path

import pytest

from gouji.errors import FormError
from gouji.forms.compile import compile_folder
from gouji.forms.parse import form_from_json

YAML = """
id: "1"
kind: f
title: 题
source: 示例
years: {}
names: []
sections: [{id: a, heading: 一、甲}]
tables: []
"""


def test_a_form_is_compiled_beside_its_yaml(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(YAML, "utf-8")

    assert compile_folder(tmp_path) == [tmp_path / "one.json"]
    assert form_from_json((tmp_path / "one.json").read_text("utf-8")).id == "1"


def test_a_form_with_a_mistake_is_not_compiled(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(YAML.replace("kind: f\n", ""), "utf-8")

    with pytest.raises(FormError, match=r"one\.yaml: the form: the key 'kind' is missing"):
        compile_folder(tmp_path)
    assert not (tmp_path / "one.json").exists()
