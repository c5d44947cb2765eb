"""Parse YAML text into nodes, within limits; a syntax error is a problem with its place.

The events of a parser are read rather than its composed tree: aliases are seen before they multiply and depth
before it is reached, and plain scalars are resolved here by the rules of YAML 1.2, so that ``off`` and ``on``
are words. PyYAML's libyaml reads forty times as fast as ruamel.yaml, which tells better what is wrong: what the former
refuses, or may read by the rules of YAML 1.1, is read by the latter.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
import re
from typing import TYPE_CHECKING, Any

from gouji.message import Message
from gouji.text.display import visible
from gouji.text.source import Source
from gouji.value import evolve
from gouji.wording import quoted, wording
from gouji.yaml.nodes import Mapping, Node, Scalar, Sequence, Value
from gouji.yaml.problems import Place, Problem

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError

__all__ = ["MAX_ALIASES", "MAX_DEPTH", "MAX_NODES", "parse_yaml"]

MAX_DEPTH = 20
"""How deep lists and mappings may stand in each other; a configuration needs five."""

MAX_ALIASES = 100
"""How many aliases (``*name``) a file may have."""

MAX_NODES = 50_000
"""How many keys and values a file may have, those that aliases repeat counted each time."""

_OLD = re.compile(r"^%|[\t\x85\u2028\u2029\ufeff]", re.MULTILINE)
"""What the two parsers read differently: directives, tabs, and line ends of Unicode."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMERIC = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]{1,30}|[0-9]{1,30}(?:\.[0-9]{0,30})?)(?:[eE][-+]?[0-9]{1,2})?")
_SYNTAX = Message("YAML 语法错误：{what}", "YAML syntax: {what}")


_LONGEST_NAME = 60
_NO_ANCHOR = Message(
    "以“*”开头的文字要加半角单引号：'*{name}'（不加引号的是别名，而前面没有锚点 &{name}）",
    "write a text that begins with * in single quotes: '*{name}' (without quotes it is an alias, and has no anchor &{name} before it)",
)
_ANCHORED = Message("以“&”开头的文字要加半角单引号", "write a text that begins with & in single quotes")


class _StopError(Exception):
    """Stops the reading of a file, after a problem has been reported."""

    def __init__(self, offset: int, message: Message) -> None:
        super().__init__(message.en)
        self.offset = offset
        self.message = message


def parse_yaml(source: Source, problems: list[Problem]) -> Node | None:
    """Return the tree of a file; None for an empty one, and with a problem for one that is no YAML."""
    fast = _Composer(source, [])
    try:
        whole = _take_fast(fast)
    except _StopError as stop:
        problems += [*fast.problems, Problem(stop.message, Place(source, stop.offset))]
        return None
    if whole:
        problems += fast.problems
        return _root(fast)
    return _parse_slowly(source, problems)


def _take_fast(composer: _Composer) -> bool:
    """Add the events of libyaml to a tree; return False where it is not there or does not read the text."""
    if _OLD.search(composer.source.text):
        return False
    try:
        from yaml import YAMLError
        from yaml._yaml import CParser
    except ImportError:
        return False
    try:
        parser = CParser(composer.source.text)
        while parser.check_event():
            composer.take(parser.get_event())
    except (YAMLError, ValueError):
        return False
    return True


def _root(composer: _Composer) -> Node | None:
    root = composer.root
    return None if isinstance(root, Scalar) and root.value is None else root


def _parse_slowly(source: Source, problems: list[Problem]) -> Node | None:
    """Return the tree of a text as ruamel.yaml reads it; None, with a problem, where it is no YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    composer = _Composer(source, problems)
    try:
        for event in YAML(typ="safe", pure=True).parse(source.text):
            composer.take(event)
    except _StopError as stop:
        problems.append(Problem(stop.message, Place(source, stop.offset)))
        return None
    except YAMLError as error:
        problems += _syntax(source, error)
        return None
    except (AssertionError, IndexError, OverflowError, ValueError) as error:  # an escape or directive out of range
        what = _SYNTAX.format(what=Message(f"转义或指令超出范围（{error}）", str(error)))
        problems.append(Problem(what, Place(source, composer.offset)))
        return None
    return _root(composer)


def _syntax(source: Source, error: YAMLError) -> Iterator[Problem]:
    """Yield what the author of a text has done wrong, or where that is not known what the parser says, at its place."""
    from gouji.yaml.mistakes import Mistake, mistakes_in
    from gouji.yaml.syntax import failure_of, failure_told, most_read, reason_of

    failure = failure_told(error, source.text)
    found = mistakes_in(source.text, failure, failure_of, most_read()) or [Mistake(failure.offset, reason_of(error))]
    yield from (Problem(_SYNTAX.format(what=each.message), Place(source, each.offset)) for each in found)


class _Open:
    """A list or mapping that is not closed yet."""

    __slots__ = ("anchor", "before", "children", "offset")

    def __init__(self, offset: int, anchor: str | None, before: int) -> None:
        self.offset = offset
        self.anchor = anchor
        self.before = before
        self.children: list[Node] = []


class _Composer:
    """Build the tree from one event after the other."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.root: Node | None = None
        self.offset = 0
        self.documents = 0
        self.nodes = 0
        self.aliases = 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}

    def take(self, event: Any) -> None:
        """Add one event of the parser to the tree."""
        self.offset = min(event.start_mark.index, len(self.source.text))
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "DocumentStartEvent":
                self._document()
            case "AliasEvent":
                self._alias(str(event.anchor))
            case "SequenceStartEvent" | "MappingStartEvent":
                self._open(event)
            case "SequenceEndEvent" | "MappingEndEvent":
                self._close(is_mapping=type(event).__name__ == "MappingEndEvent")

    def _stop(self, zh: str, en: str) -> None:
        raise _StopError(self.offset, Message(zh, en))

    def _problem(self, message: Message, offset: int) -> None:
        self.problems.append(Problem(message, Place(self.source, offset)))

    def _document(self) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("文件里只能有一份 YAML 文档（---）", "one YAML document (---) a file")

    def _count(self, number: int) -> None:
        self.nodes += number
        if self.nodes > MAX_NODES:
            self._stop(
                f"配置过大：键和值（含别名重复的）超过 {MAX_NODES:,} 个",
                f"too large: more than {MAX_NODES:,} keys and values, counting those that aliases repeat",
            )

    def _alias(self, name: str) -> None:
        if name not in self.anchors:
            self._count(1)
            self._problem(_NO_ANCHOR.format(name=visible(name[:_LONGEST_NAME])), self.offset)
            self._put(Scalar(f"*{name}", f"*{name}", self.offset))
            return
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            self._stop(f"别名超过 {MAX_ALIASES} 个", f"more than {MAX_ALIASES} aliases")
        anchored = self.anchors[name]
        if anchored is None:
            self._stop(f"别名 *{name} 包含它自己", f"the alias *{name} stands inside its own anchor")
        else:
            node, size = anchored
            self._count(size)
            self._put(node)

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        self._count(1)
        text = str(event.value)
        if _SURROGATE.search(text):
            self._stop("转义写出了孤立的代理项，不是文字", "an escape gives a lone surrogate, which is no text")
        value = _resolved(text) if event.implicit[0] and not event.style else text
        node = Scalar(value, text, self.offset)
        self._put(node)
        if event.anchor and not text:
            self._problem(_ANCHORED, self.offset)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1)

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None:
            what = Message("不支持 YAML 标签（!…）", "YAML tags (!…) are not read")
            self._problem(wording(what, Message("不带标签的值", "the value without its tag")), self.offset)

    def _open(self, event: Any) -> None:
        self._check_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            self._stop(f"嵌套超过 {MAX_DEPTH} 层", f"deeper than {MAX_DEPTH} levels")
        if event.anchor:
            self.anchors[event.anchor] = None
        self.stack.append(_Open(self.offset, event.anchor, self.nodes))
        self._count(1)

    def _close(self, *, is_mapping: bool) -> None:
        done = self.stack.pop()
        node = self._mapping(done) if is_mapping else Sequence(tuple(done.children), done.offset)
        self._put(node)
        if done.anchor:
            self.anchors[done.anchor] = (node, self.nodes - done.before)

    def _put(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _mapping(self, done: _Open) -> Mapping:
        """Return the mapping of alternating keys and values; a repeated key is a problem, and the first one stays."""
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._problem(Message("键应为一个词", "a key is expected to be a word"), key.offset)
            elif key.text in entries:
                first = self.source.position(entries[key.text][0].offset).line
                name = quoted(key.text)
                what = Message(
                    f"重复的键{name.zh}；第 {first} 行已有", f"duplicate key {name.en}; it is in line {first} already"
                )
                self._problem(what, key.offset)
            else:
                is_blank = isinstance(value, Scalar) and value.value is None and not value.text
                entries[key.text] = (key, evolve(value, offset=key.offset) if is_blank else value)
        return Mapping(tuple(entries.values()), done.offset)


def _resolved(text: str) -> Value:
    """Return the value of a plain scalar in YAML 1.2; numbers too large for any use stay text."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
