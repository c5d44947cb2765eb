"""Generate the reports on which a rule of a pack is tried: those of its cases, and sound ones for which it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from gouji.binding.kind import Kind
from gouji.message import Message
from gouji.packs.checks.require import Require
from gouji.packs.expressions.typed import Code
from gouji.packs.expressions.walk import parts_of
from gouji.packs.model import PackRule
from gouji.testing.packs.case import Composed, Content, PackCase, Whole
from gouji.testing.packs.composing import Composer
from gouji.testing.packs.places import with_lines
from gouji.testing.packs.planting import satisfied
from gouji.testing.packs.running import File
from gouji.testing.packs.sample_scope import SampleScope
from gouji.testing.packs.snippets import odd_headings
from gouji.testing.packs.solving import Wish, wishes_for
from gouji.testing.packs.subjects import forms_and_years, may_hold, names_for
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples
from gouji.value import Entity

__all__ = ["Generated", "Generator", "NobodyError", "named_file"]

_MOST_PAIRS = 60


class Generated(NamedTuple):
    """A generated report, and that of the year before, if its rule compares them."""

    sample: SampleReport
    prior: SampleReport | None = None


class _Recipe(NamedTuple):
    """What sound reports are made of: the lines and figures of a case, what is wished, and for whom and which year."""

    composer: Composer
    content: Composed
    wish: Wish
    bodies: Sequence[tuple[str, int]]


class NobodyError(Exception):
    """Raised where no name of a body is known for which a rule holds."""


def named_file(content: Content) -> File:
    """Return the file that a case names; raise ValueError for a case whose report must be generated."""
    if isinstance(content, Whole):
        return content.path.read_bytes(), content.path.name
    message = "no samples of the kind of report are installed"
    raise ValueError(message)


@attrs.frozen(eq=False, repr=False)
class Generator(Entity):
    """What generates reports for one rule: the samples of its kind, and the kind with the pack's further wordings."""

    rule: PackRule
    samples: Samples
    kind: Kind

    @property
    def names(self) -> list[str]:
        """Names of bodies for which the rule holds; where its condition can be true for none of them, all the same."""
        given = (self.rule.bodies, self.samples.subjects, self.kind.subjects)
        return names_for(*given, self._may_hold) or names_for(*given)

    def _may_hold(self, name: str) -> bool:
        """Return whether the rule's condition can be true for a body, whose type or level it has to know if it names them."""
        type_, level = self.kind.subjects.classify(name)
        named = {each for _, each in parts_of(self.rule.when.code, "own")} if self.rule.when is not None else set()
        is_known = not ((type_ is None and "type" in named) or (level is None and "level" in named))
        return is_known and may_hold(self.rule, agency=name, type=type_, level=level)

    @property
    def options(self) -> Mapping[str, Any]:
        """The default values of the rule's options."""
        return {option.name: option.default for option in self.rule.options}

    def scope(self, sample: SampleReport, prior: SampleReport | None) -> SampleScope:
        """Return the scope on which the rule's expressions are evaluated for a sample."""
        return SampleScope(sample, self.options, prior, self.kind.subjects)

    def files(self, case: PackCase) -> tuple[File, File | None]:
        """Return the report of a case, and that of the year before.

        Raises ValueError where no form is in force, `NobodyError` where the report must be generated and no body is known
        for which the rule holds.
        """
        composer, years = self._composer(self.rule, case.content)
        subject = next(iter(self.names), None)
        if subject is None and isinstance(case.content, Composed):
            raise NobodyError
        file = composer.file(case.content, subject=subject, period=years[0])
        if case.prior is None:
            return file, None
        before, earlier = self._composer(self._in(years[0] - 1), case.prior)
        return file, before.file(case.prior, subject=subject, period=earlier[0])

    def odd_headings(self, case: PackCase) -> Iterator[tuple[str, int, Message]]:
        """Yield the lines of a case that look like headings and are none: the text, where in it, and what is wrong.

        Raises ValueError where no form is in force in the rule's years.
        """
        _, years = self._composer(self.rule, case.content)
        for key, content, rule in (
            ("text", case.content, self.rule),
            ("prior", case.prior, self._in(years[0] - 1)),
        ):
            if isinstance(content, Composed) and content.text:
                composer, near = self._composer(rule, content)
                for at, what in odd_headings(content.text, composer.form, rule.check, near[0]):
                    yield key, at, what

    def sound(self, cases: Sequence[PackCase], number: int) -> Iterator[Generated]:
        """Yield *number* reports in which the rule is kept, and holds: as in good cases, else with what its check asks for.

        Where no figures are found with which its condition is true, they are those of any sound report. Raises ValueError
        where no form is in force in the rule's years.
        """
        composed = [each.content for each in cases if not each.is_bad and isinstance(each.content, Composed)]
        good = [each for each in composed if each.text] or [Composed()]
        wishes = self._wishes(cases)
        recipes = [list(self._recipes(content, wishes)) for content in good] if self.names else []
        for at in range(number if recipes else 0):
            own = recipes[at % len(recipes)]
            recipe = own[at // len(recipes) % len(own)]
            subject, period = recipe.bodies[at % len(recipe.bodies)]
            yield self._made(recipe, subject, period, at)

    def _wishes(self, cases: Sequence[PackCase]) -> list[Wish]:
        """Return what reports may have to have for the rule to hold: nothing, the figures of cases, or others."""
        code = self._wanted()
        if code is None:
            return [Wish()]
        told = [
            Wish(each.content.facts, each.prior.facts if isinstance(each.prior, Composed) else ())
            for each in sorted(cases, key=lambda each: each.is_bad)
            if isinstance(each.content, Composed) and each.content.facts
        ]
        return list(dict.fromkeys((Wish(), *told, *wishes_for(code, self.options))))

    def _wanted(self) -> Code | None:
        """Return the condition under which the rule holds and is kept, as far as it has expressions.

        Where one thing implies another, it is both: what is true for want of the first shows little.
        """
        when, check = self.rule.when, self.rule.check
        codes = [
            each.code for each in (when, check.expression if isinstance(check, Require) else None) if each is not None
        ]
        parts = [("and", *code[1:]) if code[0] == "implies" else code for code in codes]
        return ("and", *parts) if len(parts) > 1 else parts[0] if parts else None

    def _recipes(self, content: Composed, wishes: Sequence[Wish]) -> Iterator[_Recipe]:
        """Yield the recipes of one good case in which the rule holds and is kept; else the plainest of all."""
        possible = [
            (Composer(self.samples, form, self.rule.check.places), years)
            for form, years in forms_and_years(self.rule, self.kind.forms, content.text, dict(content.facts))
        ]
        for composer, years in possible:
            found = [each for wish in wishes if (each := self._recipe(composer, content, wish, years)) is not None]
            yield from found
            if found:
                return
        composer, years = possible[0]
        yield _Recipe(composer, content, Wish(), self._bodies(content, years))

    def _recipe(self, composer: Composer, content: Composed, wish: Wish, years: Sequence[int]) -> _Recipe | None:
        """Return the recipe of a wish with those for whom it comes true; None where that is nobody."""
        bodies = self._bodies(content, years)
        if self._wanted() is None:
            return _Recipe(composer, content, wish, bodies)
        base = self._made(_Recipe(composer, content, wish, bodies), *bodies[0], 0)
        fitting = [each for each in bodies if self._is_kept(_moved(base, *each))]
        return _Recipe(composer, content, wish, fitting) if fitting else None

    def _bodies(self, content: Composed, years: Sequence[int]) -> list[tuple[str, int]]:
        """Return for whom and for which years reports are made; a text is of one year, as its words may tell it."""
        is_of_one = content.text and (self.rule.when is None or str(years[0]) in content.text)
        names, periods = self.names, years[:1] if is_of_one else years
        several = range(min(len(names) * len(periods), _MOST_PAIRS))
        return [
            (names[at % len(names)], periods[(at % len(names) + at // len(names)) % len(periods)]) for at in several
        ]

    def _is_kept(self, made: Generated) -> bool:
        """Return whether the rule holds for a report and its expression is true."""
        scope, check = self.scope(*made), self.rule.check
        holds = self.rule.when is None or self.rule.when.value(scope) is True
        return holds and (not isinstance(check, Require) or check.expression.value(scope) is True)

    def _made(self, recipe: _Recipe, subject: str, period: int, variant: int) -> Generated:
        content = attrs.evolve(
            recipe.content, facts=tuple({**dict(recipe.content.facts), **dict(recipe.wish.facts)}.items())
        )
        sample = recipe.composer.sample(content, subject=subject, period=period, variant=variant)
        for place, sentence in recipe.wish.sentences:
            sample = with_lines(sample, [place], [sentence])
        sample = sample if recipe.content.text else satisfied(sample, self.rule.check)
        return Generated(sample, self._before(sample, dict(recipe.wish.prior)))

    def _before(self, sample: SampleReport, figures: Mapping[str, str]) -> SampleReport | None:
        """Return the report of the year before, with the same figures but for some, if the rule compares them."""
        check, when = self.rule.check, self.rule.when
        if not (check.compares or (when is not None and when.prior_facts)):
            return None
        period = sample.period - 1
        if not sample.form.in_force(period):
            return None
        found = self.samples.sound(sample.form, period=period, subject=sample.subject)
        return found.with_figures(
            {**sample.figures, **{f: text for f, text in figures.items() if f in sample.form.slots}}
        )

    def _in(self, year: int) -> PackRule:
        """Return the rule as if it held for one year alone."""
        return attrs.evolve(self.rule, years=(year, year))

    def _composer(self, rule: PackRule, content: Content) -> tuple[Composer, list[int]]:
        """Return what composes the report of a case, and the years that it can be of; raise ValueError for none."""
        composed = content if isinstance(content, Composed) else Composed()
        form, years = next(forms_and_years(rule, self.kind.forms, composed.text, dict(composed.facts)))
        return Composer(self.samples, form, rule.check.places), years


def _moved(made: Generated, subject: str, period: int) -> Generated:
    """Return a report as if it were of another subject and year, as far as expressions can tell."""
    sample = attrs.evolve(made.sample, subject=subject, period=period)
    return Generated(sample, made.prior if sample.form.in_force(period - 1) else None)
