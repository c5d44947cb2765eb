"""The catalogue of rules and packs that a configuration can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from gouji.message import Message
from gouji.rules.meta import RuleMeta
from gouji.rules.pack import Pack, PackSource
from gouji.rules.rule import AcrossRule, AnyRule, Rule
from gouji.text.fold import fold
from gouji.value import Entity, evolve, field, frozen

if TYPE_CHECKING:
    from gouji.binding.kind import Kind
    from gouji.errors import PluginError
    from gouji.forms.model import Form
    from gouji.report.subjects import Subjects

    class Plugin(Protocol):
        """The part of a plugin that a configuration needs."""

        @property
        def name(self) -> str:
            """The plugin's name."""

        @property
        def distribution(self) -> str:
            """The distribution that brings it."""

        @property
        def version(self) -> str:
            """The distribution's version."""

        @property
        def package(self) -> str:
            """The package that its object is in."""

    class Plugins(Protocol):
        """The part of all plugins that a configuration needs."""

        @property
        def found(self) -> Sequence[Plugin]:
            """The plugins themselves."""

        @property
        def disabled(self) -> Sequence[Plugin]:
            """Plugins that were not loaded because the configuration disables them."""

        @property
        def broken(self) -> Sequence[PluginError]:
            """The errors about plugins that cannot be used."""

        @property
        def rules(self) -> Sequence[AnyRule]:
            """Rules that are in force for every run."""

        @property
        def packs(self) -> Sequence[Pack]:
            """Rule packs."""

        @property
        def pack_sources(self) -> Sequence[PackSource]:
            """Rule packs in YAML, which are not read yet."""

        @property
        def kinds(self) -> Mapping[str, Kind]:
            """The kinds of reports by name."""

        @property
        def forms(self) -> Sequence[Form]:
            """The official forms."""

        @property
        def subjects(self) -> Sequence[Subjects]:
            """How each kind of report compares names of subjects."""


__all__ = ["Catalogue"]


@frozen
class Catalogue(Entity):
    """Every rule by name and by code, every pack by name, and the pack that brings a rule.

    ``rules`` are sorted by code; several rules may share a code. ``by_key`` has former names of rules as well.
    ``versions`` name the plugins with their versions; ``disabled`` are those that the configuration disables, of which
    nothing else is here; ``broken`` tells of those that cannot be used. ``checking`` are the rules that run on each
    report, ``comparing`` the across rules, by name. ``sources`` are packs in YAML that are not read yet, by name.
    """

    rules: tuple[RuleMeta, ...]
    packs: Mapping[str, Pack]
    versions: tuple[str, ...]
    by_key: Mapping[str, tuple[RuleMeta, ...]]
    bringer: Mapping[str, str]
    forms: tuple[Form, ...] = ()
    subjects: tuple[Subjects, ...] = ()
    plugins: tuple[Plugin, ...] = ()
    disabled: tuple[Plugin, ...] = ()
    broken: tuple[Message, ...] = ()
    checking: Mapping[str, Rule] = field(factory=dict)
    comparing: Mapping[str, AcrossRule] = field(factory=dict)
    sources: Mapping[str, PackSource] = field(factory=dict)
    kinds: Mapping[str, Kind] = field(factory=dict)

    @classmethod
    def of(cls, plugins: Plugins) -> Catalogue:
        """Return the catalogue of some plugins."""
        brought = [*plugins.rules, *(rule for pack in plugins.packs for rule in pack.rules)]
        return cls(
            **_by_name(brought),
            packs={pack.name: pack for pack in plugins.packs},
            versions=tuple(f"{found.name} {found.distribution} {found.version}" for found in plugins.found),
            bringer={rule.name: pack.name for pack in plugins.packs for rule in pack.rules},
            forms=tuple(plugins.forms),
            subjects=tuple(plugins.subjects),
            plugins=tuple(plugins.found),
            disabled=tuple(plugins.disabled),
            broken=tuple(error.message for error in plugins.broken),
            sources={source.name: source for source in plugins.pack_sources},
            kinds=plugins.kinds,
        )

    def with_packs(self, packs: Iterable[Pack]) -> Catalogue:
        """Return the catalogue with further packs."""
        further = [pack for pack in packs if pack.name not in self.packs]
        if not further:
            return self
        known: dict[str, AnyRule] = {**self.comparing, **self.checking}
        brought = [*known.values(), *(rule for pack in further for rule in pack.rules)]
        return evolve(
            self,
            **_by_name(brought),
            packs={**self.packs, **{pack.name: pack for pack in further}},
            bringer={**self.bringer, **{rule.name: pack.name for pack in further for rule in pack.rules}},
        )

    def named(self, word: str) -> tuple[RuleMeta, ...]:
        """Return the rules of a name, former name or code in any case of letters; none where it names none."""
        by_key = self.by_key
        return by_key.get(word) or by_key.get(word.upper()) or by_key.get(word.lower()) or ()

    def subject_key(self, name: str) -> str:
        """Return what all ways to write a subject's name have in common, in every kind of report."""
        key = fold(name)
        for subjects in self.subjects:
            key = subjects.key(key)
        return key

    @property
    def keys(self) -> Iterator[str]:
        """The names and codes that users are to write."""
        former = self.former_names
        return (
            key
            for key, rules in self.by_key.items()
            if key not in former and any(rule.status != "removed" for rule in rules)
        )

    @property
    def pack_names(self) -> tuple[str, ...]:
        """The names of packs, of those that are not read yet too."""
        return tuple(dict.fromkeys((*self.packs, *self.sources)))

    @property
    def facts(self) -> frozenset[str]:
        """The ids of every form's figures."""
        return frozenset(fact for form in self.forms for fact in form.slots)

    @property
    def former_names(self) -> frozenset[str]:
        """Former names of rules, which may still be written."""
        return frozenset(name for rule in self.rules for name in rule.former_names)


def _by_name(brought: Sequence[AnyRule]) -> dict[str, Any]:
    """Return the tables of a catalogue that are made of rules."""
    across = [rule if isinstance(rule, AcrossRule) else rule.across for rule in brought]
    rules = sorted([rule.meta for rule in brought], key=lambda rule: (rule.code, rule.name))
    by_key: dict[str, tuple[RuleMeta, ...]] = {}
    for rule in rules:
        by_key[rule.code] = (*by_key.get(rule.code, ()), rule)
        by_key[rule.name] = (rule,)
    for rule in rules:
        for name in rule.former_names:
            by_key.setdefault(name, (rule,))
    return {
        "rules": tuple(rules),
        "by_key": by_key,
        "checking": {rule.name: rule for rule in brought if isinstance(rule, Rule)},
        "comparing": {rule.name: rule for rule in across if rule is not None},
    }
