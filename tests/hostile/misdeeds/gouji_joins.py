"""Across rules each of which does one thing that no rule may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any

from gouji.api import AcrossFinding, AcrossRelated, AcrossRule, Joined, Member, Message, NotCompared, Spot, across_rule

SAID = Message("有误", "wrong")


class EndingError(BaseException):
    """What no border of ``except Exception`` holds up."""


def raising(*_: Any) -> Any:
    raise EndingError("as asked")


def one(*_: Any) -> int:
    return 1


def first(joined: Joined) -> Member[Any]:
    return next(joined.read(int).members)


def about(make: Callable[[Member[Any]], Any]) -> Callable[[Joined], Iterator[Any]]:
    """What joins, and yields something about the first report."""

    def join(joined: Joined) -> Iterator[Any]:
        yield make(first(joined))

    return join


def finding(**fields: Any) -> Callable[[Joined], Iterator[Any]]:
    return about(lambda member: AcrossFinding(**{"member": member, "message": SAID, **fields}))


def stranger(member: Member[Any]) -> Member[Any]:
    """A report that is not among those that are joined."""
    return Member("elsewhere.txt", 7, "甲", "甲", 2024, "2021", Spot(), 1, member.options)


def across(number: int, contribute: Callable[..., Any], join: Callable[..., Any]) -> AcrossRule:
    return across_rule(
        code=f"JN{number:03}",
        name=f"joins-{number}",
        severity="warning",
        summary=SAID,
        source="practice",
        since="6.6",
        kind="any",
        contributes=contribute,
    )(join)


CASES: tuple[tuple[Callable[..., Any], Callable[..., Any], str], ...] = (
    (raising, about(one), "EndingError: as asked"),
    (lambda *_: object(), about(one), "TypeError: Encoding objects of type object is unsupported"),
    (lambda *_: "\ud800", about(one), "UnicodeEncodeError: "),
    (one, raising, "EndingError: as asked"),
    (one, lambda _: None, "returned NoneType where an iterable was expected"),
    (one, about(lambda _: "text"), "yielded str where an AcrossFinding or a NotCompared was expected"),
    (one, lambda joined: joined.read(str).members, "ValidationError: Expected `str`, got `int`"),
    (one, finding(message="wrong"), "something with message: str where a Message was expected"),
    (one, finding(member=None), "something with member: NoneType where a Member was expected"),
    (one, finding(spot=(0, 1)), "something with spot: tuple where a Spot or None was expected"),
    (one, finding(severity="fatal"), "a finding of severity 'fatal'; expected one of info, warning, error"),
    (one, finding(related=("text",)), "something with related: str where an AcrossRelated was expected"),
    (one, finding(replaces=("ab",)), "something with replaces: str where a tuple of a str, a str was expected"),
    (one, finding(roots=[("text", "cause")]), "yielded a root: str where a Member was expected"),
    (one, finding(roots=3), "returned int where an iterable was expected"),
    (one, about(lambda member: AcrossFinding(stranger(member), SAID)), "about elsewhere.txt, which is not among"),
    (
        one,
        about(lambda member: AcrossFinding(member, SAID, related=(AcrossRelated(stranger(member), Spot(), SAID),))),
        "about elsewhere.txt, which is not among the reports",
    ),
    (one, about(lambda member: NotCompared(member, "relation", "text")), "something with reason: str where a Message"),
    (one, lambda joined: repeat(None), "yielded NoneType where an AcrossFinding or a NotCompared was expected"),
)
