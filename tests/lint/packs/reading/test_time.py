"""Packs are read in little time, whatever is in them."""

from __future__ import annotations

from collections.abc import Callable
import time

import pytest

from gouji.packs.model import PackFile

Read = Callable[[str], tuple[PackFile | None, list[str]]]

MOST_SECONDS = 4
"""What none of these takes half of on a machine that is idle."""

RULE = "  - code: LO{number:03}\n    name: lower-{number}\n    title: 应写渔网\n"


def rules(number: int, *lines: str) -> str:
    """A pack of some rules with these lines."""
    own = "".join(f"    {line}\n" for line in lines)
    return "pack: lower\nrules:\n" + "".join(RULE.format(number=each) + own for each in range(number))


@pytest.mark.parametrize(
    "text",
    [
        rules(990, "in: catch", "must-mention: {any: [渔网, 网具]}", "cases: [{good: 二、渔获}]"),
        rules(990, "message: 没有{fish.carp.totl}", "must-mention: {any: [渔网]}"),
        rules(900, f"require: {' + '.join(['fish.crap.total'] * 30)} == 1"),
        rules(1, f"in: [{'cath, ' * 45_000}]", "must-mention: {any: [渔网]}"),
        rules(1, f"must-not-mention: [{'渔网, ' * 45_000}]"),
        rules(1, f"bodies: {{name: [{'*a*a*a*a, ' * 20_000}]}}", "must-mention: {any: [渔网]}"),
        "pack: lower\n" + "".join(f"key-{number}: 1\n" for number in range(20_000)),
        "pack: lower\nrules: [" + "{}, " * 60_000 + "]\n",
    ],
    ids=["right", "fields", "expressions", "sections", "words", "bodies", "keys", "rules"],
)
def test_a_pack_is_read_in_little_time(read: Read, text: str) -> None:
    start = time.process_time()

    read(text)

    assert time.process_time() - start < MOST_SECONDS
