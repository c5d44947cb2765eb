"""Choose whom and which year a generated report is of, so that a rule of a pack holds for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
import re

from gouji.forms.model import Form
from gouji.packs.bodies import Bodies
from gouji.packs.model import PackRule
from gouji.report.subjects import Subjects

__all__ = ["form_and_years", "names_for"]

_USUAL_YEAR = 2024
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
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


def names_for(bodies: Bodies, names: Iterable[str], subjects: Subjects) -> list[str]:
    """Return names of bodies for which a rule holds: those of *names* that it is for, else some made of its globs."""
    fitting = [name for name in names if _holds(bodies, name, subjects)]
    made = (name for glob in bodies.names for name in _made(glob) if _holds(bodies, name, subjects))
    return fitting or list(dict.fromkeys(made))


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


def form_and_years(rule: PackRule, forms: Sequence[Form], text: str = "") -> tuple[Form, list[int]]:
    """Return the newest form in whose years a rule holds, with these years: first that of the text, then the usual one.

    Raises ValueError where no form is in force in the rule's years.
    """
    first, last = rule.years
    usual = (*_written(text), _USUAL_YEAR, *(year for year in (last, first) if year is not None))
    for form in reversed(forms):
        near = [each for each in form.years if each is not None]
        years = [year for year in (*usual, *near) if form.in_force(year) and _within(year, first, last)]
        if years:
            return form, list(dict.fromkeys(years))
    message = f"rule {rule.name}: no form is in force in its years"
    raise ValueError(message)


def _written(text: str) -> list[int]:
    """Return the years of a text: the usual one, if it is there, then those that stand there most often."""
    years = Counter(int(year) for year in _YEAR.findall(text))
    return sorted(years, key=lambda year: (year != _USUAL_YEAR, -years[year], -year))


def _within(year: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)
