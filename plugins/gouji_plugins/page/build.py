"""The page as one file: its markup, style and scripts, with Pyodide and the archive as compressed data in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from itertools import chain
import json

from gouji_plugins.page.bundle import archive, members_of_gouji, members_of_stdlib, members_of_tar, members_of_wheel
from gouji_plugins.page.pyodide import GOUJI, STDLIB, Compile, compile_parts

__all__ = ["build"]

_LOCK = "pyodide-lock.json"
_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", STDLIB, _LOCK)
_SCRIPTS = (
    "words",
    "common",
    "asking",
    "files",
    "checking",
    "reports",
    "shown",
    "findings",
    "explaining",
    "fixing",
    "years",
    "saving",
    "settings",
    "begin",
)
"""The scripts of the page, which are joined into one, in this order."""

_POLICY = (
    "default-src 'none'; script-src {script} blob: 'wasm-unsafe-eval'; worker-src blob:; "
    "style-src {style}; base-uri 'none'; form-action 'none'"
)


def build(
    assets: Mapping[str, bytes],
    office: Iterable[tuple[str, bytes]] = (),
    config: str = "",
    compiling: Compile = compile_parts,
) -> bytes:
    """Return the page, made of assets by file name; raise `UsageError` where it cannot be compiled.

    *office* are files of a configuration, put below ``office/``; ``config`` is the path of the one that is in force.
    """
    pyodide: dict[str, bytes] = {}
    wheels: list[tuple[str, bytes]] = []
    for name, data in sorted(assets.items()):
        if name.endswith(".whl"):
            wheels += members_of_wheel(data)
        else:
            pyodide |= members_of_tar(data, _PYODIDE)
    pyodide[STDLIB] = archive(members_of_stdlib(pyodide[STDLIB]))
    pyodide[GOUJI] = archive(chain(members_of_gouji(), wheels, ((f"office/{name}", data) for name, data in office)))
    lock = json.loads(pyodide[_LOCK])["info"]
    return "".join(_pieces(compiling(pyodide, config), {"info": lock, "config": config})).encode()


def _pieces(parts: Mapping[str, bytes], settings: Mapping[str, object]) -> Iterator[str]:
    script, style = _script(), _resource("page.css")
    policy = _POLICY.format(script=_hash(script), style=_hash(style))
    yield _resource("page.html").replace("{policy}", policy).replace("{style}", style)
    yield _data("settings", json.dumps(settings).replace("<", "\\u003c"))
    yield _data("worker", _resource("worker.js"))
    for name, data in parts.items():
        yield _data(name.removesuffix(".gz"), b64encode(data).decode())
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _script() -> str:
    """Return the scripts as one, whose names are seen by no other."""
    joined = "\n".join(_resource(f"{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{joined}}})();\n'


def _hash(text: str) -> str:
    """Return the source expression that allows exactly this text in a policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _data(name: str, text: str) -> str:
    return f'<script type="text/plain" id="{name}">{text}</script>\n'


def _resource(name: str) -> str:
    return (files("gouji_plugins.page") / name).read_text("utf-8")
