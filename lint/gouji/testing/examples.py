"""Run the examples on a rule's page, and compare the findings with what the page says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
import re
from typing import Any

from gouji.checking.diagnostic import Diagnostic
from gouji.errors import UnreadableSourceError
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.rules.meta import RuleMeta
from gouji.rules.rule import AcrossRule, AnyRule
from gouji.testing.alone import misfits_of, read_for, run_alone, why_silent
from gouji.value import Value, evolve, field, frozen

__all__ = ["Example", "ExampleError", "check_examples", "examples_of"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*(.*?)\s*")
_KINDS = {"text bad": True, "text good": False}
_SETTINGS = "yaml"


class ExampleError(AssertionError):
    """The examples on a rule's page do not show what it says; the text names the rule and the lines."""


@frozen
class Example(Value):
    """A fenced block of a page: its text, whether it is a bad example, its line on the page, the options set for it."""

    text: str
    is_bad: bool
    line: int
    options: Mapping[str, Any] = field(factory=dict)


def check_examples(rule: AnyRule, plugins: Plugins | None = None) -> None:
    """Run the examples on the page of *rule*: each bad one must give a finding, no good one may.

    The page is the docstring of the rule's function. Examples are fenced blocks whose info string is ``text bad`` or
    ``text good``: a whole report or part of one as plain text. A block of ``yaml`` is settings: the options that it sets
    for the rule are those of the examples that follow it in its part of the page. Any other block is an error, as is a
    page without both kinds. The rule runs alone, else with its default options, against the forms of the installed
    plugins (or of *plugins*). An example of an across rule holds several reports, each after
    a line with its name (``--- 2023.txt``), and may hold a ``.gouji.yaml`` with ``aliases`` and ``bodies``. Raises
    `ExampleError`, which names everything that is wrong.
    """
    plugins = plugins or load_plugins()
    examples = examples_of(rule)
    problems = [problem for example in examples for problem in _problems(rule, example, plugins)]
    if problems:
        raise ExampleError(_told(rule.meta, problems))


def examples_of(rule: AnyRule) -> tuple[Example, ...]:
    """Return the examples on the page of *rule*; raise `ExampleError` for a page that breaks the format."""
    meta = rule.meta
    if not meta.page:
        raise ExampleError(_told(meta, ["it has no page: the docstring of its function is empty"]))
    blocks = list(_blocks(meta))
    problems = [problem for line, info, text in blocks for problem in _misfits(line, info, text)]
    examples = list(_examples(meta, blocks))
    known = {option.name for option in meta.options}
    problems += [
        f"line {e.line}: the rule has no option {name}" for e in examples for name in e.options if name not in known
    ]
    for kind, is_bad in _KINDS.items():
        if not any(example.is_bad is is_bad for example in examples):
            problems.append(f"no example: a fenced block with the info string `{kind}` is missing")
    given = [(example.text, example.options) for example in examples]
    problems += [f"line {e.line}: the same example again" for n, e in enumerate(examples) if given[n] in given[:n]]
    if problems:
        raise ExampleError(_told(meta, problems))
    return tuple(examples)


def _blocks(rule: RuleMeta) -> Iterator[tuple[int, str, str]]:
    """Yield the line, info string and text of each fenced block of the page."""
    lines = rule.page.split("\n")
    number = 0
    while number < len(lines):
        opening = _FENCE.fullmatch(lines[number])
        if opening is None:
            number += 1
            continue
        end = next((n for n in range(number + 1, len(lines)) if lines[n].strip() == opening[1]), None)
        if end is None:
            raise ExampleError(_told(rule, [f"line {number + 1}: this block is not closed with {opening[1]}"]))
        yield number + 1, opening[2], "\n".join(lines[number + 1 : end]) + "\n"
        number = end + 1


def _examples(rule: RuleMeta, blocks: Iterable[tuple[int, str, str]]) -> Iterator[Example]:
    """Yield the examples among some blocks, with the options that stand before them in their part of the page."""
    lines = rule.page.split("\n")
    options: Mapping[str, Any] = {}
    after = 0
    for line, info, text in blocks:
        if any(between.startswith("#") for between in lines[after:line]):
            options = {}
        if info == _SETTINGS:
            options = _options(rule, text)
        elif info in _KINDS:
            yield Example(text, _KINDS[info], line, options)
        after = line + text.count("\n") + 1


def _options(rule: RuleMeta, text: str) -> Mapping[str, Any]:
    """Return the options that settings have for a rule."""
    from ruamel.yaml import YAML

    said = (YAML(typ="safe", pure=True).load(text) or {}).get("rules", {}).get(rule.name)
    return {name: value for name, value in said.items() if name != "severity"} if isinstance(said, dict) else {}


def _misfits(line: int, info: str, text: str) -> Iterator[str]:
    if info not in _KINDS and info != _SETTINGS:
        known = ", ".join(f"`{kind}`" for kind in (*_KINDS, _SETTINGS))
        yield f"line {line}: the info string `{info}` is unknown; expected one of {known}"
    elif not text.strip():
        yield f"line {line}: the block is empty"


def _problems(rule: AnyRule, example: Example, plugins: Plugins) -> Iterator[str]:
    kind = "bad" if example.is_bad else "good"
    try:
        report = read_for(rule.meta, example.text.encode(), "example.txt", plugins)
    except UnreadableSourceError as error:
        yield f"line {example.line}: the {kind} example cannot be read: {error.message.en}"
        return
    result = run_alone(rule, report, "example", example.options)
    across = rule if isinstance(rule, AcrossRule) else rule.across
    if across is not None:
        result = evolve(result, diagnostics=(*result.diagnostics, *_across(across, example, plugins)))
    for failure in result.failures:
        yield f"line {example.line}: {failure.message.en}"
    if example.is_bad and not result.diagnostics and not result.failures:
        yield f"line {example.line}: the bad example gives no finding{why_silent(rule.meta, report)}"
    for diagnostic in result.diagnostics:
        if not example.is_bad:
            yield f"line {example.line}: the good example gives a finding: {_finding(diagnostic)}"
        yield from (f"line {example.line}: {misfit}" for misfit in misfits_of(rule.meta, diagnostic))


def _across(rule: AcrossRule, example: Example, plugins: Plugins) -> Sequence[Diagnostic]:
    from gouji.testing.folders import check_across, parts_of

    names, texts = parts_of(example.text)
    files = {name: text.encode() for name, text in texts.items()}
    return check_across(rule, files, names, plugins, options=example.options)


def _finding(diagnostic: Diagnostic) -> str:
    place = diagnostic.range.start if diagnostic.range else None
    where = f"line {place.line}, column {place.column} of it" if place else "the report as a whole"
    return f"{diagnostic.message.en} ({where})"


def _told(rule: RuleMeta, problems: Sequence[str]) -> str:
    return "\n".join((f"rule {rule.name} ({rule.code}), its page:", *(f"  {problem}" for problem in problems)))
