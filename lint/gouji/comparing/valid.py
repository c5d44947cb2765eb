"""Check what across rules yield before diagnostics are emitted of it: its shape, and whose reports it is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from gouji.checking.place import Place
from gouji.checking.valid import MAX_FINDINGS, SHAPES, each_of, gathered, misfit_of_severity
from gouji.comparing.compared import Joined, Members
from gouji.comparing.members import AcrossFinding, AcrossRelated, Member, NotCompared, Spot
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


def joined_by(rule: AcrossRule, members: Members) -> Iterator[AcrossFinding | NotCompared]:
    """Call the second function of an across rule and yield what it gives; raise what it raises, or `MisfitError`."""
    functions = (rule.join, rule.meta.function)
    found = rule.join(Joined(members))
    for each in each_of(found, partial(_misfit, members), *functions, most=(MAX_FINDINGS + 1) * len(members)):
        yield _with_roots(each, *functions) if isinstance(each, AcrossFinding) else each


def _with_roots(finding: AcrossFinding, *functions: object) -> AcrossFinding:
    """Return a finding with its roots, which may be any iterable, as a tuple; raise `MisfitError`."""
    roots = gathered(finding.roots, lambda root: misfit(root, (_ROOT,), {}, "a root"), *functions)
    return evolve(finding, roots=tuple(roots))


def _misfit(members: Members, each: Any) -> str | None:
    """Return what is wrong with something that a rule has yielded; None for what can be reported."""
    odd = misfit(each, (AcrossFinding, NotCompared), _SHAPES)
    if odd is not None:
        return f"something with {odd}" if type(each) in (AcrossFinding, NotCompared) else odd
    related = [of.member for of in each.related] if isinstance(each, AcrossFinding) else []
    for member in (each.member, *related):
        if members.is_prior(member.place) is None:
            return f"something about {member.path}, which is not among the reports"
    if members.is_prior(each.member.place):
        return f"something about {each.member.path}, which is only compared with"
    return misfit_of_severity(each.severity) if isinstance(each, AcrossFinding) else None
