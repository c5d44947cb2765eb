"""Write the page of a pack's rule, with the headings that pages of rules have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.message import Language, Message
from gouji.packs.asking import asked_of
from gouji.packs.filling import in_words
from gouji.packs.model import PackRule, Years
from gouji.yaml.nodes import Mapping, Node, Scalar

__all__ = ["page_of"]

_WHAT = Message("检查什么", "What it does")
_WHY = Message("为什么", "Why is this bad")
_WHERE = Message("适用范围", "Where it holds")
_EXAMPLES = Message("示例", "Examples")
_BODIES = Message("单位：{words}", "bodies: {words}")
_YEARS = Message("年度：{years}", "years: {years}")
_SINCE = Message("{first}年度起", "from {first} on")
_UNTIL = Message("截至{last}年度", "until {last}")
_BETWEEN = Message("{first}年度至{last}年度", "from {first} to {last}")
_ONE = Message("{first}年度", "{first}")
_WHEN = Message("条件：`{text}`", "where this is true: `{text}`")
_TYPES = Message("类型 {words}", "of the types {words}")
_LEVELS = Message("层级 {words}", "of the levels {words}")
_NAMES = Message("名称 {words}", "named {words}")
_EXCEPTS = Message("但不包括 {words}", "but not {words}")


def page_of(rule: PackRule, language: Language) -> str:
    """Return the page of a rule: that of the pack, else one made of the rest of the rule."""
    return rule.page.strip() if rule.page else "\n".join(_lines(rule, language))


def _lines(rule: PackRule, language: Language) -> Iterator[str]:
    stop = "。" if language == "zh" else "."
    yield f"{rule.title[language].rstrip('。.')}{stop}"
    yield from (
        "",
        f"## {_WHAT[language]}",
        "",
        f"{in_words(rule.check.message, rule.options)[language].rstrip('。.')}{stop}",
    )
    asked = list(asked_of(rule.check, rule.bound))
    yield from ("", *(f"- {each[language]}{stop}" for each in asked))
    where = list(_where(rule))
    if where:
        yield from ("", f"## {_WHERE[language]}", "", *(f"- {each[language]}{stop}" for each in where))
    if rule.source:
        yield from ("", f"## {_WHY[language]}", "", f"{rule.source.rstrip('。.')}{stop}")
    examples = list(_examples(rule))
    if examples:
        yield from ("", f"## {_EXAMPLES[language]}")
        for kind, text in examples:
            yield from ("", f"```{kind}", *text.rstrip("\n").split("\n"), "```")


def _where(rule: PackRule) -> Iterator[Message]:
    """Yield for which bodies and years a rule is, and under which condition."""
    bodies = rule.bodies
    listed: Sequence[tuple[Message, tuple[str, ...]]] = (
        (_TYPES, bodies.types),
        (_LEVELS, bodies.levels),
        (_NAMES, bodies.names),
        (_EXCEPTS, bodies.excepts),
    )
    told = [shown.format(words=Message("、".join(words), ", ".join(words))) for shown, words in listed if words]
    if told:
        yield _BODIES.format(words=Message("；".join(each.zh for each in told), "; ".join(each.en for each in told)))
    if any(rule.years):
        yield _YEARS.format(years=_years(rule.years))
    if rule.when is not None:
        yield _WHEN.format(text=" ".join(rule.when.text.split()))


def _years(years: Years) -> Message:
    """Return some years as people tell them."""
    first, last = years
    shape = _ONE if first == last else _SINCE if last is None else _UNTIL if first is None else _BETWEEN
    return shape.format(first=first, last=last)


def _examples(rule: PackRule) -> Iterator[tuple[str, str]]:
    """Yield the cases that are snippets or figures, each with the kind of its block: ``text bad``, ``yaml good``."""
    for case in rule.cases:
        for key, value in case.entries if isinstance(case, Mapping) else ():
            if key.text in ("bad", "good"):
                yield from ((f"{kind} {key.text}", text) for kind, text in _contents(value))


def _contents(content: Node) -> Iterator[tuple[str, str]]:
    """Yield the text and the figures of what a case has in it, where it has them."""
    if isinstance(content, Scalar):
        yield "text", content.text
    for key, value in content.entries if isinstance(content, Mapping) else ():
        if key.text == "text" and isinstance(value, Scalar):
            yield "text", value.text
        elif key.text == "facts" and isinstance(value, Mapping):
            figures = [f"{fact.text}: {figure.text}" for fact, figure in value.entries if isinstance(figure, Scalar)]
            if figures:
                yield "yaml", "\n".join(figures)
