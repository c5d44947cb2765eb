"""Decide whether two names are of one subject, as a kind of report sees it."""

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
    """How a kind of report compares the names of its subjects.

    ``key`` returns what all ways to write one subject's name have in common; ``is_certain`` returns whether a
    name alone identifies its subject.
    """

    key: Callable[[str], str] = fold
    is_certain: Callable[[str], bool] = _always
