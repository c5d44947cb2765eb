"""Statements: the figures that a report's prose gives for rows of its tables."""

from __future__ import annotations

from bisect import bisect_left

from gouji.api import NamedTuple, Pattern, Report, Span, contains_any
from gouji_gongkai.prose.applicants import applicants_of
from gouji_gongkai.prose.elsewhere import is_elsewhere, is_of_information
from gouji_gongkai.prose.measures import OWN_PART, Measure, measure_of
from gouji_gongkai.prose.mentions import Mention, mentions_in, reaches
from gouji_gongkai.prose.passages import Passage, passages
from gouji_gongkai.prose.periods import LAST_YEAR, THIS_YEAR
from gouji_gongkai.prose.respectively import items_of
from gouji_gongkai.prose.siblings import bodies_before, lead_of, revised_beside
from gouji_gongkai.prose.surroundings import Around
from gouji_gongkai.prose.topics import LITIGATION, RECONSIDERATION, REQUESTS, Topics
from gouji_gongkai.prose.vocabulary import scope_of

__all__ = ["Prose", "ReadPassage", "Statement", "read_prose"]

_FEW = 12
_AMONG = Pattern(r"[^，,。；;：:（()\d]{0,8}(?<!其)中(?!心)")
_SOME = ("结转", "遗留", "对应", "补正", "材料", "延期", "顺延", "征求", "抽", "评查")
"""Words of a figure that is of some requests."""
_FARTHEST = 300  # how far around a figure its sentence is looked at


class Statement(NamedTuple):
    """A figure that prose gives for a measure.

    ``period`` is a value of `periods`. ``includes`` is the figure of requests carried in that it says to include
    (含上年结转6件), None where it does not say so. ``beside`` is the figure of documents revised that stands beside
    that of those made (新制定7件、修订4件), which the table may count together.
    """

    measure: Measure
    mention: Mention
    passage: Passage
    period: int
    includes: Mention | None = None
    beside: Mention | None = None

    @property
    def name(self) -> str:
        """The row of the tables that the figure is of, or several joined by +."""
        return self.measure.name

    @property
    def compared(self) -> str:
        """The rows that the figure is compared with: those of ``name``, and what it says to include."""
        if self.includes is not None and self.name == "requests.new":
            return "requests.new+requests.carried_in"
        return self.name

    @property
    def span(self) -> Span:
        """The place of its digits in the source."""
        return self.passage.span(self.mention.number.start, self.mention.number.end)

    @property
    def words(self) -> str:
        """Its digits as printed."""
        return self.passage.text[self.mention.number.start : self.mention.number.end]

    @property
    def level(self) -> int:
        """How deep it stands in brackets and after 其中."""
        return self.mention.listed + self.mention.depth

    @property
    def sure(self) -> bool:
        """Whether it gives an exact figure for the whole of its measure in the report's year."""
        return self.period == THIS_YEAR and not self.measure.scope and not self.mention.number.about


class ReadPassage(NamedTuple):
    """A passage with its numbers, its topics and the statements that were read."""

    passage: Passage
    mentions: list[Mention]
    topics: Topics
    statements: list[Statement]

    def statements_near(self, offset: int) -> list[Statement]:
        """Return the statements around an offset, as far as one sentence may reach."""
        begin = bisect_left(self.statements, offset - _FARTHEST, key=lambda each: each.mention.number.start)
        return self.statements[
            begin : bisect_left(self.statements, offset + _FARTHEST, key=lambda each: each.mention.number.start)
        ]

    def printed(self, mention: Mention) -> str:
        """Return a number as it is printed, with its unit."""
        return self.passage.text[mention.number.start : mention.number.after]

    def sentence(self, mention: Mention) -> str:
        """Return the sentence of a number."""
        text = self.passage.text
        end = text.find("。", mention.number.after)
        return text[mention.sentence : end if end >= 0 else len(text)]

    def mentions_near(self, offset: int) -> list[Mention]:
        """Return the numbers before an offset, as far back as one sentence may reach."""
        begin = bisect_left(self.mentions, offset - _FARTHEST, key=lambda each: each.number.start)
        return self.mentions[begin : bisect_left(self.mentions, offset, key=lambda each: each.number.start)]


class Prose(NamedTuple):
    """All passages of a report that may state something, and those of them that have numbers."""

    passages: list[ReadPassage]
    with_numbers: list[ReadPassage]

    @property
    def statements(self) -> list[Statement]:
        """Every statement, in reading order."""
        return [statement for read in self.with_numbers for statement in read.statements]


def read_prose(report: Report) -> Prose:
    """Read a report's prose into passages with statements; to be called by ``report.derive(read_prose)``."""
    year = report.period.value if isinstance(report.period.value, int) else None
    read = [_read(passage, year) for passage in passages(report)]
    return Prose(read, [each for each in read if each.mentions])


def _read(passage: Passage, year: int | None) -> ReadPassage:
    text = passage.text
    mentions = mentions_in(text)
    topics = Topics(passage)
    if not mentions or not topics.has_any:
        return ReadPassage(passage, mentions, topics, [])
    items = items_of(text, mentions)
    mentions = [m._replace(head=items[n].words) if n in items else m for n, m in enumerate(mentions)]
    around = Around(passage, mentions, topics, year, items)
    statements: list[Statement] = []
    for index, mention in enumerate(mentions):
        if mention.number.unit == "%":
            continue
        statement = _statement(around, index) or _reached(around, index)
        if statement is None:
            continue
        if statement.name == "requests.new" and _is_within_handled(mention, statements):
            statement = statement._replace(measure=statement.measure._replace(scope=OWN_PART))
        if statement.name.startswith("requests.") and _is_of_some(text, mentions, index, statements):
            statement = statement._replace(measure=statement.measure._replace(scope=OWN_PART))
        before = _included(mentions, index, statements) if statement.name == "requests.carried_in" else None
        if before is not None:
            statements[before] = statements[before]._replace(includes=mention)
        statements.append(statement)
    return ReadPassage(passage, mentions, topics, _told_apart(statements))


def _told_apart(statements: list[Statement]) -> list[Statement]:
    """Return the statements with a scope for those of one measure and sentence that give different figures.

    Each of them must be of a part of the measure, whatever else its words mean; but one before 其中 or a bracket is of
    the whole that those after it are parts of.
    """
    if len({_key(statement) for statement in statements}) == len(statements):
        return statements
    rivals: dict[tuple[int, str, int], list[Statement]] = {}
    for statement in statements:
        rivals.setdefault(_key(statement), []).append(statement)
    wholes = {key: _whole_level(each) for key, each in rivals.items()}
    return [_apart(statement, wholes[_key(statement)]) for statement in statements]


def _whole_level(rivals: list[Statement]) -> int | None:
    """Return the level at which the figures of one measure are of the whole: any (None), or that of the outermost.

    It is -1 where these differ among themselves.
    """
    if len({rival.mention.number.value for rival in rivals}) == 1:
        return None
    outer = min(rival.level for rival in rivals)
    return outer if len({rival.mention.number.value for rival in rivals if rival.level == outer}) == 1 else -1


def _apart(statement: Statement, whole_level: int | None) -> Statement:
    if whole_level in (None, statement.level):
        return statement
    return statement._replace(measure=statement.measure._replace(scope=statement.measure.scope or OWN_PART))


def _key(statement: Statement) -> tuple[int, str, int]:
    return statement.mention.sentence, statement.name, statement.period


def _reached(around: Around, index: int) -> Statement | None:
    """Return the statement of the later figure in 申请由16件增加到20件, by the earlier one's measure; else None."""
    mentions, mention = around.mentions, around.mentions[index]
    if index == 0 or mentions[index - 1].sentence != mention.sentence or not reaches(mentions[index - 1], mention):
        return None
    earlier = _statement(around, index - 1)
    return None if earlier is None else Statement(earlier.measure, mention, around.passage, THIS_YEAR)


def _statement(around: Around, index: int) -> Statement | None:
    passage, mentions, mention = around.passage, around.mentions, around.mentions[index]
    number, topic = mention.number, around.topic(index)
    unknown = index in around.items and not (around.items[index].words or around.items[index].year)
    if not topic or topic == "other" or unknown or is_elsewhere(passage.text, mention, topic):
        return None
    if topic in LITIGATION and index not in around.items:
        own = around.topics.within(number.start - len(mention.head), number.start)
        topic = own[-1] if own and own[-1] in LITIGATION else around.topic_outside(index)
    if topic in LITIGATION and not is_of_information(passage, mention):
        return None
    if topic == RECONSIDERATION and "复议后" in mention.head:
        return None
    measure = applicants_of(passage.text, mention) if topic == REQUESTS else None
    if measure is None:
        measure = measure_of(mention, topic, around.year, lead_of(mentions, index) if topic in LITIGATION else "")
    if measure is None:
        return None
    bodies = bodies_before(passage.text, mentions, index) if topic == REQUESTS and not measure.scope else ""
    if bodies:
        measure = measure._replace(scope=bodies)
    period = around.period(index)
    if measure.name == "requests.carried_in" and period == LAST_YEAR:
        period = THIS_YEAR
    beside = revised_beside(mentions, index) if measure.name.endswith(".issued") else None
    return Statement(measure, mention, passage, period, beside=beside)


def _included(mentions: list[Mention], index: int, statements: list[Statement]) -> int | None:
    """Return the index of the statement just before, if its figure says to include this one; else None."""
    mention = mentions[index]
    head = mention.head
    if not statements or statements[-1].mention is not mentions[index - 1]:
        return None
    inside = mention.bracket >= mentions[index - 1].number.after and mention.depth == mentions[index - 1].depth + 1
    says = "含" in head or "包括" in head or head.startswith("其中") or (inside and "另" not in head)
    return len(statements) - 1 if says and statements[-1].name in ("requests.new", "requests.handled_total") else None


def _is_of_some(text: str, mentions: list[Mention], index: int, statements: list[Statement]) -> bool:
    """Return whether a figure divides one of some requests: 上年结转的7件已办结，其中予以公开2件; 补正的16件中，答复15件."""
    mention = mentions[index]
    before = [m for m in mentions[max(0, index - _FEW) : index] if m.sentence == mention.sentence]
    if not before:
        return False
    whole = next((m for m in reversed(before) if m.listed < mention.listed and m.depth <= mention.depth), None)
    whole = whole or next((m for m in reversed(before) if _AMONG.match(text, m.number.after)), None)
    first = whole or before[0]
    if mention.number.value > first.number.value or first.number.unit != mention.number.unit:
        return False
    own = next((s for s in reversed(statements) if s.mention is first), None)
    if own is not None:
        is_carried = whole is not None and own.name in ("requests.carried_in", "requests.carried_out")
        return is_carried or (first is before[0] and bool(own.measure.scope))
    if whole is None:
        return "申请" in first.head and bool(scope_of(first.head))
    return contains_any(whole.head + whole.tail, _SOME) or _is_divided_up(text, mentions, whole)


def _is_divided_up(text: str, mentions: list[Mention], whole: Mention) -> bool:
    """Return whether the figures after 17件中 in its sentence are all of it."""
    if not _AMONG.match(text, whole.number.after):
        return False
    begin = bisect_left(mentions, whole.number.after, key=lambda each: each.number.start)
    after = [m for m in mentions[begin : begin + _FEW] if m.sentence == whole.sentence]
    return sum(m.number.value for m in after if m.number.unit == whole.number.unit) == whole.number.value


def _is_within_handled(mention: Mention, statements: list[Statement]) -> bool:
    """Return whether a figure divides those handled: 办结20件（当年受理19件、上年结转1件）."""
    outer = next((s for s in reversed(statements) if s.mention.depth < mention.depth), None)
    return outer is not None and (outer.name, outer.mention.sentence) == ("requests.handled_total", mention.sentence)
