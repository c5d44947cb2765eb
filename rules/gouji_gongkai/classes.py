"""The type and level of a public body, as its name tells them."""

from __future__ import annotations

from gouji.api import SubjectClass
from gouji_gongkai.bodies import type_of
from gouji_gongkai.places import CITIES, MUNICIPALITIES

__all__ = ["classify"]

_ZONES = (
    *("开发区", "高新区", "园区", "保税区", "度假区", "示范区", "合作区", "名胜区", "新区", "工业区", "港区"),
    *("高新技术产业区", "经济区", "试验区", "管理区", "产业区"),
)
_ZONE_ENDS = ("管理委员会", "管委会", "管理局", "")
_OTHER_ENDS = ("公司", "集团", "学校", "大学", "学院", "中学", "小学", "医院", "银行", "协会", "联合会")
_OFFICES = ("政府办公室", "政府办公厅")
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
_COUNTY_ENDS = ("自治县", "县", "自治旗", "旗")
_NATIONAL = ("国家", "国务院", "中国", "中华人民共和国")
_NO_DISTRICTS = (*_ZONES, "自治区", "地区", "社区", "辖区", "库区", "矿区", "灌区", "林区", "景区", "校区")
_NO_CITIES = ("城市", "市")
_FIRST = (("省", "province"), ("县", "county"))
_LONGEST = 11
_CORPS = "新疆生产建设兵团"


def classify(name: str) -> SubjectClass:
    """Return type and level of a body; each None where the name does not tell it for certain.

    Types are government, department, township, zone and other, levels national, province, city, county and township.
    A department at large (水务局) has no level, nor has a city that may be of a county.
    """
    bare = "".join(name.split()).split("（", 1)[0].split("(", 1)[0]
    kind = _type(bare)
    return kind, "township" if kind == "township" else _level(bare, kind)


def _type(name: str) -> str | None:
    if name.endswith(_OFFICES):
        return None  # its own report, or the government's
    if any(name.endswith(zone + end) for zone in _ZONES for end in _ZONE_ENDS):
        return "zone"
    if name.endswith(_OTHER_ENDS):
        return "other"
    return type_of(name)


def _level(name: str, kind: str | None) -> str | None:
    """Return the level that the places in a name tell, else its first or last words."""
    if name.startswith(_NATIONAL):
        return "national"
    level = _by_places(name)
    if level is None:
        level = next((level for word, level in _FIRST if name.startswith(word)), None)
    if level is None and name.endswith("厅") and not name.endswith("办公厅"):
        level = "province"
    return None if kind == "zone" else level


def _by_places(name: str) -> str | None:
    """Return the level of the last of the places that a name begins with; a city below a city is one of a county."""
    level: str | None = None
    while not name.startswith(_NO_CITIES) and (found := _place(name)):
        inner, end = found
        level = "county" if level == "city" and name[:end].endswith("市") else inner
        name = name[end:]
    return level


def _place(text: str) -> tuple[str | None, int] | None:
    """Return the level of the place that a text begins with and where its name ends; None where there is none."""
    if text.startswith(_CORPS):
        return "province", len(_CORPS)
    ends = [(text.find(word, 1), word) for word in ("省", "自治区", "市", "自治州", "盟", "地区", "区", *_COUNTY_ENDS)]
    found = sorted([(at, -len(word), word) for at, word in ends if 0 < at <= _LONGEST])
    for at, _, word in found:
        place = text[: at + len(word)]
        level = _level_of(place, word)
        if level != "":
            return level, len(place)
    return None


def _level_of(place: str, word: str) -> str | None:
    """Return the level of a place by its name and end: None for one that may be of several, "" for no place."""
    if word in ("省", "自治区") or place in MUNICIPALITIES:
        return "province"
    if word in ("自治州", "盟", "地区"):
        return "city"
    if word in _COUNTY_ENDS:
        return "county"
    if word == "区":
        return "" if place.endswith(_NO_DISTRICTS) else "county"
    return "city" if place in CITIES else None
