"""What is said of a finding below its message: what was expected, and the related places."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated
from gouji.message import Language, Message
from gouji.output.places import place_of
from gouji.output.visible import one_line
from gouji.text.patterns import Pattern

__all__ = ["MOST_RELATED", "details", "expectation", "related_line"]

_EXPECTED = Message("应为{expected}，实为{actual}", "expected {expected}, found {actual}")
_EXPECTED_ONLY = Message("应为{expected}", "expected {expected}")
_NOTHING = Message("空白", "nothing")
_HERE = Message("第{line}行 ", "{line}:{column}: ")
_FIGURE = Pattern(r"[\d.,+\-%]*\d[\d.,%]*")

MOST_RELATED = 8
"""So many related places are shown of one finding."""


def details(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    """Yield the line on what was expected, unless the message names it, and one for each of the first related places."""
    expected = expectation(diagnostic, language)
    if expected is not None:
        yield expected
    for related in diagnostic.related[:MOST_RELATED]:
        yield related_line(related, diagnostic.path, language)


def expectation(diagnostic: Diagnostic, language: Language) -> str | None:
    """Return the line on what was expected, and what was found where that is known; None where the message names it."""
    if diagnostic.expected is None or _is_told(diagnostic, language):
        return None
    told = [text for text in (diagnostic.expected, diagnostic.actual) if text is not None]
    bare = all(not text or _FIGURE.fullmatch(text) for text in told)
    expected, *actual = [_value(text, language, bare=bare) for text in told]
    if not actual:
        return _EXPECTED_ONLY[language].format(expected=expected)
    return _EXPECTED[language].format(expected=expected, actual=actual[0])


def _value(text: str, language: Language, *, bare: bool) -> str:
    """Return a figure as it stands in a sentence (*bare*), another text in quotation marks."""
    if not text:
        return _NOTHING[language]
    if not bare:
        return f"“{one_line(text)}”"
    return f" {text}" if language == "zh" else text


def _is_told(diagnostic: Diagnostic, language: Language) -> bool:
    """Return whether the message names what was expected and what was found already."""
    told = [text for text in (diagnostic.expected, diagnostic.actual) if text is not None]
    return all(text and _names(diagnostic.message[language], text) for text in told)


def _names(message: str, text: str) -> bool:
    around = r"(?<![\d.]){}(?![\d.])" if _FIGURE.fullmatch(text) else "{}"
    return re.search(around.format(re.escape(text)), message) is not None


def related_line(related: DiagnosticRelated, path: str, language: Language) -> str:
    """Return a related place with its message; the path is left out where it is the diagnostic's own."""
    message = one_line(related.message[language])
    if related.path != path:
        return f"{place_of(related.path, related.range, related.locator, language)}: {message}"
    if related.range is not None:
        return f"{_HERE[language].format(**related.range.start._asdict())}{message}"
    place = place_of("", None, related.locator, language)
    return f"{place}: {message}" if place else message
