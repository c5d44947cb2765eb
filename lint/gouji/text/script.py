"""Read traditional script: each character as that of simplified script, so that offsets stay what they are."""

from __future__ import annotations

from functools import cache

from gouji.text.source import MOST_SOUGHT, Source

__all__ = ["is_traditional", "simplified"]

_TRADITIONAL = "開務請報機關會規對業組織發實條經動區縣國為與書訊處辦門數據"
_SIMPLIFIED = "开务请报机关会规对业组织发实条经动区县国为与书讯处办门数据"
_FEWEST = 10


def is_traditional(source: Source) -> bool:
    """Return whether a text is written in traditional script: frequent characters of it outnumber the simplified ones."""
    text = source.beyond_ascii if len(source.text) <= MOST_SOUGHT else source.text[:MOST_SOUGHT]
    there = filter(text.__contains__, _TRADITIONAL)  # to count what is not there takes far longer than to look for it
    traditional = sum(map(text.count, there))
    return traditional >= _FEWEST and traditional > sum(map(text.count, _SIMPLIFIED))


def simplified(text: str) -> str:
    """Return *text* in simplified script, character by character."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """Return what takes characters of traditional script to simplified ones; few runs need it."""
    from gouji.text.traditional import PAIRS

    return {ord(old): new for old, new in zip(PAIRS[::2], PAIRS[1::2], strict=True)}
