"""Public bodies by their names: their endings, the types of body that these show, and which names are of one body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from gouji.api import CHINESE, NamedTuple, Pattern, fold, is_ideograph

__all__ = [
    "AGENCY_END",
    "BODY_ENDS",
    "BodyType",
    "abbreviates",
    "is_body",
    "is_certain",
    "key_of",
    "makes_regulations",
    "type_of",
]

BodyType: TypeAlias = Literal["government", "department", "township"]

_LONGEST_NAME = 30


class _Ending(NamedTuple):
    """An ending of names of bodies; ``plain``: hardly anything else in a text ends so; ``short``: its abbreviation."""

    word: str
    plain: bool = False
    short: str = ""


_ENDINGS = (
    _Ending("人民政府", short="政府"),
    _Ending("政府办公室"),
    _Ending("政府", plain=True),
    _Ending("办事处"),
    _Ending("街道办", short="街道"),
    _Ending("街道", plain=True),
    _Ending("委员会", plain=True, short="委"),
    _Ending("管委会", plain=True),
    _Ending("管理委员会", short="管委会"),
    _Ending("办公室", plain=True, short="办"),
    _Ending("办公厅"),
    _Ending("局", plain=True),
    _Ending("厅", plain=True),
    *map(_Ending, ("部", "委", "署")),
    _Ending("院", plain=True),
    _Ending("中心", plain=True),
    *map(
        _Ending, ("银行", "集团", "公司", "学校", "大学", "联合会", "协会", "总队", "支队", "大队", "队", "站", "海关")
    ),
    _Ending("所", plain=True),
    _Ending("处", plain=True),
    _Ending("会"),
    _Ending("镇", plain=True),
    _Ending("乡", plain=True),
    *map(_Ending, ("区", "县", "市", "省", "州", "盟", "旗", "馆", "社", "联", "兵团", "监狱", "林场", "农场")),
)
"""The one list of endings."""

AGENCY_END = "|".join(ending.word for ending in _ENDINGS)
"""How the names of public bodies end, as alternatives of a pattern."""

_ALL_ENDS = tuple(ending.word for ending in _ENDINGS)
_LAST_OF_ENDS = frozenset(word[-1] for word in _ALL_ENDS)

BODY_ENDS = tuple(ending.word for ending in _ENDINGS if ending.plain)
"""How they end in running text."""

_LONG_AND_SHORT = (
    ("街道办事处", "街道"),
    *sorted(((ending.word, ending.short) for ending in _ENDINGS if ending.short), key=lambda pair: -len(pair[0])),
)
"""How one body's name is written long and short, the longest first; no other body has either."""

# What every run asks is told with the ends of names: a pattern with the range of Chinese characters takes 3 ms to
# compile, one with scattered characters 1 ms. What few runs ask has a pattern that is compiled then.
_LONGEST_PLACE = 19
_PLACE_ENDS = tuple("省市县区州旗镇乡")
_NO_GOVERNMENTS = ("地区", "园区", "社区", "辖区")
_TOWNSHIP_WORDS = ("镇", "乡", "街道", "苏木")
_GOVERNMENT_ENDS = ("政府", "政府办公室", "政府办公厅", *"市县州省旗")
_NO_DISTRICTS = tuple(f"{character}区" for character in "开园新景管示保理发范税")
_DEPARTMENT_ENDS = tuple("局厅委部署")
_NO_DEPARTMENTS = ("管理委员会", "村民委员会", "居民委员会")
_NATIONAL = ("国家", "国务院")
_LONGEST_WORDS_OF_PLACE = 12
_ENDS_OF_PLACES = ("街道", *"省市县区州盟旗镇乡")
_COMMON_PAIRS = frozenset((
    "经济", "技术", "高新", "产业", "工业", "开发", "示范", "合作", "保税", "综合", "旅游", "度假", "风景", "名胜", "管理", "中心", "街道",
    *(f"城{where}" for where in "关厢郊东西南北中区"),
))  # fmt: skip
_COMMON = frozenset("城老新园全本我各该省市县区州盟旗镇乡")
_TOWNSHIP = Pattern(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|街道办|党政|党委)*(?:办公室)?$|街道办事处|街道办$")
_NOTES = Pattern(r"[（(][^（()）]{0,40}(?:[)）]|$)")
_BELOW_CITY = Pattern(
    rf"(?:镇|乡|街道)(?:人民政府|政府|办事处)?$|县{CHINESE}{{0,20}}(?:局|委员会|办公室|中心)$|县人民政府$"
)


def is_body(text: str) -> bool:
    """Return whether a text is the name of a body and nothing else."""
    if text.rstrip()[-1:] not in _LAST_OF_ENDS:
        return False
    text = "".join(text.split())
    return len(text) <= _LONGEST_NAME and text[1:].endswith(_ALL_ENDS) and _is_chinese(text.replace("·", ""))


def _is_chinese(text: str) -> bool:
    return all(map(is_ideograph, text))


def type_of(name: str) -> BodyType | None:
    """Return the type of body that a name shows; None where it shows none for certain."""
    bare = _NOTES.sub("", name) if "（" in name or "(" in name else name
    if any(word in bare for word in _TOWNSHIP_WORDS) and _TOWNSHIP.search(bare):
        return "township"
    if bare.endswith(_GOVERNMENT_ENDS) or (bare.endswith("区") and not bare.endswith(_NO_DISTRICTS)):
        return "government"
    committee = bare.endswith("委员会") and not bare.endswith(_NO_DEPARTMENTS)
    return "department" if committee or bare.endswith(_DEPARTMENT_ENDS) else None


def makes_regulations(name: str) -> bool:
    """Return whether a body can make 规章; not a township, nor a body of a county (立法法第九十一条、第九十三条)."""
    return _BELOW_CITY.search(name) is None


def key_of(name: str) -> str:
    """Return the key that all spellings of a body's name share: folded, no brackets, long endings shortened."""
    key = fold(name)
    if key[1:].endswith(_PLACE_ENDS) and len(key) <= _LONGEST_PLACE and _is_chinese(key):
        key += "" if key.endswith(_NO_GOVERNMENTS) else "政府"
    for long, short in _LONG_AND_SHORT:
        if long in key:
            key = key.replace(long, short)
    return key


def abbreviates(short: str, name: str) -> bool:
    """Return whether a name is the longer writing of a short one: 柳泉县卫健委 of 柳泉县卫生健康委员会.

    Its characters stand in the long one in their order, and both end alike; an office of the body is not meant.
    """
    long = key_of(name)
    key = f"{fold(short)}管委会" if short.endswith("区") and long.endswith("管委会") else key_of(short)
    if len(name) <= len(short) or name.startswith(short) or long[-1:] != key[-1:]:
        return False
    rest = iter(long)
    return all(character in rest for character in key)


def is_certain(name: str) -> bool:
    """Return whether a name says where its body is: 临川县水务局 or 国家统计局, not 水务局, 县水务局 or 开发区管委会."""
    name = fold(name)
    return name.startswith(_NATIONAL) or not all(map(_is_common, _places(name)))


def _places(name: str) -> Iterator[str]:
    """Yield the names of places in a name, each from where the last one ends to the nearest 省, 市 or the like."""
    begin = 0
    while begin < len(name):
        end = _end_of_place(name, begin)
        if end:
            yield name[begin:end]
        begin = end or begin + 1


def _end_of_place(name: str, begin: int) -> int:
    """Return where the name of a place ends that begins at *begin*; 0 where none does."""
    for at in range(begin, min(begin + _LONGEST_WORDS_OF_PLACE, len(name))):
        if not _is_chinese(name[at]):
            return 0
        end = next((end for end in _ENDS_OF_PLACES if name.startswith(end, at + 1)), "")
        if end:
            return at + 1 + len(end)
    return 0


def _is_common(place: str) -> bool:
    """Return whether a name of a place is made of words that many have: 开发区, 老城区, 本县."""
    at = 0
    while at < len(place):
        if place[at : at + 2] in _COMMON_PAIRS:
            at += 2
        elif place[at] in _COMMON:
            at += 1
        else:
            return False
    return True
