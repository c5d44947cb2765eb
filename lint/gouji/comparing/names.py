"""Which names are of one body, which name says of itself whose it is, and whose figures a government adds up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import re

import attrs

from gouji.text.fold import fold

__all__ = ["BodyList", "Names", "is_certain", "key_of"]

_ENDINGS = (
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("街道办事处", "街道"),
    ("街道办", "街道"),
    ("办公室", "办"),
    ("委员会", "委"),
)
"""How one body's name is written long and short; no other body has either."""

_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{1,18}[省市县区州旗镇乡]")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:街道|[省市县区州盟旗镇乡])")
_NATIONAL = ("国家", "国务院")
_COMMON = re.compile(
    r"经济|技术|高新|产业|工业|开发|示范|合作|保税|综合|旅游|度假|风景|名胜|管理|城[关厢郊东西南北中区]?|中心|街道"
    r"|[老新园全本我各该省市县区州盟旗镇乡]"
)


def key_of(name: str) -> str:
    """What is the same for every way to write a body's name: white space, width, brackets, long and short endings."""
    key = fold(name)
    if _GOVERNMENT.fullmatch(key) and not key.endswith(("地区", "园区", "社区", "辖区")):
        key += "政府"
    for long, short in _ENDINGS:
        if long in key:
            key = key.replace(long, short)
    return key


def is_certain(name: str) -> bool:
    """Whether a name says where its body is: 临川县水务局 or 国家统计局, not 水务局, 县水务局 or 开发区管委会."""
    return fold(name).startswith(_NATIONAL) or any(_COMMON.sub("", match[0]) for match in _PLACE.finditer(fold(name)))


@attrs.frozen(repr=False)
class BodyList:
    """The bodies whose figures a government adds up; ``complete``: the list is said to have them all."""

    name: str
    bodies: tuple[str, ...]
    complete: bool = False


@attrs.frozen(eq=False, repr=False)
class Names:
    """What a configuration says of bodies.

    ``aliases`` lists, under a body's name, its other names. ``lists`` are governments with their bodies.
    """

    aliases: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    lists: tuple[BodyList, ...] = ()
    _keys: Mapping[str, str] = attrs.field(init=False)
    _lists: Mapping[str, BodyList] = attrs.field(init=False)
    _listed: frozenset[str] = attrs.field(init=False)

    @_keys.default
    def _keys_of_aliases(self) -> Mapping[str, str]:
        return {key_of(other): key_of(name) for name, others in self.aliases.items() for other in others}

    @_lists.default
    def _lists_by_key(self) -> Mapping[str, BodyList]:
        return {self.key(each.name): each for each in self.lists}

    @_listed.default
    def _keys_of_listed(self) -> frozenset[str]:
        return frozenset(self.key(body) for each in self.lists for body in each.bodies)

    def key(self, name: str) -> str:
        """The key of the body that a name is of."""
        key = key_of(name)
        return self._keys.get(key, key)

    def knows(self, key: str) -> bool:
        """Whether the configuration names the body, so that its name is certain whatever it is."""
        return key in self._lists or key in self._listed or key in self._named

    @property
    def _named(self) -> Iterator[str]:
        return (key_of(name) for name in self.aliases)

    def list_of(self, key: str) -> BodyList | None:
        """The bodies of a government."""
        return self._lists.get(key)

    def is_listed(self, key: str) -> bool:
        """Whether a government adds up the body's figures."""
        return key in self._listed

    @property
    def fingerprint(self) -> str:
        """What changes with anything that is said of names."""
        lists = [(each.name, each.bodies, each.complete) for each in self.lists]
        return repr((sorted(self.aliases.items()), lists)) if self.aliases or lists else ""
