"""Reporting bodies for samples; none of them exists."""

from __future__ import annotations

import attrs

__all__ = ["BODIES", "Body", "body_named"]


@attrs.frozen
class Body:
    """A reporting body: its ``name``, what it calls itself, the place that it belongs to.

    ``makes_regulations`` is True for a body that may make 规章.
    """

    name: str
    self_word: str
    region: str
    makes_regulations: bool = False


BODIES = (
    Body("云麓县水务局", "我局", "云麓县"),
    Body("白鹮县人民政府", "我县", "白鹮县"),
    Body("柳汀镇人民政府", "我镇", "柳汀镇"),
    Body("栖鹤街道办事处", "我街道", "栖鹤街道"),
    Body("澜屏市档案馆", "本单位", "澜屏市"),
    Body("鹿溪区教育体育局", "我局", "鹿溪区"),
    Body("云麓经济技术开发区管理委员会", "我委", "经开区"),
    Body("霁川市人民政府办公室", "我办", "霁川市"),
    Body("霁川市人民政府", "我市", "霁川市", makes_regulations=True),
)


def body_named(name: str) -> Body:
    """Return the body of a name; one that is not among them calls itself 本单位."""
    return next((body for body in BODIES if body.name == name), Body(name, "本单位", "本地"))
