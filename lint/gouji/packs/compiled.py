"""Packs as bytes and back: what was read of a pack's files, without its places' texts, for a cache that is signed.

The bytes are those of `marshal`, of plain data alone: tuples stay tuples, and a thousand rules are read in milliseconds.
Their makers must have signed them (`gouji.run.store`), with the version of Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
import marshal
from pathlib import Path
from typing import Any, overload

from gouji.frozen import fields_of
from gouji.message import Message
from gouji.packs.accepts import Accepts
from gouji.packs.bodies import ALL_BODIES, Bodies
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import Expression
from gouji.packs.model import PackFile, PackRule
from gouji.packs.sought import Sought
from gouji.rules.meta import Option
from gouji.text.source import Source
from gouji.value import Entity, evolve, frozen
from gouji.yaml import nodes as yaml_nodes
from gouji.yaml.nodes import Node, Scalar
from gouji.yaml.problems import Place
from gouji.yaml.setting import Setting

__all__ = ["from_bytes", "key_of", "to_bytes"]


def _bodies(*fields: Any) -> Bodies:
    return Bodies(*fields) if any(fields) else ALL_BODIES


_CLASSES: tuple[Any, ...] = (
    *(Message, Sought, Bodies, Expression),
    *(Option, Accepts, Setting, Scalar, yaml_nodes.Sequence, yaml_nodes.Mapping, PackRule, PackFile),
    *(Headings, Length, Matches, MustMention, MustNotMention, PublishedBy, Require),
)
_NUMBERS: Mapping[type, int] = {each: number for number, each in enumerate(_CLASSES)}
_FLAT: Mapping[int, Callable[..., Any]] = dict(enumerate((Message, Sought, _bodies, Expression)))
"""The first classes, whose fields are texts, numbers and tuples of these: nothing is to be made of them."""

_SIMPLE = frozenset((str, int, bool, type(None)))
_PLACE, _DECIMAL, _NODES, _WORDS = -1, -2, -3, -4
_MISFITS = (EOFError, ValueError, TypeError, LookupError, ArithmeticError)
"""What is raised over bytes that are not those of a pack."""


def key_of(sources: Sequence[Source], folder: Path) -> str:
    """Return what a pack depends on beside the build: its files, their folder, and what compiles its patterns."""
    data = sha256(b"\0".join([source.data for source in sources])).hexdigest()
    return "\0".join((data, str(folder), _patterns()))


def _patterns() -> str:
    """Return which google-re2 is installed: without it, a pack with patterns is wrong."""
    found = find_spec("re2")
    return f"{found.origin} {Path(found.origin).stat().st_mtime_ns}" if found is not None and found.origin else ""


def to_bytes(file: PackFile, sources: Sequence[Source]) -> bytes:
    """Return the bytes of a pack that was read from some sources and has no mistakes."""
    return marshal.dumps(_Plain(sources).of(evolve(file, folder=None)))


def from_bytes(data: bytes, sources: Sequence[Source], folder: Path) -> PackFile | None:
    """Return a pack whose places are in some sources; None for bytes that are not those of a pack."""
    try:
        file = _Maker(sources).made(marshal.loads(data))  # noqa: S302 (signed by the user who has written them)
        return evolve(file, folder=folder) if isinstance(file, PackFile) else None
    except _MISFITS:
        return None


@frozen
class _Plain(Entity):
    """Writes values as plain data: tuples and mappings as they are, all else as lists that begin with a number."""

    sources: Sequence[Source]

    def of(self, value: Any) -> Any:
        """Return a value as plain data."""
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, tuple):
            words = [each.text for each in value if isinstance(each, Sought)]
            return [_WORDS, *words] if value and len(words) == len(value) else tuple(map(self.of, value))
        if isinstance(value, AnyMapping):
            return {key: self.of(each) for key, each in value.items()}
        if isinstance(value, Decimal):
            return [_DECIMAL, str(value)]
        if isinstance(value, Place):
            number = next(at for at, source in enumerate(self.sources) if source is value.source)
            return [_PLACE, number, value.offset]
        fields = [(each.name, getattr(value, each.name)) for each in fields_of(value.__class__)]
        return [
            _NUMBERS[value.__class__],
            *(self._cases(each) if name == "cases" else self.of(each) for name, each in fields),
        ]

    def _cases(self, nodes: Sequence[Node]) -> Any:
        """Return the cases of a rule as bytes of their own, which most runs never look at."""
        return [_NODES, len(nodes), marshal.dumps(self.of(tuple(nodes)))]


@frozen
class _Maker(Entity):
    """Makes values of plain data, with places in some sources."""

    sources: Sequence[Source]

    def made(self, data: Any) -> Any:
        """Return the value of plain data."""
        kind = data.__class__
        if kind is tuple:
            return tuple(self._all(data))
        if kind is dict:
            return {key: self.made(each) for key, each in data.items()}
        return self._made(*data) if kind is list else data

    def _made(self, number: int, *fields: Any) -> Any:
        if number in _FLAT:
            return _FLAT[number](*fields)
        if number == _WORDS:
            return tuple(map(Sought, fields))
        if number == _PLACE:
            return Place(self.sources[fields[0]], fields[1])
        if number == _NODES:
            return KeptNodes(*fields)
        if number == _DECIMAL:
            return Decimal(fields[0])
        return _MAKERS[number](self._all(fields))

    def _all(self, data: Iterable[Any]) -> list[Any]:
        return [each if each.__class__ in _SIMPLE else self.made(each) for each in data]


class KeptNodes(Sequence[Node]):
    """Nodes as bytes, which are made when they are first looked at."""

    def __init__(self, count: int, data: bytes) -> None:
        self._count = count
        self._data = data

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Node: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Node]: ...

    def __getitem__(self, at: int | slice) -> Node | Sequence[Node]:
        return self._nodes[at]

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        nodes: tuple[Node, ...] = _Maker(()).made(marshal.loads(self._data))  # noqa: S302 (signed, as all of the pack)
        return nodes


def _maker(cls: Any) -> Callable[[Sequence[Any]], Any]:
    """Return the function that makes an instance of all its fields."""
    fields = fields_of(cls)
    if any(each.kw_only for each in fields):
        names = [each.alias for each in fields]
        return lambda values: cls(**dict(zip(names, values, strict=True)))
    return lambda values: cls(*values)


_MAKERS = tuple(map(_maker, _CLASSES))
