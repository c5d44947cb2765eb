"""The page of ``gouji page`` beside an empty Pyodide: when each is ready, and what the page takes for reports.

``python -m tests.benchmarks.page [PAGE] [ROUNDS]`` prints it; without PAGE one is made. It needs Chromium.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
import gzip
import json
import os
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tests.lint.output.html.chromium import Browser

from gouji.api.running import make_folder, user_folder
from gouji.cli import main
from gouji_plugins.page.assets import fetch, pinned_assets, read_assets
from gouji_plugins.page.bundle import members_of_tar

__all__ = ["beside_empty", "write_empty"]

_PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_LOCK = "pyodide-lock.json"
_EXAMPLES = Path(__file__).parents[2] / "docs/examples/faulty"


def _kept() -> Path:
    """Return the folder in which ``gouji page`` keeps what it fetched."""
    folder = user_folder(os.environ)
    assert folder is not None
    kept = make_folder(folder) / "page"
    kept.mkdir(exist_ok=True)
    return kept


def write_empty(path: Path) -> None:
    """Write a page that starts the pinned Pyodide, and nothing more, as the page does: from compressed data, in a worker."""
    pyodide = [asset for asset in pinned_assets() if asset.client == "npm"]
    (package,) = read_assets(pyodide, _kept(), fetch).values()
    found = members_of_tar(package, (*_PARTS, _LOCK))
    parts = "".join(
        f'<script type="text/plain" id="{name}">{b64encode(gzip.compress(found[name])).decode()}</script>\n'
        for name in _PARTS
    )
    info = json.dumps(json.loads(found[_LOCK])["info"])
    text = Path(__file__).with_name("empty_pyodide.html").read_text("utf-8")
    path.write_text(text.replace("{parts}", parts).replace("{info}", info), "utf-8")


def beside_empty(page: Path, empty: Path, rounds: int, profile: Path) -> Mapping[str, Any]:
    """Return the least seconds until each page is ready, both opened in turn, and the heaps; the page's as ratios, too.

    ``computed`` are the seconds of all processors, to which other programs add nothing.
    """
    found: dict[str, dict[str, float]] = {"seconds": {}, "computed": {}, "heap": {}}
    with Browser(profile) as browser:
        for _ in range(rounds):
            for name, path in (("empty", empty), ("gouji", page)):
                for key, value in _opened(browser, name, path).items():
                    found[key][name] = min(found[key].get(name, value), value)
    return {key: {**each, "ratio": round(each["gouji"] / each["empty"], 2)} for key, each in found.items()}


def _opened(browser: Browser, name: str, path: Path) -> Mapping[str, float]:
    computed, begin = browser.computed(), perf_counter()
    browser.open(path)
    browser.run(f"{name}.ready")
    taken = {"seconds": perf_counter() - begin, "computed": browser.computed() - computed}
    heap: float = browser.run(f"{name}.times.heap")
    browser.open("about:blank")
    return {**taken, "heap": heap}


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        folder = Path(name)
        page = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else folder / "gouji.html"
        if len(sys.argv) < 2 and main(["page", "--output", str(page)]):
            sys.exit("what the page is made of cannot be fetched")
        write_empty(folder / "empty.html")
        rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
        print(json.dumps(beside_empty(page, folder / "empty.html", rounds, folder / "profile"), indent=2))
        print(page.stat().st_size)
