"""The bodies that a rule of a pack is for."""

from __future__ import annotations

from fnmatch import fnmatchcase

from gouji.report.model import Report
from gouji.report.subjects import SubjectClass
from gouji.value import Value, frozen

__all__ = ["ALL_BODIES", "Bodies", "class_of"]


@frozen
class Bodies(Value):
    """Bodies of some ``types`` and ``levels`` (those of the kind of report), whose names fit a glob; () for any.

    A body whose name fits one of ``excepts`` is none of them.
    """

    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    excepts: tuple[str, ...] = ()

    def have(self, report: Report) -> bool | None:
        """Return whether a report's body is one of them; None where its name, type or level is not known for certain."""
        if not (self.types or self.levels or self.names or self.excepts):
            return True
        return report.derive(self._have)

    def _have(self, report: Report) -> bool | None:
        name = report.subject.value
        if not isinstance(name, str) or not report.subject.sure:
            return None
        if any(_fits(name, glob) for glob in self.excepts):
            return False
        if self.names and not any(_fits(name, glob) for glob in self.names):
            return False
        kind, level = report.derive(class_of)
        answers = [_among(kind, self.types), _among(level, self.levels)]
        return False if False in answers else None if None in answers else True


def class_of(report: Report) -> SubjectClass:
    """Return the type and the level of a report's body, each None where that is not known for certain."""
    name = report.subject.value
    if not isinstance(name, str) or not report.subject.sure:
        return None, None
    return report.subjects.classify(name)


def _fits(name: str, glob: str) -> bool:
    """Return whether a name fits a glob; most have one ``*``, and need no pattern to be compiled."""
    head, star, tail = glob.partition("*")
    if not star or any(sign in glob for sign in "?[") or "*" in tail:
        return fnmatchcase(name, glob)
    return len(name) >= len(head) + len(tail) and name.startswith(head) and name.endswith(tail)


def _among(value: str | None, wanted: tuple[str, ...]) -> bool | None:
    """Return whether a type or level is among those wanted; None where it is not known and one is wanted."""
    if not wanted:
        return True
    return None if value is None else value in wanted


ALL_BODIES = Bodies()
