"""What a configuration says of bodies: their other names, and whose figures a government adds up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
import pytest
from ruamel.yaml import YAML

from gouji.comparing.names import SubjectList
from gouji.config import Settings
from gouji.config.schema import schema
from gouji.config.show import show
from gouji.errors import ConfigurationError
from gouji.rules.catalogue import Catalogue

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]

TREE = """\
aliases:
  临川县水务局: [临川县水利局, 县水务局]
  柳浦镇: 柳浦镇人民政府
bodies:
  青岚市人民政府:
    complete: true
    bodies:
      - 青岚市水务局
      - 临川县人民政府: [临川县水务局, 柳浦镇]
"""


def test_names_and_a_tree_of_bodies_are_read(write: Write, settings_of: SettingsOf) -> None:
    write(TREE)

    names = settings_of().names

    assert names is not None
    assert names.aliases == {"临川县水务局": ("临川县水利局", "县水务局"), "柳浦镇": ("柳浦镇人民政府",)}
    assert set(names.lists) == {
        SubjectList("青岚市人民政府", ("青岚市水务局", "临川县人民政府"), complete=True),
        SubjectList("临川县人民政府", ("临川县水务局", "柳浦镇")),
    }


def test_where_nothing_is_said_nothing_is_known(settings_of: SettingsOf) -> None:
    assert settings_of().names is None


def test_what_is_said_of_names_changes_the_fingerprint(write: Write, settings_of: SettingsOf) -> None:
    before = settings_of().fingerprint
    write(TREE)

    assert settings_of().fingerprint != before


def test_a_file_goes_before_what_it_extends(write: Write, settings_of: SettingsOf) -> None:
    write("aliases: {甲县局: 乙县局}\nbodies: {甲县政府: [甲县局]}\n", "base.yaml")
    write("extends: base.yaml\naliases: {甲县局: 丙县局}\nbodies: {甲县人民政府: [丁县局], 戊县政府: [己县局]}\n")

    names = settings_of().names

    assert names is not None
    assert (names.aliases, {each.name: each.subjects for each in names.lists}) == (
        {"甲县局": ("丙县局",)},
        {"甲县人民政府": ("丁县局",), "戊县政府": ("己县局",)},
    )


def test_they_are_shown_as_they_can_be_written(write: Write, settings_of: SettingsOf) -> None:
    write(TREE)
    settings = settings_of()

    shown = "".join(show(settings, "a.txt"))

    assert "  临川县水务局: [临川县水利局, 县水务局]  # .gouji.yaml:2\n" in shown
    assert "  青岚市人民政府:\n    complete: true  # .gouji.yaml:5\n    bodies: [青岚市水务局, 临川县人民政府]" in shown
    write(shown)
    assert settings_of().names.fingerprint == settings.names.fingerprint  # type: ignore[union-attr]


WRONG = {
    "aliases: [甲]\n": "aliases is a list",
    "aliases: {甲县局: 3}\n": "a text",
    "aliases: {甲县局: 乙县局, 丙县局: 乙县局}\n": "is a name of '甲县局' already",
    "aliases: {甲县局: 丙县局, 丙县局: 丁县局}\n": "'丙县局' has an entry of its own",
    "aliases: {'——': 甲县局}\n": "the name of a body",
    "bodies: [甲]\n": "bodies is a list",
    "bodies: {甲县政府: 甲县局}\n": "a list of names",
    "bodies: {甲县政府: {complete: true}}\n": "has no bodies",
    "bodies: {甲县政府: {complete: ja, bodies: [甲县局]}}\n": "true or false",
    "bodies: {甲县政府: {compleet: true, bodies: [甲县局]}}\n": "did you mean 'complete'?",
    "bodies: {甲县政府: [甲县局, 甲县局]}\n": "cannot list '甲县局' again",
    "bodies: {甲县政府: [甲县人民政府]}\n": "cannot list '甲县人民政府' again",
    "bodies: {甲县政府: [甲县局], 甲县人民政府: [乙县局]}\n": "has a list already",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told(write: Write, settings_of: SettingsOf, text: str) -> None:
    write(text)

    with pytest.raises(ConfigurationError) as raised:
        settings_of(language="en")

    assert WRONG[text] in "\n".join(raised.value.problems)


def test_the_schema_takes_the_tree_and_refuses_other_shapes(plugins: Any) -> None:
    validator = Draft202012Validator(schema(Catalogue.of(plugins), "en"))
    wrong = [
        "aliases: [甲]",
        "aliases: {甲县局: 3}",
        "bodies: {甲: 乙}",
        "bodies: {甲: {complete: true}}",
        "bodies: [甲]",
    ]

    taken = [validator.is_valid(YAML(typ="safe").load(text)) for text in (TREE, *wrong)]

    assert taken == [True, *[False] * len(wrong)]
