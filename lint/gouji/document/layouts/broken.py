"""Labels that are broken over lines: a PDF prints the parts of one amid figures and the parts of others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell
from gouji.text.fold import fold

__all__ = ["mended"]

_LONGEST_PART = 100
_FARTHEST = 60
"""A label's next part stands on one of so many lines below its last one: 三、本年度办理结果 is printed downwards."""
_NEAR = 6
_MOST_OPEN = 24


class _Chain:
    """Cells that are the parts of one label: their numbers, their text, folded, and the place of the last one."""

    def __init__(self, parts: list[int], key: str, line: int, column: int, is_whole: bool) -> None:
        self.parts = parts
        self.key = key
        self.line = line
        self.column = column
        self.is_whole = is_whole

    @property
    def is_scattered(self) -> bool:
        """Whether other cells stand between its parts."""
        return self.parts[-1] - self.parts[0] >= len(self.parts)


def mended(lines: Lines, cells: Sequence[Cell], *, only_scattered: bool = False) -> list[Cell] | None:
    """Return the cells with the parts of each broken label joined, where its first part stands; None for no such label.

    Parts that make no whole label are left out. With *only_scattered*, return None too where no label is broken
    around other cells.
    """
    chains = [chain for chain in _chains(lines, cells) if len(chain.parts) > 1]
    if not chains or (only_scattered and not any(chain.is_scattered for chain in chains)):
        return None
    joined = {chain.parts[0]: _joined(lines, cells, chain) for chain in chains}
    taken = {part for chain in chains for part in chain.parts}
    vocabulary = lines.vocabulary
    kept: list[Cell] = []
    for number, cell in enumerate(cells):
        if number in joined:
            kept.append(joined[number])
        elif number not in taken and (
            lines.is_figure(cell.text) or vocabulary.is_label(cell.text) or not vocabulary.is_part(cell.text)
        ):
            kept.append(cell)
    return kept


def _chains(lines: Lines, cells: Sequence[Cell]) -> list[_Chain]:
    """Return the whole labels, each with its parts."""
    vocabulary = lines.vocabulary
    chains: list[_Chain] = []
    for number, cell in enumerate(cells):
        text = cell.text
        if not text or len(text) > _LONGEST_PART or lines.is_figure(text) or not (key := fold(text)):
            continue
        line = bisect_right(lines.starts, cell.start) - 1
        column = cell.start - lines.starts[line]
        is_whole = key in vocabulary.labels
        chain = _continued(lines, chains, key, (line, column), is_whole=is_whole)
        if chain is not None:
            chain.parts.append(number)
            chain.key += key
            chain.line = bisect_right(lines.starts, cell.end) - 1
            chain.is_whole = chain.key in vocabulary.labels
        elif vocabulary.may_begin_label(text):
            chains.append(_Chain([number], key, bisect_right(lines.starts, cell.end) - 1, column, is_whole))
    return [chain for chain in chains if chain.is_whole]


def _continued(
    lines: Lines, chains: Sequence[_Chain], key: str, place: tuple[int, int], *, is_whole: bool
) -> _Chain | None:
    """Return the chain that a part at a *place* (line and column) continues: an unfinished one, and the nearest.

    A part that is a whole label itself continues only a label that it ends right below, as 结果 does 其他.
    """
    line, column = place
    vocabulary = lines.vocabulary
    farthest = _NEAR if is_whole else _FARTHEST
    fitting = [
        chain
        for chain in chains[-_MOST_OPEN:]
        if 0 < line - chain.line <= farthest
        and (not is_whole or abs(chain.column - column) <= _NEAR)
        and (chain.key + key in vocabulary.labels or (not is_whole and vocabulary.may_begin_label(chain.key + key)))
    ]
    return min(fitting, key=lambda chain: (chain.is_whole, abs(chain.column - column)), default=None)


def _joined(lines: Lines, cells: Sequence[Cell], chain: _Chain) -> Cell:
    """Return the cell of a label: with the white space between its parts, or with a jump to each of them."""
    return lines.joined([cells[number] for number in chain.parts], is_scattered=chain.is_scattered)
