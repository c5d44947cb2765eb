"""The tokens of an expression, each with its place.

What an input method for Chinese writes is taken for what it means: full-width letters, digits and signs, ``≥ ≤ ≠ × ÷``
and Chinese quotation marks. What other languages write (``=``, ``&&``, ``AND``, ``且``) is a mistake that names the
right sign; it is read as that one, so that what follows is checked too.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
import re
from typing import Literal, TypeAlias

from gouji.message import Message
from gouji.packs.expressions.mistakes import Mistakes
from gouji.value import NamedTuple
from gouji.wording import quoted, wording

__all__ = ["COMPARISONS", "MAX_DIGITS", "Token", "TokenKind", "tokens_of"]

TokenKind: TypeAlias = Literal["number", "text", "name", "option", "operator", "strange", "end"]
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
MAX_DIGITS = 30
"""How many digits a number may have."""

_WORDS = ("and", "or", "not", "implies", "true", "false")
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x2212: 0x2D}
_SAME = {"≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/"}
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "＂": "＂", "＇": "＇", "「": "」"}
_UNITS = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000), "%": Decimal("0.01")}
_RIGHT = {
    "=": "==",
    "===": "==",
    "!": "not",
    "<>": "!=",
    "=<": "<=",
    "=>": ">=",
    "&&": "and",
    "&": "and",
    "||": "or",
    "|": "or",
    "->": "implies",
}
_RIGHT_WORDS = {
    "且": "and",
    "并且": "and",
    "和": "and",
    "或": "or",
    "或者": "or",
    "非": "not",
    "不": "not",
    "则": "implies",
    "就": "implies",
    "那么": "implies",
    "then": "implies",
}
_IFS = ("if", "如果", "若", "当")
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<number>[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?(?P<unit>[万亿%]?))(?P<rest>[\w.]*)
    |(?P<name>[^\W\d]\w*(?:\.(?:\w+|\*))*)
    |(?P<option>\$\w*)
    |(?P<operator>===|==|!=|<>|<=|>=|=<|=>|->|&&|\|\||[<>=!&|+\-*/(),])
    |(?P<strange>.)""",
    re.VERBOSE | re.DOTALL,
)
_STRANGE = Message("无法识别的字符{what}", "unexpected {what}")
_NOT_CLOSED = Message("引号没有配对", "the quotation mark is not closed")
_NO_NUMBER = Message("不是数：{what}", "no number: {what}")
_A_NUMBER = Message(" 1_000、2.5、3万、40% 这样的数", "a number as 1_000, 2.5, 3万 or 40%")
_TOO_LONG = Message("数超过 {most} 位", "the number has more than {most} digits")
_WRONG = Message("这里不用{what}", "{what} is not used here")
_IF = Message("“如果 a 就 b”写作 a implies b", "'if a then b' is written a implies b")
_NO_OPTION = Message("$ 后面应为选项的名称", "expected the name of an option after $")


class Token(NamedTuple):
    """A token: its kind, its text as it is understood, its place, and the value of a number."""

    kind: TokenKind
    text: str
    start: int
    end: int
    number: Decimal | None = None


def tokens_of(text: str, mistakes: Mistakes) -> list[Token]:
    """Return the tokens of a text, an ``end`` last; what is no token is added to the mistakes."""
    folded = text.translate(_WIDE)
    return [*_tokens(text, folded, mistakes), Token("end", "", len(text), len(text))]


def _tokens(text: str, folded: str, mistakes: Mistakes) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at] in _QUOTES:
            token: Token | None = _quoted(text, at, mistakes)
            at = token.end if token else at
        else:
            match = _TOKEN.match(folded, at)
            assert match is not None  # noqa: S101 (the last branch of the pattern takes any character)
            at, token = match.end(), _token(match, mistakes)
        if token is not None:
            yield token


def _quoted(text: str, start: int, mistakes: Mistakes) -> Token:
    end = text.find(_QUOTES[text[start]], start + 1)
    if end < 0:
        mistakes.add(start, start + 1, _NOT_CLOSED)
        return Token("text", text[start + 1 :], start, len(text))
    return Token("text", text[start + 1 : end], start, end + 1)


def _token(match: re.Match[str], mistakes: Mistakes) -> Token | None:
    """Return the token that a match of the pattern is; None for white space and what is none."""
    kind = match.lastgroup
    if kind == "space":
        return None
    if match["number"] is not None:
        return _number(match, mistakes)
    if kind == "name":
        return _word(match, mistakes)
    if kind == "option":
        if match[0] == "$":
            mistakes.add(match.start(), match.end(), _NO_OPTION)
        return Token("option", match[0][1:], match.start(), match.end())
    return _sign(match, mistakes)


def _number(match: re.Match[str], mistakes: Mistakes) -> Token:
    start, end = match.span()
    digits, unit = match["number"].replace("_", ""), match["unit"]
    if match["rest"]:
        what = quoted(match[0])
        mistakes.add(start, end, wording(_NO_NUMBER.format(what=what), _A_NUMBER))
    elif len(digits) > MAX_DIGITS:
        mistakes.add(start, end, _TOO_LONG.format(most=MAX_DIGITS))
        return Token("number", match[0], start, end, Decimal(0))
    return Token("number", match[0], start, end, Decimal(digits.removesuffix(unit)[:MAX_DIGITS]) * _UNITS[unit])


def _word(match: re.Match[str], mistakes: Mistakes) -> Token | None:
    """Return the token that a word is; None for one that begins a condition in other languages."""
    word, (start, end) = match[0], match.span()
    if word.lower() in _IFS:
        what = _WRONG.format(what=quoted(word))
        mistakes.add(start, end, Message(f"{what.zh}；{_IF.zh}", f"{what.en}; {_IF.en}"))
        return None
    right = word if word in _WORDS else _RIGHT_WORDS.get(word, word.lower())
    if right not in _WORDS:
        return Token("name", word, start, end)
    if right != word:
        _tell_wrong(mistakes, match, right)
    return Token("operator", right, start, end)


def _sign(match: re.Match[str], mistakes: Mistakes) -> Token:
    sign = _SAME.get(match[0], match[0])
    if match.lastgroup == "strange" and sign == match[0]:
        what = quoted(sign)
        mistakes.add(match.start(), match.end(), _STRANGE.format(what=what))
        return Token("strange", sign, match.start(), match.end())
    right = _RIGHT.get(sign, sign)
    if right != sign:
        _tell_wrong(mistakes, match, right)
    return Token("operator", right, match.start(), match.end())


def _tell_wrong(mistakes: Mistakes, match: re.Match[str], right: str) -> None:
    what = quoted(match[0])
    expected = Message(f" {right}", right)
    mistakes.add(match.start(), match.end(), wording(_WRONG.format(what=what), expected))
