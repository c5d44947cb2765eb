"""Decide whether two names are of one subject, and which subjects are of one class, as a kind of report sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from gouji.text.fold import fold
from gouji.value import Entity, field, frozen

__all__ = ["SubjectClass", "Subjects"]


SubjectClass: TypeAlias = tuple[str | None, str | None]
"""The type and the level of a subject, each None where its name does not tell it for certain."""


def _always(_name: str) -> bool:
    return True


def _unknown(_name: str) -> SubjectClass:
    return None, None


@frozen
class Subjects(Entity):
    """How a kind of report compares the names of its subjects, and the classes that it has of them.

    ``key`` returns what all ways to write one subject's name have in common; ``is_certain`` returns whether a
    name alone identifies its subject. ``types`` and ``levels`` are all that there are, and ``classify`` returns those
    of a name. ``called`` are the words that users have for types and levels, of each the usual one first.
    """

    key: Callable[[str], str] = fold
    is_certain: Callable[[str], bool] = _always
    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    classify: Callable[[str], SubjectClass] = _unknown
    called: Mapping[str, tuple[str, ...]] = field(factory=dict)
