"""What ``--coverage`` shows of prose: each sentence with a figure, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.api import Message, Reading, ReadingLimit, ReadSentence, Report
from gouji_gongkai.prose.cell_readings import citations
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.names import name_of_measure
from gouji_gongkai.prose.parts import PartList, all_lists
from gouji_gongkai.prose.readings import Claim
from gouji_gongkai.prose.statements import ReadPassage, Statement, read_prose

__all__ = ["read_sentences"]

_STOPS = "。！？!?；;"
_LONGEST = 400
_NAMES = {
    "parts": Message("各项之和", "a sum of parts"),
    "share": Message("占比", "a share"),
    "growth": Message("增减幅度", "a rate of change"),
    "rate": Message("比率", "a rate"),
    "points": Message("百分点", "percentage points"),
    "multiple": Message("倍数", "a multiple"),
}


def read_sentences(report: Report) -> Iterator[ReadSentence]:
    """Yield every sentence with a figure, with its readings; none for a sentence that was not understood.

    A reading ``parts`` is a total that is followed by its parts, ``share``, ``growth``, ``rate``, ``points`` and
    ``multiple`` are computed from others; the others are counts of the tables. Beside a figure stands the reading that
    was taken, where that is not the cell alone (42.86%=42÷98, 543=537+6), or what the figure was compared with where
    none holds (21≠20).
    """
    from gouji_gongkai.prose.computed import computed

    lists: dict[int, list[PartList]] = {}
    for read, parts in report.derive(all_lists):
        lists.setdefault(id(read), []).append(parts)
    claims: dict[int, list[tuple[Mention, Reading]]] = {}
    for measure, read, claim in computed(report):
        reading = Reading(measure, _with_terms(read.printed(claim.told), claim), name=_NAMES[measure])
        claims.setdefault(id(read), []).append((claim.told, reading))
    cited = {id(each.statement): each.claim for each in report.derive(citations)}
    for read in report.derive(read_prose).with_numbers:
        yield from _of_passage(read, lists.get(id(read), []), claims.get(id(read), []), cited)


def _of_passage(
    read: ReadPassage,
    lists: Sequence[PartList],
    claims: Sequence[tuple[Mention, Reading]],
    cited: Mapping[int, Claim],
) -> Iterator[ReadSentence]:
    text = read.passage.text
    by_segment: dict[int, list[Reading]] = {}
    for mention in read.mentions:
        if text[mention.number.start].isdigit():
            by_segment.setdefault(mention.segment, [])
    for statement in read.statements:
        by_segment.setdefault(statement.mention.segment, []).append(_reading(statement, cited.get(id(statement))))
    for parts in lists:
        total = Reading("parts", _with_terms(f"{parts.total.number.value:f}", parts.claim), name=_NAMES["parts"])
        by_segment.setdefault(parts.total.segment, []).append(total)
    for told, reading in claims:
        by_segment.setdefault(told.segment, []).append(reading)
    for begin, readings in sorted(by_segment.items()):
        limit = min(len(text), begin + _LONGEST)
        end = min((place for stop in _STOPS if (place := text.find(stop, begin, limit)) >= 0), default=limit)
        yield ReadSentence(text[begin:end], read.passage.span(begin, end), tuple(readings))


def _reading(statement: Statement, cited: Claim | None) -> Reading:
    limit: ReadingLimit = ""
    if statement.period:
        limit = "period"
    elif statement.measure.scope:
        limit = "scope"
    elif statement.mention.number.about:
        limit = "about"
    value = f"{statement.mention.number.value:f}"
    return Reading(
        statement.compared, value if cited is None else _with_terms(value, cited), limit, name_of_measure(statement)
    )


def _with_terms(value: str, claim: Claim) -> str:
    """Return a figure with the reading taken, alone where that is one figure of the same value."""
    taken, broken = claim.taken, claim.broken
    if taken is not None:
        return value if taken.terms == value else f"{value}={taken.terms}"
    return value if broken is None else f"{value}≠{broken.terms}"
