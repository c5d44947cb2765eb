"""Find out what the author of a text that is no YAML has done, and where: a parser only knows where it gave up.

What may be wrong is tried: a repair near the place where the parser gave up explains it if the text can be read further
with it. So all mistakes of a file are found, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
import re
from typing import TypeAlias

from gouji.message import Message, counted
from gouji.value import Entity, Value, frozen
from gouji.yaml.habits import COLONS, HABITS, UNCLOSED, Habit

__all__ = ["Failure", "Mistake", "mistakes_in"]

MOST_MISTAKES = 20
"""So many mistakes of a file are told at once."""

_LINES_BACK = 3
_MOST_LINES = 200
_LONGEST_LINE = 400
_MOST_ALIGNED = 7
_LONGEST_BLOCK = 20
_WIDTHS = {"\t": 4, "\u3000": 2}
_BLANK = re.compile(r"\s*(?:#.*)?")
_LINE = re.compile(r"[^\r\n]*")
_INDENT = re.compile(r"[^\S\r\n]*")
_BLOCK = re.compile(r":[ ]+[|>][0-9+-]*[ ]*$|^[ ]*-[ ]+[|>][0-9+-]*[ ]*$")
_VALUE = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)*)[A-Za-z][\w-]*:[ ]+[^\s|>#]")
_BRACKET = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|[\[\]{}]|(?<=[\s\[{,])['\"]")
_CLOSING = {"[": "]", "{": "}"}
_KEY = re.compile(r"[A-Za-z][\w-]*:(?:\s|$)")

_ODD_INDENT = Message(
    "缩进里有制表符或全角空格；缩进只用半角空格，这一行前面应有 {count} 个",
    "the indentation has tabs or other spaces in it; indent this line with {plain}",
)
_INDENTATION = Message(
    "缩进不齐：这一行前面应有 {count} 个空格，现有 {found} 个", "indent this line with {count}; it has {found}"
)
_NO_INDENTATION = Message("这一行前面不应有空格", "no space stands before this line")
_HAS_VALUE = Message(
    "上一行的键已经有值，这一行不能缩进在它下面：或前面改为 {count} 个空格，或删去上一行冒号后的值",
    "the key before has a value, so that nothing stands below it: indent this line with {count}, or take that value out",
)
_ITEM = Message(
    "这里是列表的一项，前面缺少减号和空格，如 - code: LJ101",
    "this is an item of a list; write a hyphen and a space before it",
)
_BLOCK_TEXT = Message(
    "“|”之后的文字都要缩进：这一行前面应有 {count} 个空格，现有 {found} 个",
    "all of a text after | is indented: by {count} on this line, which has {found}",
)


@frozen
class Failure(Value):
    """Where a parser gave up, and where that began which it was reading."""

    offset: int
    start: int


@frozen
class Mistake(Value):
    """A mistake of an author: its place and the message."""

    offset: int
    message: Message


@frozen
class _Repair(Entity):
    """A mistake, and the text that is right from ``start`` to ``end``."""

    mistake: Mistake
    start: int
    end: int
    right: str


_Attempt: TypeAlias = tuple[_Repair, ...]
_Found: TypeAlias = tuple[_Attempt, Failure | None]


@frozen
class _Draft(Entity):
    """A text with some repairs, and for each of its characters where it stands in the author's text."""

    text: str
    origins: Sequence[int]

    def repaired(self, attempt: _Attempt) -> _Draft:
        """Return the text with some more repairs, which stand in the order of their places."""
        text, origins = self.text, tuple(self.origins)
        for repair in reversed(attempt):
            text = text[: repair.start] + repair.right + text[repair.end :]
            filled = (origins[repair.start],) * len(repair.right)
            origins = (*origins[: repair.start], *filled, *origins[repair.end :])
        return _Draft(text, origins)

    def line(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset begins and ends."""
        start = self.text.rfind("\n", 0, offset) + 1
        start = max(start, self.text.rfind("\r", start, offset) + 1)
        found = _LINE.match(self.text, start)
        return start, found.end() if found else start

    def lines_before(self, offset: int) -> Iterator[tuple[int, int]]:
        """Yield the line of an offset and those before it that are not blank, the nearest first; few of very many."""
        start, end = self.line(offset)
        for _ in range(_MOST_LINES):
            if not _BLANK.fullmatch(self.text, start, end):
                yield start, end
            if not start:
                return
            start, end = self.line(start - (2 if self.text.startswith("\r\n", start - 2) else 1))


class _Search:
    """The search for the mistakes of a text; ``failure_of`` reads a text and returns where that fails (None: nowhere)."""

    def __init__(self, failure_of: Callable[[str], Failure | None], most: int) -> None:
        self._failure_of = failure_of
        self._left = most

    def mistakes(self, text: str, failure: Failure) -> Iterator[Mistake]:
        """Yield the mistakes of a text, each as soon as it is known what is wrong after it."""
        draft = _Draft(text, range(len(text) + 1))
        next_failure: Failure | None = failure
        for _ in range(MOST_MISTAKES):
            found = self._explained(draft, next_failure) if next_failure is not None else None
            if found is None:
                return
            attempt, next_failure = found
            yield from (repair.mistake for repair in attempt)
            draft = draft.repaired(attempt)

    def _explained(self, draft: _Draft, failure: Failure) -> _Found | None:
        """Return repairs with which a text can be read further, and where it fails next; None where none is known."""
        return (
            self._best(draft, failure, _of_colons(draft, failure))
            or self._best(draft, failure, _of_writing(draft, failure))
            or self._furthest(draft, failure, _of_indentation(draft, failure))
        )

    def _best(self, draft: _Draft, failure: Failure, attempts: Iterator[_Attempt]) -> _Found | None:
        """Return the first attempt that reaches another line, else that which reaches the furthest."""
        _, end = draft.line(failure.offset)
        best: tuple[int, _Found] | None = None
        for place, found in self._successful(draft, failure, attempts):
            if place > draft.origins[end]:
                return found
            if best is None or place > best[0]:
                best = place, found
        return None if best is None else best[1]

    def _furthest(self, draft: _Draft, failure: Failure, attempts: Iterator[_Attempt]) -> _Found | None:
        """Return the attempt that reaches the furthest; the first, where none reaches beyond the next line."""
        found = list(self._successful(draft, failure, attempts))
        _, end = draft.line(failure.offset)
        _, beyond = draft.line(min(end + 2, len(draft.text)))
        reached = max((place for place, _ in found), default=0)
        if reached <= draft.origins[beyond]:
            reached = found[0][0] if found else 0
        return next((each for place, each in found if place == reached), None)

    def _successful(
        self, draft: _Draft, failure: Failure, attempts: Iterator[_Attempt]
    ) -> Iterator[tuple[int, _Found]]:
        """Yield the attempts with which a text is read further than before, with the place that each reaches."""
        reached = draft.origins[failure.offset]
        for attempt in attempts:
            self._left -= len(draft.text)
            if self._left < 0:
                return
            tried = draft.repaired(attempt)
            after = self._failure_of(tried.text)
            place = draft.origins[-1] + 1 if after is None else tried.origins[after.offset]
            if place > reached:
                yield place, (attempt, after)


def mistakes_in(
    text: str, failure: Failure, failure_of: Callable[[str], Failure | None], most: int
) -> tuple[Mistake, ...]:
    """Return the mistakes that explain why a text cannot be read; nothing where none is known that does.

    ``failure_of`` reads a text; it is given *most* characters in all.
    """
    found = _Search(failure_of, most).mistakes(text, failure) if len(text) < most else ()
    return tuple(sorted(dict.fromkeys(found), key=lambda mistake: mistake.offset))


def _near(draft: _Draft, failure: Failure) -> list[tuple[int, int]]:
    """Return the lines that may have the mistake: that of the failure, those before it, and that which was being read."""
    lines = islice(draft.lines_before(failure.offset), _LINES_BACK + 1)
    return list(dict.fromkeys((*lines, draft.line(failure.start))))


def _of_colons(draft: _Draft, failure: Failure) -> Iterator[_Attempt]:
    """Yield the repair of several lines in a row that all have a wrong colon, which a parser reads as one text."""
    repairs: list[_Repair] = []
    for start, end in islice(draft.lines_before(failure.offset), _LONGEST_BLOCK):
        line = draft.text[start:end]
        match = next((match for habit in COLONS for match in (habit.line.search(line),) if match), None)
        habit = next((habit for habit in COLONS if match and habit.line is match.re), None)
        if match is not None and habit is not None:
            repairs.append(_repair(draft, start, habit, match))
        elif repairs:
            break
    if len(repairs) > 1:
        yield tuple(reversed(repairs))


def _of_writing(draft: _Draft, failure: Failure) -> Iterator[_Attempt]:
    """Yield repairs of what people write by habit, or have not written to the end."""
    yield from _of_brackets(draft, failure, in_quotes=True)
    yield from _of_habits(draft, failure)
    yield from _of_brackets(draft, failure, in_quotes=False)


def _of_habits(draft: _Draft, failure: Failure) -> Iterator[_Attempt]:
    """Yield repairs of what people write by habit."""
    for start, end in _near(draft, failure):
        line = draft.text[start:end]
        for habit in HABITS if len(line) <= _LONGEST_LINE else ():
            for match in habit.line.finditer(line):
                yield (_repair(draft, start, habit, match),)


def _of_brackets(draft: _Draft, failure: Failure, *, in_quotes: bool) -> Iterator[_Attempt]:
    """Yield the repair of a line with brackets that are not closed, of which the innermost is told.

    With *in_quotes* it ends in quotes within them that are not closed either, which are told then.
    """
    for start, end in _near(draft, failure):
        opened = _unclosed(draft.text[start:end]) if end - start <= _LONGEST_LINE else []
        signs = [draft.text[start + at] for at in opened]
        is_quoted = bool(signs) and signs[-1] not in _CLOSING
        if len(signs) > is_quoted and is_quoted is in_quotes:
            closing = [_CLOSING.get(sign, f"{sign} ") for sign in reversed(signs)]
            mistake = Mistake(draft.origins[start + opened[-1]], UNCLOSED[signs[-1]])
            yield (_Repair(mistake, end, end, "".join(closing if is_quoted else (" ", *closing))),)


def _unclosed(line: str) -> list[int]:
    """Return where the brackets of a line stand that are not closed in it, and the quotes at last that are not."""
    opened: list[int] = []
    for match in _BRACKET.finditer(line):
        if match[0] in _CLOSING:
            opened.append(match.start())
        elif match[0] in _CLOSING.values():
            del opened[-1:]
        elif len(match[0]) == 1:
            return [*opened, match.start()]
    return opened


def _repair(draft: _Draft, start: int, habit: Habit, match: re.Match[str]) -> _Repair:
    """Return the repair of a habit in a line that begins at *start*."""
    at = match.start("here" if "here" in match.re.groupindex else "wrong")
    begin, end = match.span("wrong")
    return _Repair(Mistake(draft.origins[start + at], habit.message), start + begin, start + end, habit.righted(match))


def _of_indentation(draft: _Draft, failure: Failure) -> Iterator[_Attempt]:
    """Yield repairs of indentation, and of items without their sign."""
    for start, end in _near(draft, failure)[:3]:
        indent = _INDENT.match(draft.text, start, end)
        at = indent.end() if indent else start
        block = _block_indent(draft, start)
        if block is not None and not _KEY.match(draft.text, at):
            yield (_indented(draft, start, at, block, _BLOCK_TEXT),)
        for count in _likely(draft, start, at):
            yield (_indented(draft, start, at, count, _why_indented(draft, start, at, count)),)
        if _KEY.match(draft.text, at):
            yield (_Repair(Mistake(draft.origins[at], _ITEM), at, at, "- "),)


def _indented(draft: _Draft, start: int, at: int, count: int, message: Message) -> _Repair:
    """Return the repair that indents a line by a number of spaces."""
    place = start if message is _ODD_INDENT else at
    mistake = Mistake(
        draft.origins[place],
        message.format(count=counted(count, "space"), plain=counted(count, "plain space"), found=at - start),
    )
    return _Repair(mistake, start, at, " " * count)


def _why_indented(draft: _Draft, start: int, at: int, count: int) -> Message:
    """Return what is said of a line that is to be indented by a number of spaces."""
    if draft.text[start:at].strip(" "):
        return _ODD_INDENT
    for before, end in islice(draft.lines_before(start), 1, 2):
        has_value = _VALUE.match(draft.text, before, end)
        if has_value and has_value.end("indent") - before == count < at - start - 1:
            return _HAS_VALUE
    return _INDENTATION if count else _NO_INDENTATION


def _likely(draft: _Draft, start: int, at: int) -> list[int]:
    """Return by how many spaces a line may be indented, what is the most like it first: as lines before it, or deeper."""
    counts: list[int] = []
    for before, end in islice(draft.lines_before(start), 1, _MOST_ALIGNED):
        line = draft.text[before:end]
        counts += [len(line) - len(line.lstrip(" -")), len(line) - len(line.lstrip(" "))]
    deeper = [counts[0] + 2] if counts else []
    found = draft.text[start:at]
    width = sum(_WIDTHS.get(character, 1) for character in found)
    likely = sorted(dict.fromkeys((*counts, *deeper, 0)), key=lambda count: abs(count - width))
    return [count for count in likely if " " * count != found]


def _block_indent(draft: _Draft, start: int) -> int | None:
    """Return by how much the text of the block above a line is indented; None where there is none."""
    inside: int | None = None
    for before, end in islice(draft.lines_before(start), 1, _LONGEST_BLOCK):
        line = draft.text[before:end]
        if _BLOCK.search(line):
            return inside if inside is not None else len(line) - len(line.lstrip(" -")) + 2
        if _KEY.match(line.lstrip(" -")):
            return None
        inside = len(line) - len(line.lstrip(" "))
    return None
