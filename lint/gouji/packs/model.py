"""The model of a rule pack that is written in YAML: plain data, with the places where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from gouji.message import Message
from gouji.packs.accepts import NOTHING_MORE, Accepts
from gouji.packs.bodies import ALL_BODIES, Bodies
from gouji.packs.checks.check import Check
from gouji.packs.expressions.expression import Expression
from gouji.rules.meta import Level, Option
from gouji.value import Entity, field, frozen
from gouji.yaml.nodes import Node
from gouji.yaml.problems import Place
from gouji.yaml.setting import Setting

__all__ = ["PackFile", "PackRule", "Years"]

Years: TypeAlias = tuple[int | None, int | None]
"""The first and the last year that a rule holds for, None for no bound."""


@frozen
class PackRule(Entity):
    """One rule of a pack: its metadata, the reports that it holds for, and its one check.

    ``when`` is the condition under which it holds (None: always). ``bound`` are the names of the
    options that set fields of the check, by field. ``cases`` are the nodes of its examples, which
    only a test of the pack reads. ``page`` is its page in Markdown, "" where it is to be made of the rest.
    """

    code: str
    name: str
    severity: Level
    title: Message
    source: str
    check: Check
    place: Place
    years: Years = (None, None)
    bodies: Bodies = ALL_BODIES
    when: Expression | None = None
    options: tuple[Option, ...] = ()
    bound: Mapping[str, str] = field(factory=dict)
    cases: Sequence[Node] = ()
    page: str = ""


@frozen
class PackFile(Entity):
    """A pack as its file or folder has it.

    ``kind`` is the kind of report that it is for, ``source`` the notice that its rules rest on by default.
    ``extends`` are other packs, by name or by the absolute path of their file or folder. ``settings`` are those of rules that are there already (None: it
    has none), which are read where the catalogue of rules is known. ``digest`` is that of
    the bytes of its files; ``folder`` is what paths in it are relative to.
    """

    name: str
    title: Message
    place: Place
    version: str = ""
    kind: str = ""
    source: str = ""
    extends: tuple[Setting[str], ...] = ()
    settings: Node | None = None
    accepts: Accepts = NOTHING_MORE
    rules: tuple[PackRule, ...] = ()
    digest: str = ""
    folder: Path | None = None

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places of its rules by their names."""
        return {rule.name: rule.place for rule in reversed(self.rules)}
