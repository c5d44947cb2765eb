"""Hints on what a pack says rightly but most likely does not mean: words written as one, signs as a part of words, comments."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.model import PackRule
from gouji.packs.sought import Sought
from gouji.yaml.problems import Place

__all__ = ["NO_CASES", "hints_on"]

NO_CASES = Message(
    "规则没有例子（cases）：请写一个 bad 和一个 good", "the rule has no cases: write a bad one and a good one"
)
"""What is said of a rule that its test would refuse for that."""

_PARTS = re.compile(r"\s*[、，；;,]\s*")
_ENDS = ("【】", "［］", "【]", "[】", "“”", "‘’", "「」", '“"', "‘'")
_FEWEST, _LONGEST = 2, 8
_PATTERN_SIGNS = re.compile(r"[｜［］｛｝＊＋＾＄＼]|（(?=[^（）]*\|)")
_ONE_WORD = Message(
    "{word}：这样写是一个词语；如果是 {count} 个，请写作 [{words}]，用半角方括号和半角逗号",
    "{word}: this is one word; if {count} are meant, write [{words}], with half-width brackets and commas",
)
_SIGNS = Message(
    "{word}：连同前后的符号一起查找；要查的如果只是里面的文字，请写作 [{words}]",
    "{word}: it is looked for with the signs around it; if only what is between them is meant, write [{words}]",
)
_LOOSE_SIGNS = Message(
    "{word}：前后的全角符号算作词语的一部分，查找时不计，但会写进说明；请写作 [{words}]",
    "{word}: the signs around it are a part of the word, which do not count but stand in messages; write [{words}]",
)
_NO_SLASHES = Message(
    "{word}：像是正则表达式，但不是前后都有斜线，按原样查找；正则表达式请写作 '/{pattern}/'",
    "{word}: this looks like a pattern, but has not a slash at both ends; a pattern is written '/{pattern}/'",
)
_STAR = Message(
    "{word}：词语里的 * 不代表任意文字；查找的是出现在任何地方的词语，前后不用写 *",
    "{word}: a * in a word stands for itself; words are found wherever they stand, with anything before and after",
)
_EXACT_NAME = Message(
    "{word}：没有 *，只指名称恰好是“{word}”的单位；各地的同类单位请写作 '*{word}'",
    "{word}: without a * it is the one body of just that name; those of all places are '*{word}'",
)
_COMMENT = Message(
    "第 {line} 行 # 起的文字是注释，不起作用：{text}；如果是内容，请给整个值加半角单引号",
    "line {line}: what stands from # on is a comment: {text}; if it is meant, write the whole value in single quotes",
)
_REGEX = re.compile(r"[|｜]|\\[dswDSWb]|[.]\*|[.]\+|\[[^\[\]]+\]|^/|/$|^\^|\$$")
_WITH_PLACE = re.compile(r".[省市县区州盟旗镇乡村道会部]|^(?:国家|国务院|中国|中华)|[*?]")
_CUT = re.compile(r"^[ ]*(?:- )?(?:title|message|source|zh|en):[ ]+[^'\"\s|>#][^\n]*?[ ]+(?P<comment>#[^\s#][^\n]*)$")
_FULL_WIDTH = Message(
    "正则表达式 {word} 里的“{sign}”是全角的，只表示它本身；有特别含义的符号要用半角",
    "“{sign}” in the pattern {word} is full-width and stands for itself; signs with a meaning are half-width",
)


def hints_on(rule: PackRule) -> Iterator[Message]:
    """Yield a hint for each word of a rule that most likely is not meant so."""
    is_exact = isinstance(rule.check, MustNotMention)
    for word in _sought(rule.check):
        if word.is_pattern:
            yield from _on_pattern(word.text)
        else:
            yield from _on_sought(word.text) or _on_word(word.text, is_exact=is_exact)
    for name in (*rule.bodies.names, *rule.bodies.excepts):
        yield from _on_name(name)
    yield from _on_comments(rule)


def _sought(check: Check) -> tuple[Sought, ...]:
    """Return the words and patterns of a check."""
    if isinstance(check, MustMention):
        return (*check.any, *check.all, *check.none_of)
    if isinstance(check, MustNotMention):
        return check.words
    return check.labels if isinstance(check, Headings) else ()


def _on_sought(text: str) -> list[Message]:
    """Return a hint on a word that looks like a pattern, or like one of file names."""
    if _REGEX.search(text):
        return [_NO_SLASHES.format(word=text, pattern=text.strip("/"))]
    return [_STAR.format(word=text)] if "*" in text else []


def _on_name(text: str) -> Iterator[Message]:
    """Yield a hint on a name of bodies that only a body without a place could have."""
    hints = list(_on_word(text, is_exact=True))
    yield from hints
    if not hints and not _WITH_PLACE.search(text):
        yield _EXACT_NAME.format(word=text)


def _on_comments(rule: PackRule) -> Iterator[Message]:
    """Yield a hint on each comment that directly follows a text of a rule, as if it were a part of it."""
    first, margin = rule.place.line, 0
    for number, line in _lines_from(rule.place):
        margin = margin if number > first else len(line) - len(line.lstrip(" -"))
        if number > first and line.strip() and not line.startswith(" " * margin):
            return
        match = _CUT.match(line)
        if match is not None:
            yield _COMMENT.format(line=number, text=match["comment"].strip())


def _lines_from(place: Place) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file from that of a place on, with their numbers."""
    source = place.source
    for number in range(place.line, len(source.line_starts) + 1):
        yield number, source.line(number)


def _on_word(text: str, *, is_exact: bool) -> Iterator[Message]:
    """Yield a hint on a word that has marks between words, or quotes or brackets around it."""
    inner = next((text[1:-1] for ends in _ENDS if len(text) > len(ends) and text[0] + text[-1] == ends), text)
    parts = _PARTS.split(inner)
    if len(parts) > 1 and all(_FEWEST <= len(part) <= _LONGEST for part in parts):
        yield _ONE_WORD.format(word=text, count=len(parts), words=", ".join(parts))
    elif inner != text:
        yield (_SIGNS if is_exact else _LOOSE_SIGNS).format(word=text, words=inner)


def _on_pattern(text: str) -> Iterator[Message]:
    """Yield a hint on a pattern with a sign that is full-width."""
    found = _PATTERN_SIGNS.search(text)
    if found is not None:
        yield _FULL_WIDTH.format(word=text, sign=found[0])
