"""The rules that a command line selects, ignores or gives a severity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.config.settings import LEVELS, CommandLine
from gouji.message import Language
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import WORDS_FOR_LEVELS, Level, RuleMeta
from gouji.value import Entity, frozen

__all__ = ["EVERY_RULE", "NAMED", "Selection", "all_known"]

EVERY_RULE = "ALL"
"""The selector of every rule."""

NAMED = 100
"""How exact a selector is that is a rule's whole name or code; a beginning of a code is less so."""

_PACK = 1
"""How exact the name of a pack is: as the first letter of its codes."""

_MOST_COMPARED = 100
"""After so many wrong selectors no nearest word is looked for: it takes milliseconds."""


@frozen
class Selection(Entity):
    """The rules selected, ignored or given a severity, by name, each with how exactly it was named.

    ``selected`` is None where there was no ``--select``; ``severities`` are in the order of the command line. ``packs``
    are the packs that are selected by their names, whose rules run whether or not a configuration asks for them.
    """

    selected: Mapping[str, int] | None
    ignored: Mapping[str, int]
    severities: tuple[tuple[Mapping[str, int], Level], ...]
    packs: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, command_line: CommandLine, catalogue: Catalogue, language: Language, *, strict: bool = True
    ) -> Selection:
        """Resolve the selectors of a command line; raise one `ConfigurationError` for all that are wrong.

        Where it is not ``strict``, selectors of rules that the catalogue does not have match nothing.
        """
        wrong: list[tuple[str, str, str]] = []

        def found(option: str, selectors: Iterable[str]) -> dict[str, int]:
            exactness: dict[str, int] = {}
            for selector in selectors:
                rules = _rules(selector, catalogue)
                if not rules and strict:
                    wrong.append((option, selector, "rule"))
                for rule, exact in rules.items():
                    exactness[rule] = max(exact, exactness.get(rule, 0))
            return exactness

        selected = found("--select", command_line.select) if command_line.select else None
        ignored = found("--ignore", command_line.ignore)
        severities: list[tuple[Mapping[str, int], Level]] = []
        for selector, word in command_line.severities:
            rules = found("--severity", (selector,))
            severities += [(rules, level) for level in LEVELS if level == word]
            if word not in LEVELS:
                wrong.append(("--severity", word, "level"))
        if wrong:
            _fail(wrong, catalogue, language)
        chosen = (_spelled(selector, catalogue) for selector in command_line.select)
        packs = frozenset(selector for selector in chosen if _is_pack(selector, catalogue))
        return cls(selected, ignored, tuple(severities), packs)

    def drops(self, name: str) -> str | None:
        """Return the option that keeps a rule from running; None for none. The more exact wins, then ``--ignore``."""
        selected = NAMED if self.selected is None else self.selected.get(name)
        if selected is None:
            return "--select"
        ignored = self.ignored.get(name)
        if ignored is not None and (self.selected is None or ignored >= selected):
            return "--ignore"
        return None

    def named(self) -> set[str]:
        """Return the names of the rules that are switched on by their whole name or code."""
        severities = (found for found, level in self.severities if level != "off")
        chosen = (self.selected or {}, *severities)
        return {name for found in chosen for name, exact in found.items() if exact == NAMED}


def all_known(command_line: CommandLine, catalogue: Catalogue) -> bool:
    """Return whether a catalogue has the rules that a command line names."""
    named = (*command_line.select, *command_line.ignore, *(selector for selector, _ in command_line.severities))
    unread = {name for name in catalogue.sources if name not in catalogue.packs}
    return all(_rules(selector, catalogue) and selector.lower() not in unread for selector in named)


def _rules(selector: str, catalogue: Catalogue) -> dict[str, int]:
    """Return the names of the rules that a selector matches in any case of letters, with how exact it is."""
    return _matched(_spelled(selector, catalogue), catalogue)


def _spelled(selector: str, catalogue: Catalogue) -> str:
    """Return a selector as it matches: as it is written, in capitals (codes) or in small letters (names)."""
    ways = (selector, selector.upper(), selector.lower())
    return next((way for way in ways if way in catalogue.by_key or _matched(way, catalogue)), selector)


def _matched(selector: str, catalogue: Catalogue) -> dict[str, int]:
    rules = catalogue.by_key.get(selector)
    if rules is not None:
        return {rule.name: NAMED for rule in rules if rule.status != "removed"}
    if selector == EVERY_RULE:
        return {rule.name: 0 for rule in _standing(catalogue)}
    if _is_pack(selector, catalogue):
        return {rule.name: _PACK for rule in _standing(catalogue) if catalogue.bringer.get(rule.name) == selector}
    return {rule.name: len(selector) for rule in _standing(catalogue) if selector and rule.code.startswith(selector)}


def _is_pack(selector: str, catalogue: Catalogue) -> bool:
    """Return whether a selector is the name of a pack; a rule of that name goes before it."""
    return selector in catalogue.packs and selector not in catalogue.by_key


def _standing(catalogue: Catalogue) -> Iterable[RuleMeta]:
    return (rule for rule in catalogue.rules if rule.status != "removed")


def _fail(wrong: Iterable[tuple[str, str, str]], catalogue: Catalogue, language: Language) -> None:
    from gouji.config.rules import no_rule, removed
    from gouji.message import Message
    from gouji.wording import nearest, one_of, quoted, wording
    from gouji.yaml.problems import Problem, fail

    problems = []
    for number, (option, text, kind) in enumerate(wrong):
        rules = catalogue.named(text)
        if kind == "level":
            word = quoted(text)
            what = Message(f"没有级别{word.zh}", f"unknown level {word.en}")
            meant = WORDS_FOR_LEVELS.get(text.lower()) or nearest(text, LEVELS)
            message = wording(what, one_of(LEVELS), meant)
        elif rules:
            message = removed(rules[0])
        elif text.lower() in catalogue.packs:
            message = Message(
                f"规则包 {text} 没有自己的规则；请写它的 extends 里的规则包或规则的名称",
                f"the pack {text} has no rules of its own; name a pack that it extends, or a rule",
            )
        else:
            message = no_rule(text, catalogue, compared=number < _MOST_COMPARED, further=catalogue.packs)
        problems.append(Problem(Message(f"{option}：{message.zh}", f"{option}: {message.en}")))
    fail(problems, language)
