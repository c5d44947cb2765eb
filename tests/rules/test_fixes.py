"""Every fix mends a bad example on its rule's page, leaves nothing to fix and touches no good example."""

from __future__ import annotations

import attrs
import pytest

from gouji.config import CommandLine
from gouji.fixing.fix import Fixed, fix
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.rules.rule import Rule
from gouji.rules.when import ALWAYS
from gouji.run.session import Session
from gouji.testing import Example, examples_of

FIXABLE = [rule for rule in load_plugins().rules if rule.meta.fix != "none"]
EVERY_FIX = pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.name)


def _session(rule: Rule, plugins: Plugins, example: Example) -> Session:
    """A session of the rule alone, with the options of an example, which takes a part of a report for a whole one."""
    given = example.options
    options = tuple(attrs.evolve(each, default=given.get(each.name, each.default)) for each in rule.meta.options)
    alone = rule.with_meta(
        kind="any",
        statuses=("report", "old", "other"),
        forms=(),
        years=(None, None),
        status="stable",
        options=options,
    )
    alone = attrs.evolve(alone, when=ALWAYS)
    own = attrs.evolve(plugins, rules=(alone,), packs=())
    return Session(own, CommandLine(select=(rule.name,)))


def _fixed(rule: Rule, plugins: Plugins, *, bad: bool) -> list[Fixed]:
    return [
        fix(_session(rule, plugins, example).linter, example.text.encode(), "example.txt", unsafe=True)
        for example in examples_of(rule)
        if example.is_bad is bad
    ]


@EVERY_FIX
def test_a_fix_mends_a_bad_example(rule: Rule, plugins: Plugins) -> None:
    fixed = _fixed(rule, plugins, bad=True)

    assert any(one.changed for one in fixed)
    assert [failure.message.en for one in fixed for failure in one.result.failures] == []
    assert [found.message.en for one in fixed for found in one.result.diagnostics if found.fix] == []


@EVERY_FIX
def test_a_fix_leaves_good_examples_alone(rule: Rule, plugins: Plugins) -> None:
    assert [one.text_after for one in _fixed(rule, plugins, bad=False) if one.changed] == []


@EVERY_FIX
def test_a_rule_has_fixes_of_the_kind_that_it_says(rule: Rule, plugins: Plugins) -> None:
    """Safe fixes are made without being asked for; those of a rule that says ``unsafe`` are not."""
    results = [
        _session(rule, plugins, example).check(example.text.encode(), "example.txt")
        for example in examples_of(rule)
        if example.is_bad
    ]

    assert {found.fix.safety for result in results for found in result.diagnostics if found.fix} == {rule.meta.fix}
