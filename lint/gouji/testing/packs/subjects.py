"""Choose whom and which year a generated report is of, so that a rule of a pack holds for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase
import re

from gouji.forms.model import Form
from gouji.packs.bodies import Bodies
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.expressions.walk import parts_of
from gouji.packs.model import PackRule
from gouji.report.subjects import Subjects
from gouji.testing.packs.sample_scope import KnownScope

__all__ = ["forms_and_years", "may_hold", "names_for"]

_USUAL_YEAR = 2024
_YEARS = (2000, 2099)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_DAY = re.compile(r"(?<!\d)(20\d\d)(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\2\d{1,2}(?!\d))")
_FILLINGS = (
    "临川县水务局",
    "临川县",
    "云麓县水务",
    "水务局",
    "县水务",
    "淄博市水务",
    "人民政府",
    "柳汀镇人民政府",
    "经济技术开发区管理委员会",
    "",
)
"""What stands for the * of a name; what fits no body is not taken."""

_OTHERS = ("云麓省人民政府", "云麓省水利厅", "云麓自治州人民政府", "云麓自治州水务局", "国家水务总局", "云麓大学")
"""Names of bodies of types and levels that samples may not have."""


def names_for(
    bodies: Bodies,
    names: Iterable[str],
    subjects: Subjects,
    fits: Callable[[str], bool] = lambda _name: True,
) -> list[str]:
    """Return names of bodies for which a rule holds, and which fit: those of *names*, else some made of its globs, else others."""
    made = [name for glob in bodies.names for name in _made(glob)]
    for possible in (names, made, _OTHERS):
        fitting = [name for name in possible if _holds(bodies, name, subjects) and fits(name)]
        if fitting:
            return list(dict.fromkeys(fitting))
    return []


def _holds(bodies: Bodies, name: str, subjects: Subjects) -> bool:
    """Return whether a rule is for certain for the body of a name."""
    if any(fnmatchcase(name, glob) for glob in bodies.excepts):
        return False
    if bodies.names and not any(fnmatchcase(name, glob) for glob in bodies.names):
        return False
    kind, level = subjects.classify(name)
    return (not bodies.types or kind in bodies.types) and (not bodies.levels or level in bodies.levels)


def _made(glob: str) -> Iterator[str]:
    for filling in _FILLINGS:
        yield glob.replace("*", filling, 1).replace("*", "").replace("?", "云")


def forms_and_years(
    rule: PackRule, forms: Sequence[Form], text: str = "", facts: Collection[str] = ()
) -> Iterator[tuple[Form, list[int]]]:
    """Yield the forms that have some facts and in whose years a rule holds, the newest first, with these years.

    First of them is that of the text (where the rule is about the day of publication, the year before it), then the usual one, then those that the rule's condition names and those beside them.
    Raises ValueError where no form is in force in the rule's years.
    """
    first, last = rule.years
    usual = (*_told(rule, text), _USUAL_YEAR, *(year for year in (last, first) if year is not None))
    possible = []
    for form in reversed(forms):
        near = (*_compared(rule), *(each for each in form.years if each is not None))
        years = [year for year in (*usual, *near) if form.in_force(year) and _within(year, first, last)]
        if years and form.slots.keys() >= set(facts):
            possible.append((form, list(dict.fromkeys(years))))
    if not possible:
        message = f"rule {rule.name}: no form is in force in its years"
        raise ValueError(message)
    fitting = [(form, [year for year in years if may_hold(rule, year=year)]) for form, years in possible]
    yield from [each for each in fitting if each[1]] or possible


def may_hold(rule: PackRule, **own: int | str | None) -> bool:
    """Return whether a rule's condition can be true for reports whose year, agency, level or type are those given."""
    return rule.when is None or rule.when.value(KnownScope(given=own)) is not False


def _compared(rule: PackRule) -> Iterator[int]:
    """Yield the years that a rule's condition names, and those beside them."""
    for _, number in parts_of(rule.when.code, "number") if rule.when is not None else ():
        if _YEARS[0] <= Decimal(number) <= _YEARS[1]:
            yield from (int(Decimal(number)) + step for step in (0, 1, -1))


def _told(rule: PackRule, text: str) -> list[int]:
    """Return the years that a text tells its report to be of; a day of publication is in the year after it."""
    if not isinstance(rule.check, PublishedBy):
        return _written(text)
    days = [int(match[1]) - 1 for match in _DAY.finditer(text)]
    return [*_written(_DAY.sub("", text)), *dict.fromkeys(days)]


def _written(text: str) -> list[int]:
    """Return the years of a text: the usual one, if it is there, then those that stand there most often."""
    years = Counter(int(year) for year in _YEAR.findall(text))
    return sorted(years, key=lambda year: (year != _USUAL_YEAR, -years[year], -year))


def _within(year: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)
