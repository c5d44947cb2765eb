"""The JSON Schema takes what the reader takes and refuses what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import count
import json
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
import pytest

from gouji.config import CommandLine, Configurations
from gouji.config.schema import schema
from gouji.errors import ConfigurationError
from gouji.rules.catalogue import Catalogue


@pytest.fixture(scope="module")
def validator(plugins: Any) -> Draft202012Validator:
    body = schema(Catalogue.of(plugins), "en")
    Draft202012Validator.check_schema(body)
    return Draft202012Validator(body)


WAIVER: dict[str, Any] = {"rule": "T101", "agency": "甲", "year": 2023, "reason": "乙"}

GOOD: list[dict[str, Any]] = [
    {},
    {"extends": "gouji:all", "packs": ["shandong"], "language": "zh", "fail-on": "never", "exclude": ["草稿/**"]},
    {"rules": {"T101": "off", "carried-over-count": False, "C101": {"severity": "warning", "in_place": "allow"}}},
    {"rules": {"S115": "info", "many-options": {"limit": 3.0, "share": 1, "kinds": ["a"]}, "late-rule": {}}},
    {"overrides": [{"files": "2019/**", "rules": {"T101": "info"}}]},
    {"plugins": {"disable": "others"}},
    {"plugins": {"disable": ["others"]}},
    {"waivers": []},
    {"waivers": [{"rule": "T101", "agency": "甲", "year": 2023, "reason": "乙"}]},
    {"waivers": [WAIVER | {"facts": {"a.b": 4, "a.c": 7.83, "a.d": None, "a.e": "/"}, "until": "2030-12-31"}]},
]

BAD: list[Any] = [
    [],
    {"waivers": {}},
    {"waivers": [{"rule": "T101", "agency": "甲", "year": 2023}]},
    {"waivers": [WAIVER | {"rule": "T999"}]},
    {"waivers": [WAIVER | {"rule": "gone-rule"}]},
    {"waivers": [WAIVER | {"agency": ""}]},
    {"waivers": [WAIVER | {"year": "2023"}]},
    {"waivers": [WAIVER | {"year": 23}]},
    {"waivers": [WAIVER | {"reason": " "}]},
    {"waivers": [WAIVER | {"reason": 7}]},
    {"waivers": [WAIVER | {"facts": ["a.b"]}]},
    {"waivers": [WAIVER | {"facts": {"a.b": True}}]},
    {"waivers": [WAIVER | {"until": "2030"}]},
    {"waivers": [WAIVER | {"severity": "off"}]},
    {"fail_on": "error"},
    {"language": "cn"},
    {"extends": "gouji:everything"},
    {"extends": "/etc/gouji.yaml"},
    {"packs": ["hunan"]},
    {"plugins": {"disable": ["other"]}},
    {"plugins": {"enable": ["others"]}},
    {"plugins": ["others"]},
    {"exclude": ["{a,b}"]},
    {"exclude": 2019},
    {"rules": {"T999": "off"}},
    {"rules": {"gone-rule": "off"}},
    {"rules": {"T101": "on"}},
    {"rules": {"T101": True}},
    {"rules": {"T101": None}},
    {"rules": {"T101": {"limit": 3}}},
    {"rules": {"C101": {"in_place": "alow"}}},
    {"rules": {"S115": {"in_place": "allow"}}},
    {"rules": {"many-options": {"limit": True}}},
    {"rules": {"many-options": {"kinds": ["c"]}}},
    {"overrides": [{"files": "a"}]},
    {"overrides": {"files": "a", "rules": {}}},
]


def is_read(folder: Path, plugins: Any, data: object, name: str = "x.yaml") -> bool:
    """Whether the reader takes data, which as JSON is YAML too."""
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    try:
        Configurations(plugins, CommandLine(config=path)).settings(Path("a.txt"))
    except ConfigurationError:
        return False
    return True


@pytest.mark.parametrize("data", GOOD, ids=json.dumps)
def test_what_is_right_is_taken_by_both(
    folder: Path, plugins: Any, validator: Draft202012Validator, data: dict[str, Any]
) -> None:
    assert (validator.is_valid(data), is_read(folder, plugins, data)) == (True, True)


@pytest.mark.parametrize("data", BAD, ids=json.dumps)
def test_what_is_wrong_is_refused_by_both(
    folder: Path, plugins: Any, validator: Draft202012Validator, data: object
) -> None:
    assert (validator.is_valid(data), is_read(folder, plugins, data)) == (False, False)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=6)
SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS
LEVELS = st.sampled_from(["off", "info", "warning", "error", False])
OPTIONS = {
    "strict": st.booleans(),
    "limit": st.integers(0, 9) | st.just(1.0),
    "share": st.integers(0, 9) | st.floats(0, 1).map(lambda share: round(share, 3)),
    "note": TEXTS,
    "words": st.lists(TEXTS.filter(str.strip), max_size=2),
    "kinds": st.lists(st.sampled_from("ab"), max_size=2),
    "severity": LEVELS,
    "part": st.sampled_from([0, 0.25, 1]),
    "day": st.just("03-31"),
    "in": st.fixed_dictionaries({}, optional={"title": LEVELS, "words": st.lists(TEXTS.filter(str.strip), max_size=2)}),
}
# Names only: that a name and its code are one key is known to the reader alone.
NAMES = ("total-consistency", "leftover-caption", "many-options", "late-rule", "T102", "S115")
RULES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(NAMES, LEVELS),
        "leftover-caption": st.fixed_dictionaries({}, optional={"severity": LEVELS, "in_place": st.just("allow")}),
        "many-options": st.fixed_dictionaries({}, optional=OPTIONS),
    },
)
GLOBS = st.text(st.sampled_from("a/*?.[水"), min_size=1, max_size=6)
RIGHT: dict[str, st.SearchStrategy[Any]] = {
    "extends": st.sampled_from(["gouji:recommended", ["gouji:all"], []]),
    "packs": st.sampled_from(["shandong", ["zibo", "shandong"], []]),
    "plugins": st.sampled_from([{}, {"disable": "others"}, {"disable": ["others"]}, {"disable": []}]),
    "language": st.sampled_from(["zh", "en"]),
    "fail-on": st.sampled_from(["error", "warning", "info", "never"]),
    "timeout": st.integers(1, 3600),
    "max-memory": st.integers(64, 65536),
    "exclude": GLOBS | st.lists(GLOBS, max_size=2),
    "rules": RULES,
    "overrides": st.lists(st.fixed_dictionaries({"files": GLOBS, "rules": RULES}), max_size=2),
    "waivers": st.lists(
        st.fixed_dictionaries(
            {
                "rule": st.sampled_from(NAMES),
                "agency": st.just("甲"),
                "year": st.integers(1900, 2199),
                "reason": st.just("乙"),
            },
            optional={
                "facts": st.dictionaries(TEXTS, st.none() | TEXTS | st.integers(0, 9) | st.just(7.83), max_size=2),
                "until": st.dates().map(str),
            },
        ),
        max_size=2,
    ),
}
WRONG = SCALARS | st.sampled_from(
    [
        "gouji:none",
        "/a.yaml",
        "C:\\a",
        "~/a",
        "on",
        "Off",
        "hunan",
        "!a",
        "{a}",
        "a\\b",
        "../a",
        1.5,
        [],
        {},
        ["c"],
        [1],
        {"x": 1},
    ]
)


WRONG_EXTENDS: st.SearchStrategy[Any] = st.sampled_from(
    ["gouji:none", "gouji:", "/a.yaml", "C:\\a", "~/a", "\\a", "", 1, None, {}, ["/a"], [1]]
)


def spoiled(data: Any, draw: st.DrawFn) -> Any:
    """The data with one thing changed at any depth: a value for another, or a key more or less."""
    if isinstance(data, dict) and data and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(data)))
        changed = {**data, key: spoiled(data[key], draw)}
        return draw(
            st.sampled_from([changed, {**data, "gone-rule": data[key]}, {k: v for k, v in data.items() if k != key}])
        )
    if isinstance(data, list) and data and draw(st.booleans()):
        return [spoiled(data[0], draw), *data[1:]]
    return draw(WRONG)


@st.composite
def configurations(draw: st.DrawFn) -> Any:
    """Configurations, half of them with one thing changed."""
    data = draw(st.fixed_dictionaries({}, optional=RIGHT))
    if not data or draw(st.booleans()):
        return data
    key = draw(st.sampled_from(sorted(data)))
    # Whether a file in extends is there is known to the reader alone.
    return {**data, key: draw(WRONG_EXTENDS) if key == "extends" else spoiled(data[key], draw)}


@pytest.fixture(scope="module")
def agrees(
    tmp_path_factory: pytest.TempPathFactory, plugins: Any, validator: Draft202012Validator
) -> Callable[[Any], bool]:
    folder, numbers = tmp_path_factory.mktemp("schema"), count()
    return lambda data: is_read(folder, plugins, data, f"{next(numbers)}.yaml") is validator.is_valid(data)


@given(data=configurations())
def test_schema_and_reader_agree(agrees: Callable[[Any], bool], data: Any) -> None:
    assert agrees(data)


def test_the_schema_describes_in_the_language_asked_for(plugins: Any) -> None:
    body = schema(Catalogue.of(plugins), "zh")

    assert body["properties"]["packs"]["description"] == (
        "启用的规则包：名称、名称==版本，或 YAML 文件或文件夹的相对路径"
    )


def test_a_default_that_is_exact_is_a_number(plugins: Any) -> None:
    rule = plugins.rules[3]
    exact = tuple(
        attrs.evolve(option, default=Decimal("0.5")) for option in rule.meta.options if option.name == "share"
    )
    own = attrs.evolve(plugins, rules=(rule.with_meta(options=exact),))

    definition = schema(Catalogue.of(own), "en")["$defs"]["rule-many-options"]

    assert definition["anyOf"][1]["properties"]["share"]["default"] == 0.5


def test_the_schema_tells_what_is_deprecated_and_the_defaults(plugins: Any) -> None:
    definitions = schema(Catalogue.of(plugins), "en")["$defs"]

    options = definitions["rule-many-options"]["anyOf"][1]["properties"]
    defaults = [options[name]["default"] for name in ("strict", "limit", "share", "note", "words")]
    assert (definitions["rule-late-rule"]["deprecated"], defaults) == (True, [False, 3, 0.5, "", ["一"]])
