"""When two names are of one subject: what a kind of report tells of the names of those who report."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from gouji.text.fold import fold
from gouji.value import Entity

__all__ = ["Subjects"]


def _always(_name: str) -> bool:
    return True


@attrs.frozen(eq=False, repr=False)
class Subjects(Entity):
    """How a kind of report understands the names of its subjects.

    ``key`` gives what all ways to write one subject's name have in common; ``is_certain`` tells whether a name by
    itself says which subject it is of.
    """

    key: Callable[[str], str] = fold
    is_certain: Callable[[str], bool] = _always
