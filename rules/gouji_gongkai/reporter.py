"""The body that reports, as sentences, letters, contacts, fields and signatures name it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gouji.api import Draft, Found, NamedTuple, Paragraph, Pattern, Span, contains_any, days_in
from gouji_gongkai.bodies import abbreviates, is_body, is_certain
from gouji_gongkai.head import head_passages
from gouji_gongkai.reporter_words import BESIDE, IN_NAMES, LEADS, NO_BODY, NO_BODY_IN, OFFICE, WAYS, Way

__all__ = ["completed", "reporter"]

_LONGEST = 2000
_LONGEST_SHORT = 12
_LONGEST_DAY = 24
_LONGEST_PLACES = 14
_LAST_LINES = 6
_TERRITORIES = tuple("省市县区州旗镇乡")
_BODIES = ("人民政府", "管理委员会", "管委会")
_PLACE_ENDS = "省市县区州盟旗镇乡"
_BEGINNING = 2
_SIGNED = 4
_BELOW = 3
_FAR_BELOW = 8
_PRESENTING = 2
_WORST = 99
_QUOTED = Pattern(r"《[^》]{0,200}》|〈[^〉]{0,200}〉|<[^>]{0,200}>")


class _Mention(NamedTuple):
    """A name with its place, and the rank of the way in which it is named: the lowest is the surest."""

    rank: int
    name: str
    span: Span
    sure: bool = False


def reporter(draft: Draft) -> Found:
    """Return the body that the text names as the one that reports; empty where it names none.

    It is sure only where the sentence names this report: 现公布云岭县统计局2024年政府信息公开工作年度报告.
    """
    found = min(_mentions(draft), key=lambda mention: (mention.rank, mention.span), default=None)
    return Found(found.name, "sentence", found.span, sure=found.sure) if found else Found()


def completed(draft: Draft, agency: Found) -> Found:
    """Return a body with the longer name that the text gives it; as it is where the text has none.

    区统计局 becomes 青岚市明川区统计局 where the text names that body as the one that reports, or no other one so. A
    name that says where its body is, 云岭县卫健委, is written out only where the head says who made the report.
    """
    short = agency.value
    if not isinstance(short, str) or not is_body(short):
        return agency
    sure = is_certain(short)
    named = min(_longer_names(draft, short, sure=sure), key=_by_length, default=None)
    named = named or (None if sure else _only(draft, short))
    return Found(named.name, agency.origin, named.span, sure=agency.sure) if named else agency


def _by_length(mention: _Mention) -> tuple[int, int, Span]:
    return (mention.rank, -len(mention.name), mention.span)


def _governing(place: str, name: str) -> str:
    """Return the government of a place that is named without a place above it: 柳浪镇人民政府 of 青禾区柳浪镇; else ""."""
    for end in _BODIES if place.endswith(_TERRITORIES) else ():
        own = name.removesuffix(end)
        if own not in (name, place) and own.endswith(_TERRITORIES) and place.endswith(own) and len(own) > 1:
            return f"{place}{end}"
    return ""


def _is_varied(draft: Draft, name: str) -> bool:
    """Return whether the head has words that begin as a name does, and go on otherwise."""
    for block in draft.front:
        text = block.text if isinstance(block, Paragraph) else ""
        at = text.find(name[:_BEGINNING])
        while at >= 0:
            if not text.startswith(name, at):
                return True
            at = text.find(name[:_BEGINNING], at + 1)
    return False


def _longer_names(draft: Draft, short: str, *, sure: bool) -> Iterator[_Mention]:
    """Yield the mentions of a body by a longer name: written out by its maker, or with the place that it lacks."""
    if sure and not short.endswith(_TERRITORIES) and not _is_varied(draft, short):
        return
    written_out = [f"{short}{end}" for end in _BODIES] if short.endswith(_TERRITORIES) else ()
    for each in _mentions(draft, _BELOW - 1 if sure else _WORST):
        is_maker = each.rank < _BELOW and (each.name in written_out or abbreviates(short, each.name))
        if each.rank < _BELOW and (governing := _governing(short, each.name)):
            yield each._replace(name=governing)
        elif is_maker or (not sure and each.name != short and each.name.endswith(short)):
            yield each


def _mentions(draft: Draft, worst: int = _WORST) -> Iterator[_Mention]:
    """Yield every name of a body that may be the reporting one, in no order; those in the head rank higher.

    Ways that rank below *worst* are not looked for: in most reports none of their patterns is compiled, 10 ms.
    """
    texts = list(_texts(draft))
    whole = "\n".join([text for text, _, _ in texts])
    ways = [(way, tuple([word for word in way.words if word in whole])) for way in WAYS if way.rank <= worst]
    ways = [(way, words) for way, words in ways if words]
    for text, locate, below in texts if ways else ():
        plain = _without_quoted(text)
        for way, words in ways:
            rank = way.rank + (_below(way) if below else 0)
            if rank > worst or not contains_any(text, words):
                continue
            for match in way.pattern.finditer(text if way.quoted else plain):
                name, start = _without_office(match["agency"]), match.start("agency")
                if way.quoted and (_is_quoted(text, match.start()) or (below and "《" in match[0])):
                    continue
                if _may_report(name) and (not way.often or draft.text.count(name) > 1):
                    yield _Mention(rank, name, locate(start, start + len(name)), way.told and is_certain(name))
    if worst >= _SIGNED:
        yield from _signed(draft)


def _below(way: Way) -> int:
    """Return by how much a way ranks lower below the head, where most sentences on reports are of others'."""
    return _FAR_BELOW if way.rank <= _PRESENTING else _BELOW


def _texts(draft: Draft) -> Iterator[tuple[str, Callable[[int, int], Span], bool]]:
    """Yield every paragraph, how its places are found in the source, and whether it stands below the head.

    Lines of the head that hard breaks have parted come together too.
    """
    head = max([block.start for block in draft.front if isinstance(block, Paragraph)], default=-1)
    for passage in head_passages(draft):
        yield passage.text[:_LONGEST], passage.span, False
    for paragraph in draft.paragraphs:
        yield paragraph.text[:_LONGEST], paragraph.source_span, paragraph.start > head


def _signed(draft: Draft) -> Iterator[_Mention]:
    """Yield the names that stand alone on a line at the end, or above a day."""
    lines = draft.paragraphs
    for number, line in enumerate(lines):
        if is_body(line.text) and _may_report(name := "".join(line.text.split())):
            after = lines[number + 1] if number + 1 < len(lines) else None
            if (after is None and number > _LAST_LINES) or (after is not None and _is_day(after)):
                yield _Mention(_SIGNED, name, line.span)


def _is_day(line: Paragraph) -> bool:
    text = line.text.strip()
    return len(text) <= _LONGEST_DAY and any(day.year and day.day for day in days_in(text))


def _without_quoted(text: str) -> str:
    """Return a text of the same length whose titles in 《》 are blank."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text) if "《" in text or "<" in text else text


def _is_quoted(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _without_office(name: str) -> str:
    """Return a name without the office of the body that it ends with: 云岭县林业局办公室 is 云岭县林业局."""
    office = OFFICE.match(name)
    return office[1] if office else name


def _may_report(name: str) -> bool:
    if name.startswith(NO_BODY):
        return False
    for word in IN_NAMES:
        name = name.replace(word, "")
    return not any(word in name for word in NO_BODY_IN)


def _only(draft: Draft, short: str) -> _Mention | None:
    """Return the one longer name that the text has for a short one; None for several bodies and for none."""
    if len(short) > _LONGEST_SHORT:
        return None
    found = [
        _Mention(_SIGNED, paragraph.text[start:end], paragraph.source_span(start, end), sure)
        for paragraph in draft.paragraphs
        for start, end, sure in _longer(paragraph.text, short)
    ]
    longest = max((mention.name for mention in found), key=len, default="")
    if not all(longest.endswith(mention.name) for mention in found):
        return None
    named = [mention for mention in found if mention.name == longest]
    return next(iter(named), None) if len(named) > 1 or any(mention.sure for mention in named) else None


def _longer(text: str, short: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where a short name stands with its place before it, and whether words before it introduce the reporter.

    The place begins after a word such as 由 or 与, else where the words begin.
    """
    at = text.find(short)
    while at >= 0:
        first = at
        while first > 0 and at - first < _LONGEST_PLACES and "\u4e00" <= text[first - 1] <= "\u9fff":
            first -= 1
        end = at + len(short)
        for start in range(at - 2, first - 1, -1):
            is_lead = text.endswith(LEADS, 0, start)
            begins = is_lead or start == first or text.endswith(BESIDE, 0, start)
            if begins and _is_placed(text[start:at], short, text[start:end]):
                yield start, end, is_lead
                break
        at = text.find(short, end)


def _is_placed(place: str, short: str, name: str) -> bool:
    """Return whether a text can be the place of a body: 柳泉县 of 审计局, 霁川市柳泉 of 区审计局."""
    if place[0] in _PLACE_ENDS or not _may_report(name):
        return False
    return short[0] in _PLACE_ENDS or place[-1] in _PLACE_ENDS
