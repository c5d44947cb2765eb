"""Write the page of a pack's rule, with the headings that pages of rules have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.message import Language, Message
from gouji.packs.bodies import Bodies
from gouji.packs.filling import in_words
from gouji.packs.model import PackRule
from gouji.yaml.nodes import Mapping, Node, Scalar

__all__ = ["page_of"]

_WHAT = Message("检查什么", "What it does")
_WHY = Message("为什么", "Why is this bad")
_WHERE = Message("适用范围", "Where it holds")
_EXAMPLES = Message("示例", "Examples")
_BODIES = Message("单位", "bodies")
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
    where = list(_where(rule.bodies, language))
    if where:
        joint = "；" if language == "zh" else "; "
        colon = "：" if language == "zh" else ": "
        yield from ("", f"## {_WHERE[language]}", "", f"{_BODIES[language]}{colon}{joint.join(where)}{stop}")
    if rule.source:
        yield from ("", f"## {_WHY[language]}", "", f"{rule.source.rstrip('。.')}{stop}")
    examples = list(_examples(rule))
    if examples:
        yield from ("", f"## {_EXAMPLES[language]}")
        for kind, text in examples:
            yield from ("", f"```text {kind}", *text.rstrip("\n").split("\n"), "```")


def _where(bodies: Bodies, language: Language) -> Iterator[str]:
    """Yield which bodies a rule is for."""
    listed: Sequence[tuple[Message, tuple[str, ...]]] = (
        (_TYPES, bodies.types),
        (_LEVELS, bodies.levels),
        (_NAMES, bodies.names),
        (_EXCEPTS, bodies.excepts),
    )
    joint = "、" if language == "zh" else ", "
    return (shown[language].format(words=joint.join(words)) for shown, words in listed if words)


def _examples(rule: PackRule) -> Iterator[tuple[str, str]]:
    """Yield the cases that are snippets, each with whether it is a bad one."""
    for case in rule.cases:
        for key, value in case.entries if isinstance(case, Mapping) else ():
            if key.text in ("bad", "good"):
                yield from ((key.text, text) for text in _texts(value))


def _texts(content: Node) -> Iterator[str]:
    """Yield the text of what a case has in it, if it has one."""
    if isinstance(content, Scalar):
        yield content.text
    elif isinstance(content, Mapping):
        yield from (value.text for key, value in content.entries if key.text == "text" and isinstance(value, Scalar))
