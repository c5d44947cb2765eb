"""Add waivers to a configuration file; every other byte stays as it is, comments and layout too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gouji.config.emit import waiver_lines
from gouji.config.extends import CONFIGURATION
from gouji.config.file import MAX_CONFIGURATION_BYTES
from gouji.config.file_key import read_keys
from gouji.config.keys import KEYS
from gouji.errors import UsageError
from gouji.message import Language, Message
from gouji.text.source import Source
from gouji.value import Entity
from gouji.waivers.model import Waiver
from gouji.yaml.context import Context
from gouji.yaml.load import read_source, shown_path
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Problem, fail

if TYPE_CHECKING:
    from gouji.rules.catalogue import Catalogue

__all__ = ["Addition", "add_waivers"]

_KEY = "waivers"
_TOO_LARGE = Message(
    f"{{file}} 将超过 {MAX_CONFIGURATION_BYTES:,} 字节；请先用 --select 或路径缩小范围，或在 rules 中关闭常见的提示",
    f"{{file}} would have more than {MAX_CONFIGURATION_BYTES:,} bytes; take less with --select or with paths, or switch "
    "off in rules what is found everywhere",
)
_NO_PLACE = Message(
    "无法将豁免写入 {file}：文件应为分行的“键: 值”，waivers 应为以 - 开头的列表",
    "waivers cannot be added to {file}: write it as keys and values on lines of their own, waivers as a list with dashes",
)


@attrs.frozen(eq=False)
class Addition(Entity):
    """What is to be written: the file's bytes before (None: no file) and after, and how many waivers are new."""

    before: bytes | None
    after: bytes
    added: int


def add_waivers(file: Path, waivers: Sequence[Waiver], catalogue: Catalogue, language: Language) -> Addition:
    """Add to a file's content the waivers that it does not have yet, in their order, after its own; write nothing.

    Raises `ConfigurationError` for a file that cannot be read, `UsageError` where they cannot be added.
    """
    problems: list[Problem] = []
    is_there = _is_there(file)
    source = read_source(file, CONFIGURATION, None, problems) if is_there else Source.from_text("", shown_path(file))
    there = _read(source, file.parent, catalogue, problems) if source is not None else ()
    fail(problems, language)
    if source is None:
        raise UsageError(_NO_PLACE.format(file=shown_path(file)))
    known = {waiver.binding for waiver in there if not waiver.expired}
    new = [waiver for waiver in waivers if waiver.binding not in known]
    before = source.data if is_there else None
    if not new:
        return Addition(before, source.data, 0)
    text = _with(source, new)
    data = source.data[: source.bom] + text.encode(source.encoding)
    if len(data) > MAX_CONFIGURATION_BYTES:
        raise UsageError(_TOO_LARGE.format(file=source.name))
    found = _read(Source.from_text(text, source.name), file.parent, catalogue, problems)
    if problems or [waiver.binding for waiver in found] != [waiver.binding for waiver in (*there, *new)]:
        raise UsageError(_NO_PLACE.format(file=source.name))
    return Addition(before, data, len(new))


def _is_there(file: Path) -> bool:
    """Return whether a file is there; what stands in the way of looking, reading it tells."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _read(source: Source, folder: Path, catalogue: Catalogue, problems: list[Problem]) -> tuple[Waiver, ...]:
    node = parse_yaml(source, problems)
    if node is None:
        return ()
    return read_keys(node, Context(source, folder, catalogue, problems), KEYS).waivers


def _with(source: Source, waivers: Sequence[Waiver]) -> str:
    """Return the text with the waivers added."""
    text = source.text
    line_end = "\r\n" if "\r\n" in text else "\n"
    root = _composed(text)
    if root is None:
        return _ended(text, line_end) + _block(waivers, 0, line_end, keyed=True)
    if root.flow_style:
        raise UsageError(_NO_PLACE.format(file=source.name))
    value = next((value for key, value in root.value if key.value == _KEY), None)
    indent = root.start_mark.column
    if value is None:
        return _ended(text, line_end) + _block(waivers, indent, line_end, keyed=True)
    start, end = value.start_mark.index, value.end_mark.index
    if not value.value:
        after = _line_after(text, end)
        head = text[:start].rstrip(" ") + text[end:after]
        return _ended(head, line_end) + _block(waivers, indent + 2, line_end) + text[after:]
    if value.flow_style:
        raise UsageError(_NO_PLACE.format(file=source.name))
    after = _line_after(text, _last(value))
    block = _block(waivers, value.start_mark.column, line_end)
    return _ended(text[:after], line_end) + block + text[after:]


def _composed(text: str) -> Any:
    """Return ruamel.yaml's tree of a text, whose nodes know where they end; None for an empty file."""
    from ruamel.yaml import YAML

    root = YAML(typ="safe", pure=True).compose(text)
    return None if root is None or isinstance(root.value, str) else root


def _last(node: Any) -> int:
    """Return where the last word of a node ends; a list or mapping in blocks itself reaches over comments after it."""
    while not isinstance(node.value, str) and not node.flow_style:
        node = node.value[-1]
        node = node[1] if isinstance(node, tuple) else node
    return int(node.end_mark.index)


def _line_after(text: str, at: int) -> int:
    """Return the offset of the line after the one that *at* is on."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return end + 1 if end >= 0 else len(text)


def _ended(text: str, line_end: str) -> str:
    return text if not text or text.endswith("\n") else text + line_end


def _block(waivers: Sequence[Waiver], indent: int, line_end: str, *, keyed: bool = False) -> str:
    """Return the lines of the waivers as items of a list, below their key unless that is there already."""
    lines = [f"{' ' * indent}{_KEY}:"] if keyed else []
    margin = " " * (indent + 2 * keyed)
    for waiver in waivers:
        first, *others = waiver_lines(waiver)
        lines += [f"{margin}- {first}", *(f"{margin}  {line}" for line in others)]
    return "".join(f"{line}{line_end}" for line in lines)
