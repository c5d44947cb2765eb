"""How a key of a configuration file is declared, read with the others, and merged with that of another file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gouji.config.file import ConfigFile
from gouji.message import Message
from gouji.value import evolve, field, frozen
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping, Node, kind_of
from gouji.yaml.setting import DEFAULT, Setting
from gouji.yaml.shapes import MAPPING, Key, mapping, wrong_colon

if TYPE_CHECKING:
    from gouji.config.settings import Settings

__all__ = ["FileKey", "appended", "by_key", "laid_over", "last", "once", "read_keys"]


def last(lower: Setting[Any] | None, upper: Setting[Any] | None) -> Setting[Any] | None:
    """Return the upper setting; the lower one where the upper is not set."""
    return lower if upper is None or upper.origin == DEFAULT else upper


def appended(lower: Sequence[Any], upper: Sequence[Any]) -> tuple[Any, ...]:
    """Return the lower items, then the upper ones."""
    return (*lower, *upper)


def once(key: Callable[[Any], object]) -> Callable[[Sequence[Any], Sequence[Any]], tuple[Any, ...]]:
    """Return a function that joins two lists and of items with one key keeps the first."""

    def lay(lower: Sequence[Any], upper: Sequence[Any]) -> tuple[Any, ...]:
        items: dict[object, Any] = {}
        for item in (*lower, *upper):
            items.setdefault(key(item), item)
        return tuple(items.values())

    return lay


def by_key(key: Callable[[Any], object]) -> Callable[[Sequence[Any], Sequence[Any]], tuple[Any, ...]]:
    """Return a function that joins two lists and of items with one key keeps the last, at the place of the first."""
    return lambda lower, upper: tuple({key(item): item for item in (*lower, *upper)}.values())


@frozen
class FileKey(Key):
    """A key of a configuration file.

    ``template`` is its text in what ``gouji init`` writes, with the fields that `gouji.config.template` fills in.
    ``lay`` merges its values of two files, of which the second takes precedence, and returns the value in force.
    ``emit`` yields its lines in ``gouji config show`` (None: it is not shown); ``long`` keys come last there.
    ``field`` is the field of `ConfigFile` that holds the value ("": the one of the key's name).
    """

    template: Message = field(kw_only=True)
    lay: Callable[[Any, Any], Any] = appended
    emit: Callable[[Settings], Iterator[str]] | None = None
    long: bool = False
    field: str = ""

    @property
    def holder(self) -> str:
        """The field of `ConfigFile` that holds the value."""
        return self.field or self.name.replace("-", "_")


def read_keys(node: Node, context: Context, keys: Sequence[FileKey]) -> ConfigFile:
    """Read the nodes of a file with some keys and return its content; report problems to the context."""
    if not isinstance(node, Mapping):
        if not wrong_colon(node, context):
            kind = kind_of(node)
            context.wrong(node, Message(f"配置是{kind.zh}", f"the configuration is {kind.en}"), MAPPING)
        return ConfigFile()
    values = mapping(*keys).read(node, "", context)
    file = ConfigFile()
    for each in keys:
        if each.name in values:
            value = each.lay(getattr(file, each.holder), values[each.name])
            file = evolve(file, **{each.holder: value})
    return file


def laid_over(lower: ConfigFile, upper: ConfigFile, keys: Sequence[FileKey]) -> ConfigFile:
    """Return two files merged, key by key, where the upper one takes precedence."""
    values = {each.holder: each.lay(getattr(lower, each.holder), getattr(upper, each.holder)) for each in keys}
    return evolve(upper, **values)
