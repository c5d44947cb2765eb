"""Claims of none or all, without a figure: 未收到申请, 全部办结, 均获维持."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
import re

from gouji.api import NamedTuple, Pattern, Report, contains_any
from gouji_gongkai.prose.carried import CARRIED_IN, CARRIED_OUT, carried
from gouji_gongkai.prose.passages import Passage
from gouji_gongkai.prose.periods import THIS_YEAR, period_of
from gouji_gongkai.prose.statements import ReadPassage, Statement, read_prose
from gouji_gongkai.prose.topics import DIRECT_SUIT, LATER_SUIT, LITIGATION, RECONSIDERATION, REQUESTS, SUIT, Topics
from gouji_gongkai.prose.vocabulary import scope_of

__all__ = ["Claim", "claims_of"]

_NOT_ALL = (
    "复议", "诉讼", "投诉", "举报", "信访", "意见", "费", "结转", "逾期", "网", "信函", "邮", "当面", "传真", "书面", "口头", "通过",
    "渠道", "涉及", "超期", "不满", "异议", "商业", "个人", "自然人", "单位", "理由", "撤", "重复", "反复", "补正", "不予", "上年",
    "部门", "乡镇", "街道",
)  # fmt: skip
"""Words by which it is not requests as a whole that there were none of."""
_FURTHER = ("其他", "其它", "另外", "别的", "新的行政复议", "新的复议")
"""Words of none besides those just told of."""
_RESULTS = ("维持", "纠", "撤", "败诉", "违法", "责令", "审结", "办结", "变更", "赔偿", "应诉", "不满", "率")
_NEAR = 12
_FARTHEST = 300
"""How far around a claim its sentence is looked at."""
_OF_SOME = ("除", "外，", "上年结转的", "其余", "另有", "尚有")
_SUBSET = (*_OF_SOME, "按时", "期限")


class Claim(NamedTuple):
    """A sentence's claim that there were none of a measure, or that all of it had one result.

    ``kind`` is ``none`` (there were none of ``name``), ``handled`` (all of ``name`` were handled), ``upheld`` (all of
    the topic ``name`` were upheld) or ``only`` (all were of ``name``). ``of`` is the figure before it in its sentence
    that it speaks of, if any.
    """

    kind: str
    name: str
    passage: Passage
    start: int
    end: int
    of: Statement | None = None


def claims_of(report: Report) -> Iterator[Claim]:
    """Yield every claim about the whole of the report's year, in reading order; none of section five."""
    year = report.period.value if isinstance(report.period.value, int) else None
    for read in report.derive(read_prose).passages:
        if read.passage.section == "problems" or not read.topics.has_any:
            continue
        for claim in _in_passage(read, read.topics):
            begin = _sentence(claim.passage.text, claim.start)
            if period_of(claim.passage.text, begin, claim.start, year) == THIS_YEAR:
                yield claim


_NONE = Pattern(
    r"(?:(?:未|没有|没)(?:曾|有|再)?(?P<verb>收到|接到|收悉|受理|接收|发生|产生|出现|引发|引起|被提起|制定|制发|出台|印发)过?|"
    r"(?<![有])无|没有(?!收|接|发|产|出|引|制|印))(?P<object>[^，,。；;：:！？（(]{0,60})"
)


_ALL = ("全部", "均", "都", "悉数", "办结率")
"""Without one of these nothing is claimed of all."""
_HANDLED = Pattern(
    r"(?:全部|均|都|悉数)(?:已经?|予以|得到|依法|依规|按规定|按要求|规范|及时|妥善|全部)*"
    r"(?:办结|办理完毕|办毕|答复完毕|处理完毕|答复(?!书|文书|的)|办理完成)(?!率)|办结率(?<![按如]期办结率)(?<![按限及]时办结率)(?<!限内办结率)(?:为|达到?|均为)?(?:100%|100％|百分之百)"
)


_UPHELD = Pattern(
    r"(?:均|全部|都)(?:已)?(?:被|获得?|予以|得到|为)?(?:结果)?维持|(?:均|全部)(?:被)?(?:复议机关|法院)维持"
)


_IN_TIME = Pattern(
    r"(?:全部|均|都)已?(?:按时|按期)(?:办结|答复|办理完毕)(?=。其中[^。]{1,60}(?:尚在办理|正在办理|尚未办结|结转下))"
)
"""A claim that all were handled in time, which the next sentence takes back."""
_ONLY = (
    (
        "requests.granted+requests.partial",
        "予以公开",
        Pattern(r"(?:全部|均|都)(?:已经?|依法|依规)?予以公开(?!的?为?[\d〇一二两三四五六七八九十])"),
    ),
    (
        "requests.new.natural_person",
        "人",
        Pattern("(?:全部|均|都)(?:为|是|系|由|来自)(?:自然人|公民个人|公民|个人)(?![或和及与、]|提出的)"),
    ),
    (LATER_SUIT, "复议后", Pattern("(?:全部|均|都)(?:为|是|系|属于?)(?:经)?复议后(?:起诉|提起)")),
    (DIRECT_SUIT, "复议", Pattern("(?:全部|均|都)(?:为|是|系|属于?)(?:未经复议|直接)")),
)
"""The rows that all are said to be of, a word of the claim, and the claim."""


def _in_passage(read: ReadPassage, topics: Topics) -> Iterator[Claim]:
    text, passage = read.passage.text, read.passage
    if "未" in text or "没" in text or "无" in text:
        for match in _NONE.finditer(text):
            for name in _none_of(passage, topics, match):
                yield Claim("none", name, passage, match.start(), match.end())
    if not contains_any(text, _ALL):
        return
    if "办" in text or "答复" in text or "处理完毕" in text:
        for match in _of_all(text, _HANDLED, _SUBSET):
            if topics.at(match.start()) == REQUESTS:
                yield from _all_handled(read, match)
    if "按" in text:
        for match in _IN_TIME.finditer(text):
            if topics.at(match.start()) == REQUESTS:
                yield from _all_handled(read, match)
    yield from _of_one_kind(read, topics)


def _of_one_kind(read: ReadPassage, topics: Topics) -> Iterator[Claim]:
    text = read.passage.text
    for kind, words, pattern in _ONLY:
        for match in _of_all(text, pattern, _OF_SOME) if words in text else ():
            yield from _all_of_kind(read, topics, kind, match)
    if "维持" in text:
        for match in _of_all(text, _UPHELD, _SUBSET):
            if topics.at(match.start()) in LITIGATION:
                yield from _all_upheld(read, topics, match)


def _none_of(passage: Passage, topics: Topics, match: re.Match[str]) -> list[str]:
    """Return the names of the measures that a match of `_NONE` says there were none of."""
    words, verb = match["object"], match["verb"] or ""
    if words.startswith(_FURTHER) or any(character.isdigit() for character in words.rstrip("0件条")):
        return []
    if verb in ("制定", "制发", "出台", "印发"):
        return ["proactive.normative_documents.issued"] if words in _DOCUMENTS else []
    if "复议" in words or "诉讼" in words:
        return _no_litigation(passage, match)
    if "结转" in words:
        return _nothing_carried(words)
    return ["requests.new"] if _no_requests(topics, match) else []


_DOCUMENTS = frozenset(("规范性文件", "行政规范性文件", "新的行政规范性文件", "新的规范性文件"))


def _no_requests(topics: Topics, match: re.Match[str]) -> bool:
    words, verb = match["object"], match["verb"] or ""
    if verb in ("发生", "出现", "引发", "引起", "被提起") or contains_any(words, _NOT_ALL):
        return False
    if contains_any(words, ("依申请公开", "公开申请", "信息申请", "申请公开")):
        return True
    own = topics.within(match.start(), match.end())
    return bool(verb and own) and own[-1] == REQUESTS and topics.at(match.start()) == REQUESTS


def _nothing_carried(words: str) -> list[str]:
    way = carried(words, None)
    if way == CARRIED_OUT and words.startswith(("结转", "需结转", "需要结转")):
        return [way]
    return [way] if way == CARRIED_IN and words.startswith(("上年", "上一年")) else []


def _no_litigation(passage: Passage, match: re.Match[str]) -> list[str]:
    words = match["object"]
    if words.startswith("经") or contains_any(words, _RESULTS):
        return []
    before = passage.text[_sentence(passage.text, match.start()) : match.end()]
    if passage.section != "litigation" and not contains_any(before, ("信息公开", "政府信息", "依申请", "公开申请")):
        return []
    kinds = [(RECONSIDERATION, "复议"), ("litigation.suit", "诉讼")]
    return [f"{name}.total" for name, word in kinds if word in words]


def _of_all(text: str, pattern: Pattern, some: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield the matches of a claim of all whose sentence does not say that it is of *some* only: 除…外, 到期的."""
    for match in pattern.finditer(text):
        end = text.find("。", match.end(), match.end() + _FARTHEST)
        sentence = text[_sentence(text, match.start()) : end if end >= 0 else match.end() + _FARTHEST]
        if not (text.endswith("的", 0, match.start()) or contains_any(sentence, some)):
            yield match


def _counted_before(read: ReadPassage, match: re.Match[str]) -> list[Statement] | None:
    """Return the statements right before a claim in its sentence, the nearest first; None where another number is nearer.

    They end at the first number that states nothing.
    """
    begin = _sentence(read.passage.text, match.start())
    numbers = [m for m in read.mentions_near(match.start()) if begin <= m.number.start and not m.depth]
    stated = {id(statement.mention): statement for statement in read.statements_near(match.start())}
    found: list[Statement] = []
    for mention in reversed([m for m in numbers if m.number.unit != "%"]):
        if id(mention) not in stated:
            return found or None
        found.append(stated[id(mention)])
    return found


def _all_handled(read: ReadPassage, match: re.Match[str]) -> Iterator[Claim]:
    counted = _counted_before(read, match)
    if counted is not None:
        of = counted[0] if counted else None
        yield Claim("handled", REQUESTS, read.passage, match.start(), match.end(), of)


def _all_upheld(read: ReadPassage, topics: Topics, match: re.Match[str]) -> Iterator[Claim]:
    """Yield a claim for each kind of cases that were all upheld: 行政复议6件，行政诉讼3件，均获维持."""
    begin = _sentence(read.passage.text, match.start())
    counted = _counted_before(read, match)
    if counted is None or "审结的" in read.passage.text[begin : match.start()]:
        return
    after = counted[0].mention.number.after if counted else begin
    named = [topic for topic in dict.fromkeys(topics.within(after, match.start())) if topic in LITIGATION]
    if not counted:
        together = "，" not in read.passage.text[begin : match.start()]
        for name in named if together else named[-1:]:
            yield Claim("upheld", name, read.passage, match.start(), match.end())
    if counted and not counted[0].mention.depth and _is_bracketed(read.passage.text, after, match.start()):
        counted = counted[:1]
    for of in takewhile(_is_total, counted):
        kinds = [name.removesuffix(".total") for name in of.name.split("+")]
        for kind in kinds:
            if not named or kind in named:
                yield Claim("upheld", kind, read.passage, match.start(), match.end(), of if len(kinds) == 1 else None)


def _all_of_kind(read: ReadPassage, topics: Topics, kind: str, match: re.Match[str]) -> Iterator[Claim]:
    """Yield the claim that all requests or suits are of one kind, if it is of all of them."""
    counted = _counted_before(read, match)
    of_suits = kind in LITIGATION
    if counted is None or topics.at(match.start()) not in (LITIGATION if of_suits else (REQUESTS,)):
        return
    own = read.passage.text[counted[0].mention.number.after if counted else match.start() - _NEAR : match.start()]
    if scope_of(own):
        return
    wholes = (f"{SUIT}.total",) if of_suits else ("requests.new", "requests.handled_total")
    if not counted or counted[0].name in wholes:
        name = f"{kind}.total" if of_suits else kind
        yield Claim("only", name, read.passage, match.start(), match.end(), counted[0] if counted else None)


def _is_bracketed(text: str, begin: int, end: int) -> bool:
    """Return whether a bracket is open at the end of a piece of text."""
    return sum(text.count(mark, begin, end) for mark in "（(") > sum(text.count(mark, begin, end) for mark in "）)")


def _is_total(statement: Statement) -> bool:
    return all(name.endswith(".total") for name in statement.name.split("+"))


def _sentence(text: str, offset: int) -> int:
    begin = max(0, offset - _FARTHEST)
    return max(begin, *(text.rfind(stop, begin, offset) + 1 for stop in "。！？；;"))
