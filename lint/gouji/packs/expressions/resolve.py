"""Resolve the names in an expression: facts, several facts, options, and what a report is of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from gouji.message import Message
from gouji.packs.expressions.mistakes import Mistakes
from gouji.packs.expressions.names import PRIOR, FactNames, Names, type_of_fact
from gouji.packs.expressions.tokens import Token
from gouji.packs.expressions.tree import Name
from gouji.packs.expressions.typed import Typed, ValueType
from gouji.wording import quoted, wording

__all__ = ["Resolver"]

_UNKNOWN = Message("没有指标{what}", "there is no fact {what}")
_EXCLUDED = Message(
    "{what}是格式 {forms} 的指标，规则的年度不包括这一格式",
    "{what} is a fact of the form {forms}, which the years of the rule exclude",
)
_IN_QUOTES = Message("；文字要加引号", "; a text stands in quotation marks")
_NONE_MATCHES = Message("没有与{what}相符的指标", "no fact is like {what}")
_NO_OPTION = Message("规则没有选项{what}", "the rule has no option {what}")
_OBJECT = Message("选项{what}有几个部分，不能用在表达式里", "the option {what} has parts and cannot be used here")
_SECTION = Message(
    "{what}是章节；章节加引号，写在 mentions 或 length 里",
    "{what} is a section; sections stand in quotation marks in mentions or length",
)
_NO_PRIOR = Message("上年报告只有指标可用（prior.指标）", "of the prior report there are only facts (prior.FACT)")
_DIFFERENT = Message("{what}在各格式中的类型不同", "{what} has different types in the forms")
_NOT_NUMBERS = Message("{what}中有的不是数", "not all of {what} are numbers")


class Resolver:
    """Resolve names and keep which were used, in the order in which they stand."""

    def __init__(self, names: Names, mistakes: Mistakes) -> None:
        self.names = names
        self.mistakes = mistakes
        self.facts: dict[str, None] = {}
        self.prior_facts: dict[str, None] = {}
        self.options: dict[str, None] = {}

    def name(self, node: Name) -> Typed:
        """Return what a name is (None: a mistake), and its code."""
        text, is_prior = node.text.removeprefix(PRIOR), node.text.startswith(PRIOR)
        if text in self.names.own:
            if is_prior:
                self.mistakes.add(node.start, node.end, _NO_PRIOR)
                return Typed(None)
            return Typed(self.names.own[text], ("own", text))
        used = self.prior_facts if is_prior else self.facts
        if "*" in text:
            return self._several(node, text, used, is_prior=is_prior)
        type_ = self._fact(node, text, is_prior=is_prior)
        if type_ is not None:
            used[text] = None
        return Typed(type_, ("prior" if is_prior else "fact", text))

    def _known(self, *, is_prior: bool) -> tuple[FactNames, ...]:
        """Return the facts that there are; a report of the year before may be of a form that is excluded."""
        return (self.names.facts, self.names.excluded) if is_prior else (self.names.facts,)

    def _fact(self, node: Name, text: str, *, is_prior: bool) -> ValueType | None:
        known = self._known(is_prior=is_prior)
        types = {type_of_fact(type_) for facts in known for type_ in facts.types.get(text, ())}
        if len(types) == 1:
            return types.pop()
        if types:
            self._tell(node, _DIFFERENT)
        elif text in self.names.excluded.types:
            forms = [form for form, facts in self.names.excluded.by_form.items() if text in facts]
            self._tell(node, _EXCLUDED, forms="、".join(forms))
        elif text in self.names.sections:
            self._tell(node, _SECTION)
        else:
            prefix = PRIOR if is_prior else ""
            self._tell_unknown(node, _UNKNOWN, [prefix + fact for facts in known for fact in facts.types])
        return None

    def _several(self, node: Name, text: str, used: dict[str, None], *, is_prior: bool) -> Typed:
        known = self._known(is_prior=is_prior)
        found = tuple(dict.fromkeys(ids for facts in known for ids in facts.matching(text)))
        if not found:
            prefix = PRIOR if is_prior else ""
            self._tell_unknown(node, _NONE_MATCHES, [prefix + like for facts in known for like in facts.like(text)])
            return Typed(None)
        found = tuple(sorted(found, key=len, reverse=True))
        used.update(dict.fromkeys(fact for ids in found for fact in ids))
        return Typed("facts", ("priors" if is_prior else "facts", *found))

    def check_numbers(self, node: Name) -> None:
        """Report several facts that are not all numbers."""
        is_prior, text = node.text.startswith(PRIOR), node.text.removeprefix(PRIOR)
        for facts in self._known(is_prior=is_prior):
            every = {fact for ids in facts.matching(text) for fact in ids}
            if {type_of_fact(type_) for fact in every for type_ in facts.types[fact]} - {"number"}:
                self._tell(node, _NOT_NUMBERS)

    def option(self, name: str, start: int, end: int) -> ValueType | None:
        """Return what an option is; None for a mistake."""
        if not name:
            return None
        type_, what = self.names.option(name), quoted(f"${name}")
        if type_ is not None:
            self.options[name] = None
        elif name in self.names.options:
            self.mistakes.add(start, end, _OBJECT.format(what=what))
        else:
            known = [f"${option}" for option in self.names.options]
            told = _NO_OPTION.format(what=what)
            self.mistakes.add_unknown(start, end, told, f"${name}", known)
        return type_

    def tokens(self, tokens: Iterable[Token]) -> None:
        """Resolve the names and options among the tokens of a text that has no tree."""
        ordered = list(tokens)
        for token, following in pairwise(ordered):
            if token.kind == "name" and (following.kind, following.text) != ("operator", "("):
                self.name(Name(token.start, token.end, token.text))
            elif token.kind == "option":
                self.option(token.text, token.start, token.end)

    def _tell(self, node: Name, message: Message, **fields: object) -> None:
        what = quoted(node.text)
        self.mistakes.add(node.start, node.end, message.format(what=what, **fields))

    def _tell_unknown(self, node: Name, message: Message, known: Iterable[str]) -> None:
        told = message.format(what=quoted(node.text))
        texts = {*self.names.levels, *self.names.types}
        text = node.text if node.text in texts else self.names.meant(node.text, texts)
        if text is not None:
            told = Message(f"{told.zh}{_IN_QUOTES.zh}", f"{told.en}{_IN_QUOTES.en}")
            self.mistakes.add(node.start, node.end, wording(told, near=f'"{text}"'))
            return
        own = (*known, *self.names.own)
        self.mistakes.add_unknown(node.start, node.end, told, node.text, own, near=self.names.meant(node.text, own))
