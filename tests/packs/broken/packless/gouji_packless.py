"""A pack that cannot be made."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Pack, hookimpl


@hookimpl
def gouji_packs() -> Iterable[Pack]:
    return [{"packless": Pack("packless", "无")}["x"]]
