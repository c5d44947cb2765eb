"""What this distribution hands over: the pack ``lanjiang``, its rules and its settings."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Pack, hookimpl
from gouji_lanjiang.contact import contact
from gouji_lanjiang.work_points import work_points

__all__ = ["gouji_packs"]


@hookimpl
def gouji_packs() -> Iterable[Pack]:
    """The pack; it is on where a configuration says ``packs: [lanjiang]``."""
    yield Pack(
        name="lanjiang",
        title="岚江省",
        rules=(work_points, contact),
        # The province's own template prints the caption, so nobody is told of it.
        settings={"rules": {"leftover-caption": {"in_place": "allow"}}},
    )
