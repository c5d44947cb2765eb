"""The type and level of a body, where its name tells them for certain."""

from __future__ import annotations

import pytest

from gouji_gongkai.classes import classify
from gouji_gongkai.plugin import gouji_kinds


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("国家统计局", ("department", "national")),
        ("山东省水利厅", ("department", "province")),
        ("省水利厅", ("department", "province")),
        ("上海市水务局", ("department", "province")),
        ("内蒙古自治区财政厅", ("department", "province")),
        ("淄博市城市管理局", ("department", "city")),
        ("恩施土家族苗族自治州人民政府", ("government", "city")),
        ("威海市荣成市水利局", ("department", "county")),
        ("荆门市东宝区招商局", ("department", "county")),
        ("临川县市场监督管理局", ("department", "county")),
        ("县水务局", ("department", "county")),
        ("临川县柳浦镇人民政府", ("township", "township")),
        ("城关街道办事处", ("township", "township")),
        ("青岛西海岸新区管理委员会", ("zone", None)),
        ("临川县第一中学", ("other", "county")),
    ],
)
def test_a_name_tells_type_and_level(name: str, expected: tuple[str | None, str | None]) -> None:
    assert classify(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("荣成市水利局", ("department", None)),  # a city of a county, or one above counties
        ("市财政局", ("department", None)),
        ("市场监督管理局", ("department", None)),
        ("浦东新区财政局", ("department", None)),
        ("临川县人民政府办公室", (None, "county")),  # the office's own report, or the government's
        ("", (None, None)),
    ],
)
def test_what_a_name_does_not_tell_is_not_known(name: str, expected: tuple[str | None, str | None]) -> None:
    assert classify(name) == expected


def test_types_and_levels_are_those_of_the_kind() -> None:
    (kind,) = gouji_kinds()
    found = [classify(name) for name in ("国家统计局", "淄博市教育局", "临川县人民政府", "柳浦镇", "某某新区管委会")]
    assert {each[0] for each in found} <= {*kind.subjects.types, None}
    assert {each[1] for each in found} <= {*kind.subjects.levels, None}
