"""The workbench of an author of rules: what is installed, the rules to be tested, and every way to test one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.plugins.finder import load_plugins
from gouji.plugins.installed import normalized_name
from gouji.plugins.model import BUILT_IN, Plugins
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import AcrossRule, AnyRule, Rule
from gouji.testing.checker import Checker
from gouji.testing.examples import check_examples
from gouji.testing.faults import Fault
from gouji.testing.folders import check_across, contents_of, names_of
from gouji.testing.generated import EXAMPLES, Mend, check_faults, check_sound
from gouji.testing.rule_tester import Bad, Good, check_rule
from gouji.value import Entity, frozen

__all__ = ["Workbench"]


@frozen
class Workbench(Entity):
    """What is installed, with the methods that test a rule; each raises an AssertionError that tells all that is wrong.

    ``rules`` are those to be tested: all that one distribution brings, those of its packs too.
    """

    plugins: Plugins
    rules: tuple[AnyRule, ...]

    @classmethod
    def installed(cls, distribution: str | None = None) -> Workbench:
        """Return the workbench for the rules of a distribution, where that brings none for those of all but gouji.

        Raises `PluginError` for a plugin that cannot be used.
        """
        plugins = load_plugins()
        if plugins.broken:
            raise plugins.broken[0]
        brought = [*plugins.rules, *(rule for pack in plugins.packs for rule in pack.rules)]
        key = normalized_name(distribution or "")
        own = [rule for rule in brought if normalized_name(_bringer(rule)) == key]
        strange = [rule for rule in brought if _bringer(rule) != BUILT_IN.distribution]
        return cls(plugins, tuple(own or strange))

    @cached_property
    def checker(self) -> Checker:
        """What reads files, and checks them with all rules that are on by default."""
        return Checker(self.plugins, Binder(self.plugins.kinds))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every rule and pack that is installed, as a configuration names them."""
        return Catalogue.of(self.plugins)

    def rule(self, key: str) -> AnyRule:
        """Return an installed rule by its name or code; raise KeyError."""
        name = self.catalogue.by_key[key][0].name
        return self.catalogue.checking.get(name) or self.catalogue.comparing[name]

    def check_rule(self, rule: Rule, *, good: Sequence[str | Good], bad: Sequence[Bad]) -> None:
        """Check all cases of a rule, as `gouji.testing.check_rule` does."""
        check_rule(rule, good=good, bad=bad, plugins=self.plugins)

    def check_examples(self, rule: AnyRule) -> None:
        """Check the examples on a rule's page, as `gouji.testing.check_examples` does."""
        check_examples(rule, self.plugins)

    def check_across(
        self,
        rule: AnyRule,
        files: Mapping[str, str | bytes],
        *,
        prior: Mapping[str, str | bytes] | None = None,
        settings: str = "",
        options: Mapping[str, Any] | None = None,
    ) -> list[Diagnostic]:
        """Return what a rule finds in files, by their names, compared with each other and with *prior* ones.

        *settings* is the text of a configuration with ``aliases`` and ``bodies``.
        """
        across = rule if isinstance(rule, AcrossRule) else rule.across
        if across is None:
            message = f"rule {rule.name} compares no reports"
            raise ValueError(message)
        names = names_of(settings)
        return check_across(
            across, contents_of(files), names, self.plugins, prior=contents_of(prior or {}), options=options
        )

    def check_sound(self, rule: AnyRule, *, mended: Mend | None = None, examples: int = EXAMPLES) -> None:
        """Check that a rule finds nothing in sound reports, as `gouji.testing.check_sound` does."""
        check_sound(rule, self.plugins, mended=mended, examples=examples)

    def check_faults(self, rule: AnyRule, faults: Sequence[Fault] | None = None, *, mended: Mend | None = None) -> None:
        """Check that a rule finds planted faults, as `gouji.testing.check_faults` does."""
        check_faults(rule, faults, self.plugins, mended=mended)


def _bringer(rule: AnyRule) -> str:
    """Return the distribution that brings a rule."""
    return rule.meta.distribution or BUILT_IN.distribution
