"""What ``--coverage`` shows of prose: each sentence with a figure, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.api import Reading, ReadingLimit, ReadSentence, Report
from gouji_gongkai.prose.changes import rates_of
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.parts import PartList, all_lists
from gouji_gongkai.prose.readings import Claim
from gouji_gongkai.prose.shares import shares_of
from gouji_gongkai.prose.statements import ReadPassage, Statement, read_prose

__all__ = ["read_sentences"]

_STOPS = "。！？!?；;"
_LONGEST = 400


def read_sentences(report: Report) -> Iterator[ReadSentence]:
    """Yield every sentence with a figure, with its readings; none for a sentence that was not understood.

    A reading ``parts`` is a total that is followed by its parts, ``share`` and ``growth`` are percentages; beside them
    stands what they were found to follow from: 42.86%=42÷98.
    """
    lists: dict[int, list[PartList]] = {}
    for read, parts in report.derive(all_lists):
        lists.setdefault(id(read), []).append(parts)
    claims: dict[int, list[tuple[Mention, Reading]]] = {}
    for measure, found in (("share", report.derive(shares_of)), ("growth", report.derive(rates_of))):
        for read, claim in found:
            claims.setdefault(id(read), []).append((claim.told, _claimed(read, measure, claim)))
    for read in report.derive(read_prose).passages:
        yield from _of_passage(read, lists.get(id(read), []), claims.get(id(read), []))


def _claimed(read: ReadPassage, measure: str, claim: Claim) -> Reading:
    taken, told = claim.taken, read.printed(claim.told)
    if taken is not None:
        return Reading(measure, f"{told}={taken.terms}")
    broken = claim.broken
    return Reading(measure, told if broken is None else f"{told}≠{broken.terms}")


def _of_passage(
    read: ReadPassage, lists: Sequence[PartList], claims: Sequence[tuple[Mention, Reading]]
) -> Iterator[ReadSentence]:
    text = read.passage.text
    by_segment: dict[int, list[Reading]] = {}
    for mention in read.mentions:
        if text[mention.number.start].isdigit():
            by_segment.setdefault(mention.segment, [])
    for statement in read.statements:
        by_segment.setdefault(statement.mention.segment, []).append(_reading(statement))
    for parts in lists:
        total = Reading("parts", f"{parts.total.number.value:f}")
        by_segment.setdefault(parts.total.segment, []).append(total)
    for told, reading in claims:
        by_segment.setdefault(told.segment, []).append(reading)
    for begin, readings in sorted(by_segment.items()):
        limit = min(len(text), begin + _LONGEST)
        end = min((place for stop in _STOPS if (place := text.find(stop, begin, limit)) >= 0), default=limit)
        yield ReadSentence(text[begin:end], read.passage.span(begin, end), tuple(readings))


def _reading(statement: Statement) -> Reading:
    limit: ReadingLimit = ""
    if statement.period:
        limit = "period"
    elif statement.measure.scope:
        limit = "scope"
    elif statement.mention.number.about:
        limit = "about"
    return Reading(statement.compared, f"{statement.mention.number.value:f}", limit)
