"""What the page starts with, compiled by the Python that will run it: this runs inside Pyodide when the page is built."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from importlib.machinery import ModuleSpec
from importlib.util import MAGIC_NUMBER, source_hash
from io import BytesIO
import json
import marshal
import os
from pathlib import Path
import re
from re import Pattern
import sys
from zipfile import ZipFile, ZipInfo

from gouji.api.running import GoujiError, Language, Message

__all__ = ["compiled", "imported_at_start", "refusal", "write_parts"]

_UNCHECKED = (1).to_bytes(4, "little")
"""The flags of a compiled file that is used without a look at a source."""

_LOCALES: Mapping[Language, str] = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
_TIME = (1980, 1, 1, 0, 0, 0)
_FIRST_CHECK = re.compile(
    r"gouji/(?:checking|comparing|document|report|text|waivers)/|gouji_[a-z]+/(?:prose|rules|years)/|msgspec/"
)
"""What the first report needs beside what the start does."""


def write_parts(stdlib: Path, own: Path, config: str | None = None) -> None:
    """Compile what the page starts with in the archives of the standard library and of gouji, in place.

    Raise `GoujiError` where the page could not start with the file ``config``.
    """
    used = imported_at_start(config)
    own.write_bytes(compiled(own.read_bytes(), used, _FIRST_CHECK))
    stdlib.write_bytes(compiled(stdlib.read_bytes(), used, optimize=2))


def refusal(config: str | None) -> str:
    """Return why the page cannot start with the file ``config``, in Chinese and in English, as JSON."""
    from gouji_plugins.page.desk import start

    told: list[str] = []
    for language, locale in _LOCALES.items():
        os.environ["LC_ALL"] = locale
        try:
            start(config)
        except GoujiError as error:
            message = error.args[0]
            told.append(message[language] if isinstance(message, Message) else str(error))
    return json.dumps(told)


def imported_at_start(config: str | None = None) -> frozenset[str]:
    """Return the files of the modules that are imported when the page is ready, relative to a folder of the path."""
    from gouji_plugins.page.desk import start

    start(config)
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    return frozenset(_file_of(spec) for spec in specs if spec is not None)


def _file_of(spec: ModuleSpec) -> str:
    name = spec.name.replace(".", "/")
    return f"{name}.py" if spec.submodule_search_locations is None else f"{name}/__init__.py"


def compiled(archive: bytes, names: Collection[str], also: Pattern[str] | None = None, optimize: int = 0) -> bytes:
    """Return an archive with some of its modules compiled: those of *names*, and those whose paths begin as *also* has it.

    A compiled file takes the place of its source, of which Python asks nothing any more.
    """
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as zipped, ZipFile(out, "w") as written:
        for name in zipped.namelist():
            data = zipped.read(name)
            if name.endswith(".py") and (name in names or (also and also.match(name))):
                name, data = f"{name}c", b"".join(_bytecode(name, data, optimize))
            written.writestr(ZipInfo(name, _TIME), data)
    return out.getvalue()


def _bytecode(name: str, source: bytes, optimize: int) -> Iterator[bytes]:
    yield MAGIC_NUMBER
    yield _UNCHECKED
    yield source_hash(source)
    yield marshal.dumps(compile(source, name, "exec", dont_inherit=True, optimize=optimize))
