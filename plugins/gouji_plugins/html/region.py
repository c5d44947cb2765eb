"""Which blocks of a page are the report, and which are navigation, sharing buttons and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
import re

from gouji.api.documents import CHINESE, Table, TitleWords, Vocabulary, fold, strip_ordinal
from gouji_plugins.html.flow import Extent, Flow, Part
from gouji_plugins.html.visible import Line

__all__ = ["evidence_of", "report_blocks"]

_FEWEST_LABELS = 3
_LONGEST_HEADING = 60
_LONGEST_TITLE = 80
_CHROME = frozenset(("nav", "footer", "aside"))
_NOT_TITLE = re.compile(r"[。，；>＞»|]|首页|上一篇|下一篇|[:：]$")
_BEGINNING = re.compile(rf"(?:{CHINESE}|[（）()○\d \u3000]){{2,30}}")
_MOST_LINES_ABOVE = 2
_MOST_LINES_BELOW = 2
_SENTENCE = 40


def report_blocks(
    flow: Flow, evidence: list[tuple[int, str]], words: TitleWords, titles: Sequence[str] = ()
) -> tuple[Part, ...]:
    """Choose the blocks of the report: its title, and the smallest element that holds all of its evidence.

    *evidence* comes from `evidence_of`, *words* tell how a title is written, *titles* are those in the page's metadata.
    Without evidence all blocks are returned.
    """
    blocks = flow.blocks
    if not evidence:
        return tuple(blocks)
    evidence, dropped = _without_chrome(flow, evidence)
    first, last = _least_extent(flow, evidence)
    heading, reached = _least_stretch(evidence)
    title = _title(blocks, heading, words, titles)
    begin = first
    if title is not None and title[1] > first:
        begin = title[0]
    elif title is not None:
        outer = _holding(flow, title[0], last)
        if reached == last - 1:
            last = outer[1]
        if _has_sentence(blocks[title[1] : first]):
            begin = title[0]
    chosen = [blocks[n] for n in range(begin, last) if n not in dropped]
    if title is not None and title[1] <= begin:
        chosen[:0] = blocks[title[0] : title[1]]
    return tuple(chosen)


def _without_chrome(flow: Flow, evidence: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], set[int]]:
    """Leave out evidence in navigation, footers and asides; return the rest and the numbers of their blocks.

    If some kind of evidence stands only there, all is kept.
    """
    chrome: set[int] = set()
    for tag, first, last in flow.extents:
        if tag in _CHROME:
            chrome.update(range(first, last))
    outside = [(place, kind) for place, kind in evidence if place not in chrome]
    if {kind for _, kind in outside} == {kind for _, kind in evidence}:
        return outside, chrome
    return evidence, set()


def evidence_of(blocks: Sequence[Part], vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Find the blocks that only a report has: headings of sections, and tables with labels of a form.

    Return the number of each block with the kind of evidence that it is (a section or a table of the form).
    """
    found: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Line):
            if len(block.text) <= _LONGEST_HEADING:
                section = vocabulary.headings.get(fold(strip_ordinal(block.text.rstrip("。：:；; \u00a0\u3000"))))
                if section is not None:
                    found.append((number, f"section {section}"))
        elif isinstance(block, Table) and (table := _table(block, vocabulary)):
            found.append((number, table))
    return found


def _table(block: Table, vocabulary: Vocabulary) -> str:
    """Return the table of a form of which a block has three labels or more, "" if there is none."""
    counts: Counter[str] = Counter()
    for row in block.rows:
        for cell in row.cells:
            text = cell.text
            if len(text) < 2 or text.isdecimal():
                continue
            owners = vocabulary.tables_of(text)
            if len(owners) == 1:
                counts[owners[0]] += 1
                if counts[owners[0]] == _FEWEST_LABELS:
                    return owners[0]
    return ""


def _least_extent(flow: Flow, evidence: list[tuple[int, str]]) -> tuple[int, int]:
    """Return the first and last block (exclusive) of the least element with each kind of evidence, or of the page."""
    enough = _reach(evidence)
    best = (0, len(flow.blocks))
    places = [place for place, _ in evidence]
    starts = _first_after(places, len(flow.blocks))
    for _, first, last in flow.extents:
        at = starts[first]
        if at < len(enough) and enough[at] < last and last - first < best[1] - best[0]:
            best = (first, last)
    return best


def _least_stretch(evidence: list[tuple[int, str]]) -> tuple[int, int]:
    """Return the first and last block of the shortest stretch that has each kind of evidence.

    A table of contents, which has the same headings, is before it.
    """
    reached = _reach(evidence)
    return min(((place, end) for (place, _), end in zip(evidence, reached, strict=False)), key=lambda s: s[1] - s[0])


def _first_after(places: list[int], count: int) -> list[int]:
    """Return for each block the number of the first piece of evidence at or after it."""
    starts: list[int] = []
    waiting = 0
    for number in range(count + 1):
        while waiting < len(places) and places[waiting] < number:
            waiting += 1
        starts.append(waiting)
    return starts


def _reach(evidence: list[tuple[int, str]]) -> list[int]:
    """Return for each piece of evidence the block by which every kind has been seen, counted from that piece on.

    Pieces after which some kind no longer comes are left out.
    """
    kinds = len({kind for _, kind in evidence})
    counts: Counter[str] = Counter()
    reached: list[int] = []
    last = 0
    for number in range(len(evidence)):
        while last < len(evidence) and len(counts) < kinds:
            counts[evidence[last][1]] += 1
            last += 1
        if len(counts) < kinds:
            break
        reached.append(evidence[last - 1][0])
        kind = evidence[number][1]
        counts[kind] -= 1
        if not counts[kind]:
            del counts[kind]
    return reached


def _holding(flow: Flow, begin: int, end: int) -> tuple[int, int]:
    """Return the first and last block (exclusive) of the smallest element that holds all blocks between two numbers."""
    around = [extent for extent in flow.extents if extent.first <= begin and extent.last >= end]
    least = min(around, key=lambda extent: extent.last - extent.first, default=Extent("", begin, end))
    return least.first, least.last


def _title(blocks: Sequence[Part], heading: int, words: TitleWords, titles: Sequence[str]) -> tuple[int, int] | None:
    """Find the title before the first *heading*; return its first and last line (exclusive), None if there is none."""
    known = {fold(title) for title in titles if title}
    best, most = -1, 0
    for number in range(heading):
        block = blocks[number]
        if not isinstance(block, Line) or not 4 <= len(block.text) <= _LONGEST_TITLE:
            continue
        likely = _is_found(words.likely, block.text) and not _NOT_TITLE.search(block.text)
        worth = 1 * likely + 2 * (likely and block.level > 0) + 4 * (fold(block.text) in known)
        if worth and worth >= most:
            best, most = number, worth
    if best < 0:
        return None
    begin = best
    while begin and best - begin < _MOST_LINES_ABOVE and _goes_on(blocks[begin - 1], blocks[begin], words):
        begin -= 1
    end = best + 1
    while end < heading and end - best <= _MOST_LINES_BELOW and _ends(blocks[best], blocks[end], words):
        end += 1
    return begin, end


def _goes_on(above: Part, line: Part, words: TitleWords) -> bool:
    """Return whether a title began in the line above: with the subject, or with subject and period."""
    if not isinstance(above, Line) or not isinstance(line, Line) or above.level != line.level:
        return False
    return (line.level > 0 or _begins(words.without_subject, line.text)) and bool(_BEGINNING.fullmatch(above.text))


def _ends(line: Part, below: Part, words: TitleWords) -> bool:
    """Return whether the line below completes a title that names no subject: it has the period or the subject."""
    if not isinstance(line, Line) or not isinstance(below, Line) or not _begins(words.without_subject, line.text):
        return False
    return _is_whole(words.period, below.text) or _is_whole(words.subject, below.text)


def _is_found(pattern: str, text: str) -> bool:
    return bool(pattern) and re.search(pattern, text) is not None


def _begins(pattern: str, text: str) -> bool:
    return bool(pattern) and re.match(pattern, text) is not None


def _is_whole(pattern: str, text: str) -> bool:
    return bool(pattern) and re.fullmatch(pattern, text) is not None


def _has_sentence(blocks: Sequence[Part]) -> bool:
    """Return whether there is running text, such as a preface, among the blocks."""
    return any(isinstance(block, Line) and len(block.text) >= _SENTENCE and "。" in block.text for block in blocks)
