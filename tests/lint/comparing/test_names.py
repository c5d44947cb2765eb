"""Names of bodies: which are of one, which say whose they are, and what a configuration says of them."""

from __future__ import annotations

import pytest

from gouji.comparing.names import BodyList, Names, is_certain, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云麓县水务局", " 云麓县 水务局 "),
        ("云麓县档案馆（史志办）", "云麓县档案馆(史志办)"),
        ("云麓县人民政府", "云麓县政府"),
        ("云麓县人民政府", "云麓县"),
        ("云麓县人民政府办公室", "云麓县政府办"),
        ("栖鹤街道办事处", "栖鹤街道"),
        ("栖鹤街道办事处", "栖鹤街道办"),
        ("云麓县发展和改革委员会", "云麓县发展和改革委"),
        ("云麓经济开发区管理委员会", "云麓经济开发区管委会"),
    ],
)
def test_one_body_s_name_may_be_written_in_several_ways(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云麓县水务局", "云麓县林业局"),
        ("云麓县水务局", "云麓市水务局"),
        ("云麓县水务局", "云麓县水利局"),
        ("云麓县人民政府", "云麓县人民政府办公室"),
        ("云麓县税务局（东区分局）", "云麓县税务局（西区分局）"),
    ],
)
def test_names_that_may_be_of_two_bodies_are_kept_apart(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    "name", ["云麓县水务局", "柳汀镇人民政府", "栖鹤街道办事处", "霁川市", "国家税务总局云麓县税务局", "国家统计局"]
)
def test_a_name_with_its_place_is_certain(name: str) -> None:
    assert is_certain(name)


@pytest.mark.parametrize(
    "name",
    ["水务局", "县水务局", "市教育局", "开发区管委会", "高新区管委会", "城关镇人民政府", "城区街道办事处", "办公室"],
)
def test_a_name_that_many_bodies_have_is_not(name: str) -> None:
    assert not is_certain(name)


def test_aliases_are_names_of_one_body() -> None:
    names = Names({"云麓县水务局": ("云麓县水利局", "县水务局")})

    assert {names.key(name) for name in ("云麓县水务局", "云麓县水利局", "县水务局")} == {"云麓县水务局"}
    assert names.key("云麓县林业局") == "云麓县林业局"


def test_what_is_named_is_known() -> None:
    names = Names({"水务局": ()}, (BodyList("云麓县人民政府", ("城关镇人民政府",)),))

    known = ["水务局", "云麓县人民政府", "城关镇政府"]
    assert [names.knows(names.key(name)) for name in [*known, "林业局"]] == [True, True, True, False]


def test_a_list_is_found_under_every_name_of_its_government() -> None:
    listed = BodyList("云麓县人民政府", ("云麓县水利局",), complete=True)
    names = Names({"云麓县水务局": ("云麓县水利局",)}, (listed,))

    assert names.list_of(names.key("云麓县政府")) is listed
    assert (names.is_listed(names.key("云麓县水务局")), names.is_listed(names.key("云麓县林业局"))) == (True, False)


def test_the_fingerprint_tells_what_is_said_from_nothing() -> None:
    lists = (BodyList("云麓县人民政府", ("云麓县水务局",)),)
    fingerprints = {Names().fingerprint, Names({"甲县局": ("乙县局",)}).fingerprint, Names({}, lists).fingerprint}

    assert (len(fingerprints), Names().fingerprint) == (3, "")
