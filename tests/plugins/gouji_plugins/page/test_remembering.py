"""Bytes that were checked in the round before, with equal settings, are not checked again; others are."""

from __future__ import annotations

from collections.abc import Mapping
import json

from tests.plugins.gouji_plugins.page.conftest import Drop

from gouji_plugins.page.remembering import Kept


def test_a_value_is_made_again_after_a_round_that_did_not_ask_for_it() -> None:
    kept, made = Kept[str](), list[str]()

    for asked in ("ab", "a", "ab"):
        kept.begin()
        for key in asked:
            kept.of(key, lambda key=key: made.append(key) or key)  # type: ignore[misc]

    assert made == ["a", "b", "b"]


def test_no_more_values_are_kept_than_a_page_has_room_for() -> None:
    kept, made = Kept[int](), list[int]()

    for _ in range(2):
        kept.begin()
        for key in range(600):
            kept.of(key, lambda key=key: made.append(key) or key)  # type: ignore[misc]

    assert len(made) == 700


def test_a_file_is_checked_again_under_another_configuration_and_found_as_before_under_the_first(
    drop: Drop, examples: Mapping[str, bytes]
) -> None:
    files = {path: data for path, data in examples.items() if path.startswith("faulty/")}
    desk = drop(files)
    first = desk.json("en")
    found = []
    for configuration in ("rules: {carried-over-count: info}\n", ""):
        desk.clear()
        for name, data in files.items():
            desk.put(name, data)
        if configuration:
            desk.put("faulty/.gouji.yaml", configuration.encode())
        desk.check()
        found.append(desk.json("en"))

    assert [
        {each["severity"] for each in json.loads(text)["diagnostics"] if each["rule"] == "carried-over-count"}
        for text in (first, *found)
    ] == [{"error"}, {"info"}, {"error"}]
    assert found[-1] == first
