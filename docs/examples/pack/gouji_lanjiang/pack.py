"""The pack ``lanjiang`` with its rules and settings, as this distribution gives it to gouji."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.api import Pack, hookimpl
from gouji_lanjiang.contact import contact
from gouji_lanjiang.work_points import work_points

__all__ = ["gouji_packs"]


@hookimpl
def gouji_packs() -> Iterable[Pack]:
    """Yield the pack; a configuration turns it on with ``packs: [lanjiang]``."""
    yield Pack(
        name="lanjiang",
        title="岚江省",
        rules=(work_points, contact),
        # The province's own template prints the caption, so nobody is told of it.
        settings={"rules": {"leftover-caption": {"in_place": "allow"}}},
    )
