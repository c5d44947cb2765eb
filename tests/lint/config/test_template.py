"""The file that ``gouji init`` writes loads, changes nothing, and so does it with its examples taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
from typing import Any

import pytest

from gouji.config import Settings
from gouji.config.template import template
from gouji.plugins.finder import load_plugins
from gouji.rules.catalogue import Catalogue

Write = Callable[..., Path]
SettingsOf = Callable[..., Settings]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_changes_nothing(write: Write, settings_of: SettingsOf, plugins: Any, language: str) -> None:
    before = settings_of()
    write(template(Catalogue.of(plugins), language))

    after = settings_of()

    assert (after.fingerprint, after.fail_on, after.language, after.file.exclude) == (
        before.fingerprint,
        before.fail_on,
        before.language,
        before.file.exclude,
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_examples_hold_once_their_marks_are_taken_away(
    write: Write, settings_of: SettingsOf, plugins: Any, language: str
) -> None:
    text = template(Catalogue.of(plugins), language)
    examples = re.sub("^# (?=[a-z-]+:|  )", "", text, flags=re.MULTILINE)
    write(examples)

    settings = settings_of()

    assert (settings.language, [pack.value for pack in settings.file.packs], len(settings.file.exclude)) == (
        "zh",
        ["shandong"],
        1,
    )


def test_it_speaks_chinese(plugins: Any) -> None:
    assert template(Catalogue.of(plugins), "zh").startswith("# gouji（勾稽）的配置。")


def test_it_is_written_where_there_is_no_rule_and_no_pack() -> None:
    text = template(Catalogue((), {}, (), {}, {}), "en")

    assert "extends: [gouji:recommended]\n" in text


def test_its_waiver_names_a_figure_of_a_form_that_is_there() -> None:
    catalogue = Catalogue.of(load_plugins())

    (named,) = re.findall(r"facts: \{(\S+): 4\}", template(catalogue, "en"))

    assert named in catalogue.facts
