"""From a server the page is fetched, and then neither it nor its worker asks for anything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread

import attrs
import pytest
from tests.lint.output.html.chromium import CHROMIUM, Browser
from tests.plugins.gouji_plugins.page.browsers.dropping import drop, files_of, printed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser to open the page in"),
]
EXAMPLES = Path(__file__).parents[5] / "docs/examples/faulty"


@attrs.frozen(eq=False)
class Served:
    """A page on a server: its address, and the paths that the server was asked for."""

    address: str
    asked: list[str]


@pytest.fixture
def served(page: Path) -> Iterator[Served]:
    """The page on a server."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(page.parent)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{server.server_port}/{page.name}", asked)
    server.shutdown()
    server.server_close()


def test_it_finds_the_same_and_the_server_is_asked_for_the_page_alone(served: Served, tmp_path: Path) -> None:
    files = files_of(EXAMPLES)

    with Browser(tmp_path / "profile") as browser:
        browser.watch()
        browser.open(served.address)
        browser.run("gouji.ready")
        found = drop(browser, files)
        requested = [address for address in browser.requested if not address.startswith(("blob:", "data:"))]

    assert found.json == printed(tmp_path / "here", files)
    assert (requested, served.asked, browser.workers) == ([served.address], [f"/{Path(served.address).name}"], 1)
