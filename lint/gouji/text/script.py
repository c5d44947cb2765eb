"""Read traditional script: each character as that of simplified script, so that offsets stay what they are."""

from __future__ import annotations

from functools import cache

__all__ = ["is_traditional", "simplified"]

_TRADITIONAL = "開務請報機關會規對業組織發實條經動區縣國為與書訊處辦門數據"
_SIMPLIFIED = "开务请报机关会规对业组织发实条经动区县国为与书讯处办门数据"
_ASCII = bytes(range(128))
_FEWEST = 10
_MOST_READ = 300_000


def is_traditional(text: str) -> bool:
    """Return whether *text* is written in traditional script: frequent characters of it outnumber the simplified ones."""
    text = _without_ascii(text[:_MOST_READ])
    there = filter(text.__contains__, _TRADITIONAL)  # to count what is not there takes far longer than to look for it
    traditional = sum(map(text.count, there))
    return traditional >= _FEWEST and traditional > sum(map(text.count, _SIMPLIFIED))


def _without_ascii(text: str) -> str:
    """Return a text without its ASCII characters, nearly all of a page's source: to look for others takes a fifth."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def simplified(text: str) -> str:
    """Return *text* in simplified script, character by character."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """Return what takes characters of traditional script to simplified ones; few runs need it."""
    from gouji.text.traditional import PAIRS

    return {ord(old): new for old, new in zip(PAIRS[::2], PAIRS[1::2], strict=True)}
