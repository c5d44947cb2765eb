"""One rule of a pack while it is read: its values, what it may refer to, and where to report what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gouji.binding.kind import Kind
from gouji.forms.model import Form
from gouji.message import Message
from gouji.packs.called import fact_by_word, place_meant, places_by_word, places_shown, subjects_by_word
from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.mistakes import ExpressionError
from gouji.packs.expressions.names import PRIOR, Names
from gouji.packs.filling import FIELDS, fields_of, mistaken_fields_of
from gouji.packs.model import Years
from gouji.packs.passages import PLACES
from gouji.packs.sought import NoPatternsError, PatternError, Sought
from gouji.packs.values import Localized
from gouji.rules.meta import Option, OptionType
from gouji.value import Entity, evolve, field, frozen
from gouji.wording import one_of, quoted, wording
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping as MappingNode
from gouji.yaml.nodes import Scalar
from gouji.yaml.offsets import offset_in
from gouji.yaml.problems import Place, Problem

__all__ = ["Reading", "forms_in"]

_UNKNOWN_SECTION = Message("没有部分", "unknown section ")
_UNKNOWN_OPTION = Message("没有选项", "unknown option ")
_UNKNOWN_FIELD = Message("说明里没有字段", "there is no field for messages ")
_NO_PROBLEM = Message(
    "{{problem}} 只用于 headings 的说明；这里可以写 {{words}}",
    "{{problem}} is for messages of headings; others have {{words}}",
)
_FIELDS_IN_CHINESE = {
    "词语": "words",
    "有关词语": "words",
    "应有": "expected",
    "应为": "expected",
    "应有的内容": "expected",
    "实际": "actual",
    "实为": "actual",
    "实际内容": "actual",
    "问题": "problem",
    "部分": "section",
    "标题": "section",
    "机关": "agency",
    "单位": "agency",
    "机关名称": "agency",
    "单位名称": "agency",
    "年度": "year",
    "年份": "year",
}


@frozen
class Reading(Entity):
    """A rule that is being read: the ``values`` of its keys, the kind of report, the rule's years and options.

    ``bound`` collects the fields of the check whose values users set: the names of the options by field.
    Its methods return what a value refers to, and report what is wrong at its place in the file.
    """

    context: Context
    node: MappingNode
    values: Mapping[str, Any]
    kind: Kind
    years: Years = (None, None)
    options: tuple[Option, ...] = ()
    bound: dict[str, str] = field(factory=dict)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that are in force in one of the rule's years."""
        return forms_in(self.kind, self.years)

    def key(self, name: str) -> Scalar:
        """Return the node of one of the rule's keys."""
        return next(key for key, _ in self.node.entries if key.text == name)

    def is_mapping(self, name: str) -> bool:
        """Return whether the value of one of the rule's keys is a mapping; what is none is reported already."""
        return any(key.text == name and isinstance(value, MappingNode) for key, value in self.node.entries)

    def wrong_within(self, node: Scalar, index: int, message: Message) -> None:
        """Report a problem at a character of a text."""
        source = self.context.source
        self.context.problems.append(Problem(message, Place(source, offset_in(source.text, node, index))))

    def message(self) -> Message:
        """Return the rule's message, which by default is its title; fields that there are not are reported."""
        localized = self.values.get("message") or self.values.get("title")
        if not isinstance(localized, Localized):
            return Message("", "")
        own = {*FIELDS, *(f"${option.name}" for option in self.options)}
        for node in dict.fromkeys(localized.texts.values()):
            for name, at in fields_of(node.text):
                if name == "problem" and "headings" not in self.values:
                    self.wrong_within(node, at, _NO_PROBLEM.format())
                elif name not in own and not self._is_fact(name.removeprefix(PRIOR)):
                    self._unknown_field(node, name, at, own)
            for name, at in mistaken_fields_of(node.text):
                self._unknown_field(node, name, at, own)
        return localized.message

    def _unknown_field(self, node: Scalar, name: str, at: int, own: Iterable[str]) -> None:
        """Report a field that messages have not, with the one that is meant."""
        known = {*own, *(fact for form in self.kind.forms for fact in form.slots)}
        word = quoted(name)
        what = Message(f"{_UNKNOWN_FIELD.zh}{word.zh}", f"{_UNKNOWN_FIELD.en}{word.en}")
        near = _FIELDS_IN_CHINESE.get(name) or self.context.near(name, known)
        if near is not None:
            near = f"{{{near}}}"
        fields = (field for field in FIELDS if field != "problem" or "headings" in self.values)
        expected = None if near else one_of(fields)
        self.wrong_within(node, at, wording(what, expected, near))

    def _is_fact(self, name: str) -> bool:
        return any(name in form.slots for form in self.kind.forms)

    def expression(self, node: Scalar) -> Expression | None:
        """Return the condition that a text is; None, with a problem for each mistake, for what is none."""
        subjects = self.kind.subjects
        types = {option.name: option.type for option in self.options}
        names = Names.of(self.kind.forms, years=self.years, levels=subjects.levels, types=subjects.types, options=types)
        names = evolve(names, called=self._called)
        try:
            return read_expression(node.text, names, compared=self.context.compares)
        except ExpressionError as error:
            for mistake in error.mistakes:
                self.wrong_within(node, mistake.start, mistake.message)
            return None

    def _called(self, word: str) -> str | None:
        """Return the section, level, type or fact that users call so."""
        subjects = subjects_by_word(self.kind.subjects)
        return places_by_word(self.forms).get(word) or subjects.get(word) or fact_by_word(self.forms, word)

    def places(self, default: str | None) -> tuple[str, ...]:
        """Return the sections that ``in`` names, else a default; report sections that there are not."""
        given: Sequence[Scalar] = self.values.get("in", ())
        if not given:
            return (default,) if default else ()
        known = dict.fromkeys((*PLACES, *(section.id for form in self.forms for section in form.sections)))
        for each in given:
            if each.text not in known:
                word = quoted(each.text)
                near = place_meant(self.forms, each.text) or self.context.near(each.text, known)
                what = Message(f"{_UNKNOWN_SECTION.zh}{word.zh}", f"{_UNKNOWN_SECTION.en}{word.en}")
                self.context.wrong(each, what, places_shown(self.forms, known), near)
        return tuple([each.text for each in given if each.text in known])

    def option(self, field: str, node: Scalar, *types: OptionType) -> Option | None:
        """Return the option that stands for a field of the check (``$name``); None for a value of its own.

        An option that there is not, or of another type, is reported.
        """
        if not is_option(node.text):
            return None
        name, known = node.text[1:], {option.name: option for option in self.options}
        option = known.get(name)
        if option is None or option.type not in types:
            word = quoted(node.text)
            what = Message(f"{_UNKNOWN_OPTION.zh}{word.zh}", f"{_UNKNOWN_OPTION.en}{word.en}")
            if option is not None:
                what = Message(f"选项{word.zh}的类型不合适", f"the option {word.en} is of another type")
            fitting = [f"${each.name}" for each in self.options if each.type in types]
            self.context.wrong(node, what, one_of(fitting) if fitting else None, self.context.near(node.text, fitting))
            return None
        self.bound[field] = name
        return option

    def words(self, field: str, nodes: Sequence[Scalar]) -> tuple[Sought, ...]:
        """Return the words and patterns of a field: its own, or the default of the option that stands for them."""
        if len(nodes) == 1 and is_option(nodes[0].text):
            option = self.option(field, nodes[0], "array")
            return () if option is None else tuple([Sought(word) for word in option.default])
        return self.sought(nodes)

    def number(self, field: str, node: Scalar | None) -> int | None:
        """Return the number of a field: its own, or the default of the option that stands for it."""
        if node is None:
            return None
        if isinstance(node.value, int):
            return node.value
        option = self.option(field, node, "integer")
        return option.default if option is not None and isinstance(option.default, int) else None

    def sought(self, nodes: Iterable[Scalar]) -> tuple[Sought, ...]:
        """Return words and patterns to look for; report patterns that cannot be compiled."""
        return tuple([found for node in nodes if (found := self.one_sought(node)) is not None])

    def one_sought(self, node: Scalar) -> Sought | None:
        """Return a word or pattern to look for; None, with a problem, for a pattern that cannot be compiled."""
        found = Sought(node.text)
        if found.is_pattern:
            try:
                found.compile()
            except PatternError as error:
                self.wrong_within(node, 1 + error.offset, error.message)
                return None
            except NoPatternsError as error:
                self.context.wrong(node, error.message)
                return None
        return found


def is_option(text: str) -> bool:
    """Return whether a text names an option: ``$`` and its name."""
    return text.startswith("$") and text[1:].replace("_", "").isalnum() and text.isascii() and not text[1].isdigit()


def forms_in(kind: Kind, years: Years) -> tuple[Form, ...]:
    """Return the forms of a kind that are in force in one of some years."""
    return tuple([form for form in kind.forms if _meet(form.years, years)])


def _meet(one: Years, other: Years) -> bool:
    (first, last), (begin, end) = one, other
    return (first is None or end is None or first <= end) and (last is None or begin is None or begin <= last)
