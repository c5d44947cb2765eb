"""Bases of shares: what the words after 占 name (占答复总数, 占申请总量, 占全市), and which figures have that name."""

from __future__ import annotations

from gouji.api import NamedTuple, Pattern, contains_any
from gouji_gongkai.prose.readings import Operand

__all__ = ["Base", "base_in"]

_KINDS = {
    "handled": ("答复", "办结", "办理", "处理", "回复", "办复", "办件"),
    "received": ("收到", "受理", "新收", "接收", "接到", "收件", "申请"),
    "published": ("公开", "公布", "发布", "信息", "发文", "更新", "推送", "制发"),
}
"""What bases are called, and the figures that they mean; words of the first kind outweigh those of the next."""
_ROWS = {"handled": ("requests.handled_total",), "received": ("requests.",)}
_PLAIN = Pattern(
    r"全部|全年|年度|本年|当年|今年|所有|各类|各项|政府|政务|主动|依法?|事项|案件|件数|条数|总体|上述|以上|其中|已|"
    r"20\d\d年|总数|总量|总|比例|比重|份额|[数量件条份篇期次项的了比中到据为达约是个、和与]"
)
_LONGEST = 24
_IN = Pattern(r"在(?P<base>[^，,；;]{1,20})中所?$")


class Base(NamedTuple):
    """The words that name a share's base; ``before`` are the words before 占 that are not of it.

    ``kind`` is a key of the kinds, "" for none; ``rest`` are the words that must stand beside the figure.
    """

    words: str
    before: str
    kind: str
    rest: str

    @property
    def foreign(self) -> bool:
        """Whether no figure but one beside the same words may be meant: 占全市."""
        return bool(self.rest)

    def names(self, operand: Operand) -> bool:
        """Return whether an operand is what the words name."""
        if operand.facts:
            return not self.rest and any(fact.id.startswith(_ROWS.get(self.kind, ("?",))) for fact in operand.facts)
        words = [m.head + m.tail for m in operand.mentions]
        return all(self.rest in each for each in words) and any(self._is_kind(each) for each in words)

    def _is_kind(self, words: str) -> bool:
        """Return whether words are of the kind; 占申请总量 may mean the requests that were answered, too."""
        return self.kind in ("", kind_of(words)) or (self.kind == "received" and "申请" in words)


def kind_of(words: str) -> str:
    """Return the kind of figure that words name; "" for none."""
    return next((kind for kind, names in _KINDS.items() if contains_any(words, names)), "")


def base_in(words: str, after: str) -> Base | None:
    """Return the base that the words before and after 占 name; None for no name of a figure: 占增量."""
    if len(after) > _LONGEST or "增" in after or "减" in after:
        return None
    inside = _IN.search(words)
    named = after + (inside["base"] if inside else "")
    before = words[: inside.start()] if inside else words
    plain = _PLAIN.sub("", named)
    kind = kind_of(named)
    rest = plain
    for name in _KINDS.get(kind, ()) + (_KINDS["published"] if kind else ()) + (_KINDS["received"] if kind else ()):
        rest = rest.replace(name, "")
    return Base(named if plain else "", before, kind, rest)
