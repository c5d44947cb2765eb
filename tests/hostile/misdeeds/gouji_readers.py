"""Readers, kinds, formats and commands each of which does one thing that it may not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gouji.api import Message, Subjects
from gouji.api.documents import Document, Format, Layout, Loader
from gouji.api.running import Command

TITLE = Message("题", "title")


class EndingError(BaseException):
    """What no border of ``except Exception`` holds up."""


def raising(*_: Any) -> Any:
    raise EndingError("as asked")


def giving(thing: Any) -> Callable[..., Any]:
    def give(*_: Any) -> Any:
        return thing

    return give


def loader(recognise: Callable[..., Any], load: Callable[..., Any]) -> Loader:
    return Loader("odd", (".odd",), recognise, load)


LOADERS: dict[str, tuple[Loader, str]] = {
    "recognise-raises": (loader(raising, giving(None)), "EndingError: as asked"),
    "recognise-none": (
        loader(giving(None), giving(None)),
        "the loader 'odd' gave NoneType where a number was expected",
    ),
    "load-raises": (loader(giving(100), raising), "EndingError: as asked"),
    "load-none": (loader(giving(100), giving(None)), "the loader 'odd' gave NoneType where a Document was expected"),
    "load-class": (loader(giving(100), giving(Document)), "the loader 'odd' gave type where a Document was expected"),
}


def layout(read: Callable[..., Any]) -> Layout:
    return Layout("odd", ("short", "long", "tab", "bar"), read, priority=100)


LAYOUTS: dict[str, tuple[Layout, str]] = {
    "raises": (layout(raising), "EndingError: as asked"),
    "none": (layout(giving(None)), "the layout 'odd' gave NoneType where a table, or None, with the line after it"),
    "line-text": (
        layout(giving((None, "3"))),
        "the layout 'odd' gave tuple where a table, or None, with the line after",
    ),
    "table-text": (layout(giving(("table", 3))), "the layout 'odd' gave str where a Table or None was expected"),
}


KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "identify-raises": ({"identify": raising}, "EndingError: as asked"),
    "identify-none": ({"identify": giving(None)}, "the kind 'gongkai' gave NoneType where Identity was expected"),
    "recognise-raises": ({"recognise": raising}, "EndingError: as asked"),
    "subjects-raise": ({"subjects": Subjects(raising)}, "EndingError: as asked"),
    "recognise-text": ({"recognise": giving("yes")}, "the kind 'gongkai' gave str where Recognition was expected"),
}


FORMATS: dict[str, tuple[Format, str]] = {
    "raises": (Format("odd", "odd", raising), "EndingError: as asked (gouji_readers.py:"),
    "none": (Format("odd", "odd", giving(None)), "TypeError: 'NoneType' object is not iterable"),
    "bytes": (Format("odd", "odd", giving([b"x"])), "it gave a bytes where a text was expected"),
}

COMMANDS: dict[str, tuple[Command, str]] = {
    "raises": (Command("odd", TITLE, raising), "EndingError: as asked (gouji_readers.py:"),
    "none": (Command("odd", TITLE, giving(None)), "it gave a NoneType where an exit status was expected"),
}
