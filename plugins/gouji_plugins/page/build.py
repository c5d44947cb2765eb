"""The page as one file: its markup, style and scripts, with Pyodide and the archive as compressed data in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
import gzip
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import chain
import json
from zipfile import ZipFile

from gouji_plugins.page.bundle import archive, members_of_gouji, members_of_tar, members_of_wheel

__all__ = ["build"]

_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_POLICY = (
    "default-src 'none'; script-src {script} blob: 'wasm-unsafe-eval'; worker-src blob:; "
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def build(assets: Mapping[str, bytes], office: Iterable[tuple[str, bytes]] = (), config: str = "") -> bytes:
    """Return the page, made of assets by file name.

    *office* are files of a configuration, put below ``office/``; ``config`` is the path of the one that is in force.
    """
    pyodide: dict[str, bytes] = {}
    wheels: list[tuple[str, bytes]] = []
    for name, data in sorted(assets.items()):
        if name.endswith(".whl"):
            wheels += members_of_wheel(data)
        else:
            pyodide |= members_of_tar(data, _PYODIDE)
    lock = json.loads(pyodide.pop("pyodide-lock.json"))["info"]
    pyodide["python_stdlib.zip"] = _uncompressed(pyodide["python_stdlib.zip"])
    own = chain(members_of_gouji(), wheels, ((f"office/{name}", data) for name, data in office))
    pyodide["gouji.zip"] = archive(own)
    return "".join(_pieces(pyodide, {"info": lock, "config": config})).encode()


def _pieces(parts: Mapping[str, bytes], settings: Mapping[str, object]) -> Iterator[str]:
    script = _resource("page.js")
    policy = _POLICY.format(script=f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'")
    yield _resource("page.html").replace("{policy}", policy).replace("{style}", _resource("page.css"))
    yield _data("settings", json.dumps(settings).replace("<", "\\u003c"))
    yield _data("worker", _resource("worker.js"))
    for name, data in parts.items():
        yield _data(name, b64encode(gzip.compress(data, 9, mtime=0)).decode())
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _data(name: str, text: str) -> str:
    return f'<script type="text/plain" id="{name}">{text}</script>\n'


def _uncompressed(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as zipped:
        return archive((name, zipped.read(name)) for name in zipped.namelist())


def _resource(name: str) -> str:
    return (files("gouji_plugins.page") / name).read_text("utf-8")
