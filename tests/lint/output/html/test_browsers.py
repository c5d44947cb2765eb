"""The browsers that tests open pages in see what a page and its workers ask for, and can be without a network."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.lint.output.html.chromium import CHROMIUM, Browser
from tests.lint.output.html.firefox import FIREFOX, Firefox

pytestmark = pytest.mark.slow
BROWSERS = [
    pytest.param(Browser, id="Chromium", marks=pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")),
    pytest.param(Firefox, id="Firefox", marks=pytest.mark.skipif(not FIREFOX, reason="Firefox is not installed")),
]
PAGE = b"""<!DOCTYPE html><link rel="icon" href="data:,"><script>
const said = (text) => `fetch("${origin}/${text}").then(() => postMessage(true), () => postMessage(false))`;
var asks = (text) => new Promise((resolve) => {
  new Worker(URL.createObjectURL(new Blob([said(text)]))).onmessage = ({ data }) => resolve(data);
});
</script>"""


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a server that answers whatever it is asked with the page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("kind", BROWSERS)
def test_what_a_worker_asks_for_is_seen(tmp_path: Path, kind: type[Browser | Firefox], address: str) -> None:
    with kind(tmp_path / "profile") as browser:
        browser.watch()
        browser.open(address)
        answered = browser.run("asks('worker')")
        requested = [each for each in browser.requested if each.startswith("http") and each != address]

    assert (answered, requested) == (True, [f"{address}worker"])


@pytest.mark.parametrize("kind", BROWSERS)
def test_without_a_network_a_worker_gets_no_answer(tmp_path: Path, kind: type[Browser | Firefox], address: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE.replace(b"${origin}/", address.encode()))

    with kind(tmp_path / "profile") as browser:
        browser.watch(offline=True)
        browser.open(page)
        answered = browser.run("asks('worker')")

    assert answered is False
