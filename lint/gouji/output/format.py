"""The model of an output format: its name, and the function that renders a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gouji.forms.model import Form
from gouji.message import Language
from gouji.output.border import Notation
from gouji.results import RunResult
from gouji.rules.meta import RuleMeta
from gouji.value import Entity, Value, frozen

__all__ = ["Format", "RenderOptions"]


@frozen
class RenderOptions(Value):
    """How to render a result: the language of messages, colour, and what to add.

    ``rules`` returns the rules that ran, by name, for formats that tell of them; findings of gouji itself have none there.
    ``bodies`` returns, by the paths of reports, what the reports of one body share; {} where that is the name that they print.
    ``forms`` returns all forms. ``output`` is the path of the file that is written, None for standard output.
    """

    language: Language = "zh"
    color: bool = False
    width: int = 100
    quiet: bool = False
    statistics: bool = False
    coverage: bool = False
    show_waived: bool = False
    rules: Callable[[], Mapping[str, RuleMeta]] = dict
    bodies: Callable[[], Mapping[str, str]] = dict
    forms: Callable[[], Iterable[Form]] = tuple
    output: str | None = None


@frozen
class Format(Entity):
    """An output format: its name and a function from a result to pieces of text.

    ``replaces`` names a format that is there, in whose place, and under whose name too, this one comes. ``notation`` is
    how characters are escaped that may not be written raw, where *render* left any. ``tables`` asks for results that have
    the tables of their reports. One that is ``binary`` renders bytes, which go to no terminal.
    """

    name: str
    summary: str
    render: Callable[[RunResult, RenderOptions], Iterable[str] | Iterable[bytes]]
    replaces: str = ""
    notation: Notation = "text"
    tables: bool = False
    binary: bool = False
