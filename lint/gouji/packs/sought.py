"""Words and patterns that a pack's check looks for.

A pattern stands between slashes. It is one of RE2, which takes time that is linear in the text: a pack may be a stranger's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
import sys
from typing import Any

from gouji.errors import GoujiError
from gouji.message import Message
from gouji.text.fold import fold
from gouji.value import Value, frozen

__all__ = ["MAX_PATTERN", "NoPatternsError", "PatternError", "Sought", "compile_pattern"]

MAX_PATTERN = 1_000
"""How many characters a pattern may have."""

_MEMORY = 8 << 20
_NO_PATTERN = Message("正则表达式有误：{why}", "the pattern cannot be compiled: {why}")
_NO_RE2 = Message(
    "规则包里的正则表达式需要 google-re2，而本机没有安装（pip install google-re2）",
    "a pattern of a rule pack needs google-re2, which is not installed here (pip install google-re2)",
)
_NOT_HERE = Message(
    "正则表达式 /{pattern}/ 不能在浏览器中使用（{why}）", "the pattern /{pattern}/ cannot be used in a browser ({why})"
)


class NoPatternsError(GoujiError):
    """Raised for a pattern where google-re2 is not installed."""

    def __init__(self) -> None:
        super().__init__(_NO_RE2.en)
        self.message = _NO_RE2


class PatternError(GoujiError):
    """Raised for a text that is no pattern of RE2; ``pattern`` is the text, ``offset`` where in it the mistake stands."""

    def __init__(self, pattern: str, message: Message, offset: int = 0) -> None:
        super().__init__(message.en)
        self.pattern = pattern
        self.message = message
        self.offset = offset


def compile_pattern(text: str) -> Any:
    """Compile the text between two slashes; raise `PatternError`, or `NoPatternsError` without google-re2.

    In a browser, for which google-re2 has no build, the standard library's patterns do.
    """
    if len(text) > MAX_PATTERN:
        raise PatternError(
            text,
            Message(f"正则表达式超过 {MAX_PATTERN:,} 个字符", f"the pattern has more than {MAX_PATTERN:,} characters"),
        )
    try:
        import re2
    except ImportError:
        return (_standard if sys.platform == "emscripten" else _missing)(text)
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    options.never_capture = True
    try:
        return re2.compile(text, options)
    except re2.error as error:
        why = _told(error)
    from gouji.packs.pattern_mistakes import mistake_in

    def told(part: str) -> str | None:
        try:
            re2.compile(part, options)
        except re2.error as error:
            return _told(error)
        return None

    mistake = mistake_in(text, why, told)
    raise PatternError(text, _NO_PATTERN.format(why=mistake.message), mistake.offset)


def _missing(_text: str) -> Any:
    raise NoPatternsError from None


def _standard(text: str) -> Any:
    from gouji.packs.standard_patterns import StandardPattern

    try:
        return StandardPattern(text)
    except ValueError as error:
        raise PatternError(text, _NOT_HERE.format(pattern=text, why=str(error))) from error


def _told(error: Exception) -> str:
    """Return the text of an error of RE2, which holds bytes."""
    why = error.args[0]
    return why.decode("utf-8", "replace") if isinstance(why, bytes) else str(why)


@frozen
class Sought(Value):
    """A word, or a pattern between slashes, that is looked for in texts."""

    text: str

    def __str__(self) -> str:
        return self.text

    @cached_property
    def is_pattern(self) -> bool:
        """Whether it is a pattern."""
        text = self.text
        return text[:1] == "/" == text[-1:] and len(text) > 2

    @cached_property
    def folded(self) -> str:
        """The word without white space and punctuation."""
        return fold(self.text)

    @property
    def named(self) -> Message:
        """What messages call it: the word in quotation marks; of a pattern, the words that it stands for."""
        if not self.is_pattern:
            return Message(f"“{self.text}”", f"“{self.text}”")
        from gouji.packs.alternatives import readable

        return readable(self.text)

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it begins and ends in a text, from left to right; where a pattern matches nothing is no place."""
        if self.is_pattern:
            yield from ((match.start(), match.end()) for match in self._compiled.finditer(text) if match[0])
            return
        at = text.find(self.text)
        while at >= 0:
            yield at, at + len(self.text)
            at = text.find(self.text, at + len(self.text))

    def matches(self, text: str | bytes) -> bool:
        """Return whether a pattern matches somewhere in a text; one that is asked for often is quicker in UTF-8."""
        return self._compiled.search(text) is not None

    def is_like(self, text: str) -> bool:
        """Return whether a short text has it in it; of a word, white space and punctuation do not count."""
        return self.matches(text) if self.is_pattern else self.folded in fold(text)

    def compile(self) -> None:
        """Compile the pattern, once for all that follows; raise `PatternError` or `NoPatternsError`."""
        _ = self._compiled

    @cached_property
    def _compiled(self) -> Any:
        return compile_pattern(self.text[1:-1])
