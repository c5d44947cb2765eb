"""Print ordinals as automatic numbering: they stand in no text, only in the lists that paragraphs name."""

from __future__ import annotations

import re

import attrs

__all__ = ["NumberedLists"]

_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}
_STYLES = (
    (re.compile(r"([一二三四五六七八九十])、"), "chineseCountingThousand", "%1、", "nothing"),
    (re.compile(r"（([一二三四五六七八九十])）"), "japaneseCounting", "（%1）", "nothing"),
    (re.compile(r"(\d)\."), "decimal", "%1.", "tab"),
)


@attrs.define
class NumberedLists:
    """The lists of a document: for headings and for all else, one definition for each way of counting.

    A new list begins where counting begins again.
    """

    _starts: list[tuple[int, int]] = attrs.field(factory=list)
    _latest: dict[int, tuple[int, int]] = attrs.field(factory=dict)

    def take(self, text: str, *, in_heading: bool) -> tuple[str, str] | None:
        """Return the numbering properties of a text that begins with an ordinal, and the text without it."""
        for number, (pattern, *_) in enumerate(_STYLES):
            match = pattern.match(text)
            if match and len(text) > match.end():
                definition = number + len(_STYLES) * in_heading
                list_id = self._list(definition, _NUMERALS.get(match[1]) or int(match[1]))
                properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
                return properties, text[match.end() :]
        return None

    def _list(self, definition: int, number: int) -> int:
        """Return the list that counts on to *number*, a new one where the latest does not."""
        list_id, reached = self._latest.get(definition, (0, 0))
        if not list_id or reached + 1 != number:
            self._starts.append((definition, 0 if not list_id and number == 1 else number))
            list_id = len(self._starts)
        self._latest[definition] = (list_id, number)
        return list_id

    @property
    def xml(self) -> str:
        """The children of ``w:numbering``."""
        definitions = "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
            for number, (_, kind, pattern, suffix) in enumerate((*_STYLES, *_STYLES))
        )
        lists = "".join(
            f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{definition}"/>{_override(start)}</w:num>'
            for list_id, (definition, start) in enumerate(self._starts, 1)
        )
        return definitions + lists


def _override(start: int) -> str:
    if not start:
        return ""
    return f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
