"""Directions: that a figure has grown or shrunk, told without by how much: 由27件上升到52件, 连续三年下降."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gouji.api import NamedTuple, Pattern
from gouji_gongkai.prose.changes import gives_prior
from gouji_gongkai.prose.mentions import Mention, is_change, reaches
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["Direction", "directions_in"]

_UP = "增加|增长|上升|提高|提升|攀升|增"
_DOWN = "减少|下降|降低|回落|下滑|减|降"
_SAID = Pattern(rf"(?:有所|略有|明显|大幅|小幅|显著|略|稍有)(?:(?P<up>{_UP})|(?:{_DOWN}))")
_REACHED = Pattern(rf"(?:(?P<up>{_UP}|升)|(?:{_DOWN}))[到至为]$")
_BEFORE = Pattern(
    rf"(?:有所|略有|明显|大幅|小幅|显著|持续|稳步)(?:(?P<up>{_UP})|(?:{_DOWN}))[，,]由[^，,。；;]{{0,12}}$"
)
_TREND = Pattern(
    rf"(?:连续|近)[两二三四五\d]年(?:持续|逐年|均|都|保持)?(?:(?P<up>{_UP}|递增)|(?:{_DOWN}|递减))(?=[，,：:（(])"
)
_YEAR = Pattern(r"(?P<year>20\d\d)年度?(?:为|是|有|共|收到|新收|受理)?$")
_LONGEST = 120


class Direction(NamedTuple):
    """A figure, an earlier one, and the words that say whether it has grown (``up``); ``told`` is where they stand."""

    told: Mention
    level: Mention
    prior: Mention
    words: str
    up: bool

    @property
    def wrong(self) -> bool:
        """Whether the figures go the other way."""
        one, other = self.level.number.value, self.prior.number.value
        return one != other and (one > other) != self.up


def directions_in(read: ReadPassage) -> Iterator[Direction]:
    """Yield each direction of a passage whose figures stand in the same sentence."""
    text, mentions = read.passage.text, read.mentions
    for one, other in pairwise(mentions):
        if one.sentence != other.sentence:
            continue
        said = _SAID.match(other.tail) if gives_prior(text, one, other) else None
        if said is not None:
            yield Direction(other, one, other, said[0], said["up"] is not None)
        elif reaches(one, other) and one.number.unit in (other.number.unit, ""):
            yield from _of_reach(text, one, other)
    if "连续" in text or "近" in text:
        yield from _of_trends(read)


def _of_reach(text: str, prior: Mention, level: Mention) -> Iterator[Direction]:
    """Yield what the verb between two figures says, and the clause before them: 大幅下降，由27件上升为52件."""
    verb = _REACHED.search(level.head)
    if verb is not None:
        yield Direction(level, level, prior, verb[0], verb["up"] is not None)
    clause = _BEFORE.search(text, max(prior.sentence, prior.number.start - _LONGEST), prior.number.start)
    if clause is not None:
        yield Direction(level, level, prior, clause[0].partition("，")[0], clause["up"] is not None)


def _of_trends(read: ReadPassage) -> Iterator[Direction]:
    """Yield the first pair of years that a trend is not true of, or the last: 连续三年下降，2022年58件、2023年66件."""
    for match in _TREND.finditer(read.passage.text):
        after = [
            m for m in read.mentions_near(match.end() + _LONGEST) if m.number.start >= match.end() and not is_change(m)
        ]
        near = [m for m in after if m.sentence <= match.start()]
        years = [(year["year"], m) for m in near if (year := _YEAR.search(m.head)) is not None]
        units = {m.number.unit for _, m in years}
        if (
            len(years) < 2
            or years[0][1] is not near[0]
            or len(units) > 1
            or len({year for year, _ in years}) < len(years)
        ):
            continue
        ordered = [m for _, m in sorted(years, key=lambda each: each[0])]
        pairs = [Direction(b, b, a, match[0], match["up"] is not None) for a, b in pairwise(ordered)]
        yield next((pair for pair in pairs if pair.wrong), pairs[-1])
