"""In a browser the page finds what the command line finds, from a file and from a server, and asks for nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
import json
from pathlib import Path
from threading import Thread

import pytest
from tests.lint.output.html.chromium import CHROMIUM, Browser

from gouji.cli import main
from gouji.testing.paper import paper_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser to open the page in"),
]
EXAMPLES = Path(__file__).parents[4] / "docs/examples"
CHECK = """(async () => {{
  const files = {files}.map(([path, data]) =>
    ({{ path, file: new Blob([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))]) }}));
  await gouji.check(files);
  return gouji.state.json;
}})()"""
LOOP = paper_of(
    [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 5/Kids[3 0 R]>>", b"<</Type/Pages/Kids[2 0 R]>>"]
)
HOSTILE = {
    "损坏.pdf": LOOP,
    "损坏.docx": b"PK\x03\x04 no archive",
    "损坏.xlsx": b"PK\x03\x04",
    "二进制.txt": bytes(range(256)),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, made of what npm and pip fetch."""
    path = tmp_path_factory.mktemp("page") / "gouji.html"
    if main(["page", "--output", str(path)]):
        pytest.skip("what the page is made of cannot be fetched")
    return path


@contextmanager
def _opened(page: Path | str, profile: Path) -> Iterator[Browser]:
    with Browser(profile) as browser:
        browser.watch()
        browser.open(page)
        browser.run("gouji.ready")
        yield browser


def _check(browser: Browser, files: dict[str, bytes]) -> str:
    given = [[path, b64encode(data).decode()] for path, data in files.items()]
    found = browser.run(CHECK.format(files=json.dumps(given)))
    assert isinstance(found, str)
    return found


def _examples() -> dict[str, bytes]:
    paths = [path for folder in ("faulty", "sound") for path in (EXAMPLES / folder).rglob("*") if path.is_file()]
    return {path.relative_to(EXAMPLES).as_posix(): path.read_bytes() for path in sorted(paths)}


def test_from_a_file_it_finds_what_the_command_line_finds_and_asks_for_nothing(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    printed = tmp_path / "printed.json"
    main(["check", "--no-cache", "--lang", "en", "--format", "json", "--output", str(printed), "faulty", "sound"])

    with _opened(page, tmp_path / "profile") as browser:
        browser.run("gouji.state.language === 'en' || document.getElementById('language').click()")
        found = _check(browser, _examples())
        print(browser.run("({ ...gouji.times })"), page.stat().st_size)  # noqa: T201 (what it took is looked at)
        asked = [address for address in browser.requested if not address.startswith(("blob:", "data:", page.as_uri()))]

    assert (found, asked, page.stat().st_size < 14 * 10**6) == (printed.read_text("utf-8"), [], True)


def test_from_a_server_it_asks_for_itself_alone_and_hostile_files_end_in_messages(page: Path, tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(page.parent)))
    Thread(target=server.serve_forever, daemon=True).start()
    with _opened(f"http://127.0.0.1:{server.server_port}/{page.name}", tmp_path / "profile") as browser:
        failed = {each["path"] for each in json.loads(_check(browser, HOSTILE))["failures"]}
        again = json.loads(_check(browser, _examples()))
        clicked = browser.run(
            "document.querySelector('.go').click(); document.querySelectorAll('#findings [aria-current]').length"
        )
    server.shutdown()
    server.server_close()

    assert (failed, bool(again["diagnostics"]), clicked, asked) == (set(HOSTILE), True, 1, [f"/{page.name}"])
