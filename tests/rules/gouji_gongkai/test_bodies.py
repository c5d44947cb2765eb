"""Names of public bodies: which are of one body, which say whose they are, and the type of body that they tell."""

import pytest

from gouji_gongkai.bodies import BODY_ENDS, is_body, is_certain, key_of, makes_regulations, type_of


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


@pytest.mark.parametrize(
    ("name", "body_type"),
    [
        ("云麓县人民政府", "government"),
        ("云麓县人民政府办公室", "government"),
        ("霁川市", "government"),
        ("云麓县水务局", "department"),
        ("霁川省财政厅（本级）", "department"),
        ("柳汀镇人民政府", "township"),
        ("栖鹤街道办事处", "township"),
        ("云麓经济开发区", None),
        ("云麓县图书馆", None),
    ],
)
def test_a_name_tells_the_type_of_body_where_it_tells_any(name: str, body_type: str | None) -> None:
    assert type_of(name) == body_type


@pytest.mark.parametrize(
    ("name", "makes"),
    [("霁川市人民政府", True), ("霁川省财政厅", True), ("云麓县水务局", False), ("柳汀镇人民政府", False)],
)
def test_townships_and_bodies_of_counties_make_no_regulations(name: str, makes: bool) -> None:
    assert makes_regulations(name) is makes


@pytest.mark.parametrize("ending", BODY_ENDS)
def test_every_ending_of_running_text_ends_a_name(ending: str) -> None:
    assert is_body(f"云麓县{ending}")
