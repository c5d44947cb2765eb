"""The time in which a pack is read grows with it, not with its square, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.packs.model import PackFile

Read = Callable[[str], tuple[PackFile | None, list[str]]]

RULE = "  - code: LO{number:03}\n    name: lower-{number}\n    title: 应写渔网\n"


def rules(number: int, *lines: str) -> str:
    """A pack of some rules with these lines."""
    own = "".join(f"    {line}\n" for line in lines)
    return "pack: lower\nrules:\n" + "".join(RULE.format(number=each) + own for each in range(number))


TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "right": (
        lambda n: rules(n, "in: catch", "must-mention: {any: [渔网, 网具]}", "cases: [{good: 二、渔获}]"),
        120,
    ),
    "fields": (lambda n: rules(n, "message: 没有{fish.carp.totl}", "must-mention: {any: [渔网]}"), 120),
    "expressions": (lambda n: rules(n, f"require: {' + '.join(['fish.crap.total'] * 30)} == 1"), 40),
    "sections": (lambda n: rules(1, f"in: [{'cath, ' * n}]", "must-mention: {any: [渔网]}"), 5_600),
    "words": (lambda n: rules(1, f"must-not-mention: [{'渔网, ' * n}]"), 5_600),
    "bodies": (lambda n: rules(1, f"bodies: {{name: [{'*a*a*a*a, ' * n}]}}", "must-mention: {any: [渔网]}"), 2_500),
    "keys": (lambda n: "pack: lower\n" + "".join(f"key-{number}: 1\n" for number in range(n)), 2_500),
    "rules": (lambda n: "pack: lower\nrules: [" + "{}, " * n + "]\n", 7_500),
}


@pytest.mark.parametrize(("text", "size"), TEXTS.values(), ids=TEXTS)
def test_eight_times_the_pack_takes_about_eight_times_as_long(
    read: Read, is_in_proportion: Callable[..., bool], text: Callable[[int], str], size: int
) -> None:
    assert is_in_proportion(read, text, size)
