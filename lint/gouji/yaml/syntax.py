"""What the parsers of YAML say of a text that they cannot read, in both languages, and where they gave up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gouji.message import Message
from gouji.yaml.mistakes import Failure

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError

__all__ = ["failure_of", "failure_told", "most_read", "reason_of"]

_MOST_READ = 400_000
_MOST_READ_SLOWLY = 40_000

_SIGN = Message("以“{sign}”开头的文字要加半角单引号", "write a text that begins with {sign} in single quotes")
_REASONS = (
    (
        r"mapping values are not allowed here",
        Message(
            "此处不能再有冒号；值里有冒号时请给值加引号，否则看上一行的缩进和冒号",
            "no further colon may stand here; quote a value that has one, else look at the line before",
        ),
    ),
    (
        r"could not find expected ':'",
        Message("这里或上一行没有写成“键: 值”", "this line or the one before is no key with a colon and a value"),
    ),
    (r"found character '\\t'", Message("缩进只能用半角空格，不能用制表符", "indent with spaces, not with a tab")),
    (r"found character '(?P<sign>.)' that cannot start any token", _SIGN),
    (r"expected chomping or indentation", Message("“|”或“>”之后要换行", "a line ends with | or >")),
    (r"expected URI", Message("以“!”开头的文字要加半角单引号", "write a text that begins with ! in single quotes")),
    (
        r"expected alphabetic or numeric",
        Message("以“*”或“&”开头的文字要加半角单引号", "write a text that begins with * or & in single quotes"),
    ),
    (r"sequence entries are not allowed", Message("列表的项要另起一行", "an item of a list begins a line")),
    (
        r"unknown escape|expected escape sequence",
        Message(
            "双引号里的反斜杠有别的含义；请改用半角单引号",
            "a backslash in double quotes has a meaning of its own; write single quotes",
        ),
    ),
    (
        r"end of stream|'<stream end>'",
        Message("到文件末尾仍未闭合", "not closed before the end of the file"),
    ),
    (
        r"expected ',' or '\]'",
        Message("方括号里缺少半角逗号，或缺少“]”", "a comma or ] is missing in the brackets"),
    ),
    (r"expected ',' or '\}'", Message("花括号里缺少半角逗号，或缺少“}”", "a comma or } is missing in the braces")),
    (
        r"expected (?:<block end>|'<document start>')",
        Message(
            "这里与上面的内容不相接：请看缩进、引号和括号",
            "this does not go with what stands above: look at indentation, quotes and brackets",
        ),
    ),
    (
        r"special characters are not allowed",
        Message("这里有看不见的控制字符；请删去", "a control character stands here; take it out"),
    ),
)
"""What parsers say, and what it means."""

_OTHER = Message("此处不合 YAML 的写法（{text}）", "{text}")


def most_read() -> int:
    """Return how many characters may be read to find out what is wrong with a text."""
    return _MOST_READ if _has_libyaml() else _MOST_READ_SLOWLY


def _has_libyaml() -> bool:
    try:
        import yaml._yaml  # noqa: F401
    except ImportError:
        return False
    return True


def failure_of(text: str) -> Failure | None:
    """Read a text and return where that fails; None where it can be read."""
    if not _has_libyaml():
        return _slow_failure_of(text)
    from yaml import YAMLError
    from yaml._yaml import CParser

    try:
        parser = CParser(text)
        while parser.check_event():
            parser.get_event()
    except YAMLError as error:
        if "alphabetic or numeric" in _said(error):  # of names of aliases, which ruamel.yaml reads
            return _slow_failure_of(text)
        return failure_told(error, text)
    except ValueError:
        return Failure(0, 0)
    return None


def _slow_failure_of(text: str) -> Failure | None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        for _ in YAML(typ="safe", pure=True).parse(text):
            pass
    except YAMLError as error:
        return failure_told(error, text)
    except (AssertionError, IndexError, OverflowError, ValueError):
        return Failure(0, 0)
    return None


def failure_told(error: Exception, text: str) -> Failure:
    """Return where a parser gave up on a text; what is not closed fails where it begins."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    offset = mark.index if mark is not None else getattr(error, "position", 0)
    offset = min(offset if isinstance(offset, int) else 0, len(text))
    start = min(begun.index, offset) if begun is not None else offset
    return Failure(start if "end of stream" in _said(error) else offset, start)


def _said(error: Exception) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)


def reason_of(error: YAMLError) -> Message:
    """Return what a parser says is wrong."""
    said = _said(error)
    for pattern, message in _REASONS:
        match = re.search(pattern, said)
        if match:
            return message.format(**match.groupdict()) if match.groupdict() else message
    return _OTHER.format(text=said)
