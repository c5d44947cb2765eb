"""The table of targets: what is mutated, how, and what must hold of it. A new target is one more line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random
from typing import TypeAlias

import attrs

from gouji.errors import UsageError
from gouji.message import Message
from gouji.testing.fuzz.bench import Bench
from gouji.testing.fuzz.case import Case, Good, Mutation, make_case
from gouji.testing.fuzz.configurations import good_configuration
from gouji.testing.fuzz.expressions import EXPRESSIONS, good_expression, judge_expression
from gouji.testing.fuzz.folders import (
    good_cache,
    judge_cache,
    judge_configuration,
    judge_waivers,
)
from gouji.testing.fuzz.goods import RENDERERS
from gouji.testing.fuzz.judging import judge_report
from gouji.testing.fuzz.markup import MARKUP
from gouji.testing.fuzz.package import PACKAGE
from gouji.testing.fuzz.packs import good_pack, judge_pack
from gouji.testing.fuzz.pages import MARKDOWN, PAGES
from gouji.testing.fuzz.papers import PAPERS
from gouji.testing.fuzz.raw import RAW, splicing
from gouji.testing.fuzz.settings import YAML
from gouji.testing.fuzz.text import ENCODINGS, TEXT
from gouji.value import Entity

__all__ = ["ON_REQUEST", "TARGETS", "Judge", "Target", "case_named"]

Judge: TypeAlias = Callable[[Bench, bytes, str], str]
"""What tries a mutated file and returns what became of it, in a word; it raises whatever is wrong."""


@attrs.frozen(eq=False)
class Target(Entity):
    """A kind of file: where its good ones come from, what mutates them, what must hold of them then.

    ``another`` is how probable one more mutation is: little where a file soon is none any more.
    """

    goods: Callable[[Bench, Random], Good]
    mutations: Sequence[Mutation]
    judge: Judge = judge_report
    another: float = 0.55


def _report(name: str, bench: Bench, random: Random) -> Good:
    return bench.goods.report(name, random)


_BY_FORMAT: Mapping[str, Sequence[Mutation]] = {
    "text": (*TEXT, *TEXT, *TEXT, *ENCODINGS, *RAW),
    "html": (*MARKUP, *MARKUP, *PAGES, *PAGES, *PAGES, *TEXT, *ENCODINGS, *RAW),
    "markdown": (*MARKDOWN, *MARKDOWN, *MARKDOWN, *MARKUP, *TEXT, *TEXT, *ENCODINGS, *RAW),
    "docx": (*PACKAGE, *RAW),
    "xlsx": (*PACKAGE, *RAW),
    "pdf": PAPERS,
    "rtf": (*TEXT, *RAW),
}

_ANOTHER = {"docx": 0.3, "xlsx": 0.3, "pdf": 0.4}

TARGETS: Mapping[str, Target] = {
    **{
        name: Target(partial(_report, name), _BY_FORMAT[name.split(" ")[0]], another=_ANOTHER.get(name, 0.55))
        for name in RENDERERS
    },
    "configuration": Target(good_configuration, YAML, judge_configuration, 0.2),
    "waivers": Target(good_configuration, YAML, judge_waivers, 0.2),
    "pack": Target(good_pack, YAML, judge_pack, 0.2),
    "expression": Target(good_expression, EXPRESSIONS, judge_expression, 0.3),
    "cache": Target(good_cache, RAW, judge_cache),
}
"""All targets by name, in the order of their turns."""

ON_REQUEST = frozenset({"rtf"})
"""Targets that have no turn unless they are asked for: another program reads them, which takes seconds."""


def case_named(bench: Bench, name: str) -> Case:
    """Return the case of a name such as ``docx:17``; raise `UsageError` where there is no such target."""
    target = TARGETS.get(name.rpartition(":")[0])
    if target is None:
        known = ", ".join(TARGETS)
        raise UsageError(Message(f"没有用例 {name!r}；可用：{known}", f"no case {name!r}; there are: {known}"))
    goods = partial(target.goods, bench)
    return make_case(name, goods, (*target.mutations, splicing(goods)), target.another)
