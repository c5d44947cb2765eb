"""Check what across rules yield before diagnostics are emitted of it: its shape, and whose reports it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.checking.place import Place
from gouji.checking.valid import MAX_FINDINGS, SHAPES, gathered, misfit_of_severity
from gouji.comparing.members import AcrossFinding, AcrossRelated, Joined, Member, NotCompared, Spot
from gouji.message import Message
from gouji.rules.rule import AcrossRule
from gouji.strangers import Many, Row, Shapes, misfit
from gouji.text.source import Position, Range, Span
from gouji.value import evolve

__all__ = ["joined_by"]

_TEXT = (str, None)
_ROOT = Row((Member,), (str,))
_SHAPES: Shapes = {
    **SHAPES,
    AcrossFinding: {
        "member": (Member,),
        "message": (Message,),
        "spot": (Spot, None),
        "expected": _TEXT,
        "actual": _TEXT,
        "related": (Many((AcrossRelated,)),),
        "severity": _TEXT,
        "replaces": (Many((Row((str,), (str,)),)),),
    },
    AcrossRelated: {"member": (Member,), "spot": (Spot,), "message": (Message,)},
    NotCompared: {"member": (Member,), "relation": (str,), "reason": (Message,), "name": (Message, None)},
    Spot: {"place": (Place,), "text": (str,), "fact": _TEXT, "section": _TEXT, "address": _TEXT},
    Place: {
        "range": (Range, None),
        "locator": (dict, None),
        "span": (Span, None),
        "excerpt": (str,),
        "marked": (Span,),
    },
    Range: {"start": (Position,), "end": (Position,)},
    Position: {"line": (int,), "column": (int,)},
}


def joined_by(rule: AcrossRule, members: Sequence[Member[bytes]]) -> list[AcrossFinding | NotCompared]:
    """Call the second function of an across rule and return what it gave; raise what it raises, or `MisfitError`."""
    is_prior = {member.place: member.is_prior for member in members}
    is_prior |= {member.place: False for member in members if not member.is_prior}

    def problem_of(each: Any) -> str | None:
        return _misfit(each, is_prior)

    functions = (rule.join, rule.meta.function)
    found = gathered(rule.join(Joined(members)), problem_of, *functions, most=(MAX_FINDINGS + 1) * len(members))
    return [_with_roots(each, *functions) if isinstance(each, AcrossFinding) else each for each in found]


def _with_roots(finding: AcrossFinding, *functions: object) -> AcrossFinding:
    """Return a finding with its roots, which may be any iterable, as a tuple; raise `MisfitError`."""
    roots = gathered(finding.roots, lambda root: misfit(root, (_ROOT,), {}, "a root"), *functions)
    return evolve(finding, roots=tuple(roots))


def _misfit(each: Any, is_prior: dict[tuple[str, int], bool]) -> str | None:
    """Return what is wrong with something that a rule has yielded; None for what can be reported."""
    odd = misfit(each, (AcrossFinding, NotCompared), _SHAPES)
    if odd is not None:
        return f"something with {odd}" if type(each) in (AcrossFinding, NotCompared) else odd
    related = [of.member for of in each.related] if isinstance(each, AcrossFinding) else []
    for member in (each.member, *related):
        if member.place not in is_prior:
            return f"something about {member.path}, which is not among the reports"
    if is_prior[each.member.place]:
        return f"something about {each.member.path}, which is only compared with"
    return misfit_of_severity(each.severity) if isinstance(each, AcrossFinding) else None
