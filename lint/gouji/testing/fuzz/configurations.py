"""Good configurations, put together of pieces: each key, rules that are installed, waivers of what a report has."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from gouji.config.settings import LEVELS
from gouji.config.show import show
from gouji.testing.fuzz.bench import Bench
from gouji.testing.fuzz.case import Good
from gouji.testing.sample import SampleReport

__all__ = ["NAME", "good_configuration"]

NAME = ".gouji.yaml"

_ALL_SHOWN = 0.1
_KEPT = 0.35
_PIECES = (
    "extends: [gouji:recommended, base.yaml]\n",
    "extends: gouji:all\n",
    "root: true\n",
    "language: zh\n",
    "fail-on: warning\n",
    'exclude: ["草稿/**", "*.bak", "/x/[!a]?.txt"]\n',
    "cache-dir: .cache/gouji\n",
    "plugins: {disable: []}\n",
    "packs: []\n",
    "waivers: []\n",
)


def good_configuration(bench: Bench, random: Random) -> Good:
    """Return a configuration of some keys; now and then one that `gouji config show` has printed, with every rule."""
    text = "# 配置\n" + "".join(_keys(bench, random))
    if random.random() < _ALL_SHOWN:
        text = "".join(show(bench.session().settings("a.txt"), "a.txt"))
    return Good(NAME, text.encode())


def _keys(bench: Bench, random: Random) -> Iterator[str]:
    seen: set[str] = set()
    for piece in _PIECES:
        key = piece.partition(":")[0]
        if key not in seen and random.random() < _KEPT:
            seen.add(key)
            yield piece
    kind = random.choice(bench.goods.kinds)
    sample = kind.sound(random.choice(kind.forms))
    for make in random.choice(((_rules, _overrides), (_anchored,), (_rules,), (_names,), (_names, _overrides))):
        yield make(bench, random, sample)
    if "waivers" not in seen and random.random() < 2 * _KEPT:
        yield _waivers(bench, random, sample)


def _some_rules(bench: Bench, random: Random) -> list[str]:
    """Return some rules with their severities, by their names or codes."""
    rules = [rule.meta for rule in random.sample(list(bench.plugins.rules), 4)]
    return [f"{random.choice((rule.name, rule.code))}: {random.choice(LEVELS)}" for rule in rules]


def _rules(bench: Bench, random: Random, _sample: SampleReport) -> str:
    first, *others = _some_rules(bench, random)
    name, _, level = first.partition(": ")
    return "rules:\n" + "".join(f"  {each}\n" for each in (f"{name}: {{severity: {level}}}", *others))


def _overrides(bench: Bench, random: Random, _sample: SampleReport) -> str:
    rules = "".join(f"      {each}\n" for each in _some_rules(bench, random))
    return f'overrides:\n  - files: ["下/**", "sub/*.txt"]\n    rules:\n{rules}'


def _names(_bench: Bench, _random: Random, sample: SampleReport) -> str:
    name = sample.subject
    return f"aliases:\n  {name}: [{name}二]\nbodies:\n  甲县:\n    complete: true\n    bodies: [{name}, 乙镇]\n"


def _anchored(bench: Bench, random: Random, sample: SampleReport) -> str:
    """Return rules with an anchor, and overrides that take them by its alias."""
    anchored = _rules(bench, random, sample).replace("rules:", "rules: &some", 1)
    return f'{anchored}overrides:\n  - {{files: "**", rules: *some}}\n'


def _waivers(bench: Bench, random: Random, sample: SampleReport) -> str:
    """Return waivers of some figures of a sample."""
    facts = random.sample(list(sample.figures.items()), min(2, len(sample.figures)))
    held = ", ".join(f"{fact}: {text if text.isdigit() else 'null'}" for fact, text in facts)
    items = (
        f"  - rule: {random.choice(bench.plugins.rules).meta.name}\n"
        f"    agency: {sample.subject}\n    year: {sample.period}\n    facts: {{{held}}}\n"
        "    reason: 已核实，见函〔2024〕3号\n    until: 2030-12-31\n"
        for _ in range(random.choice((1, 2)))
    )
    return "waivers:\n" + "".join(items)
