"""The language server against one of pygls that does nothing: when it is ready, how soon an edit is answered, its memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import json
from pathlib import Path
import subprocess
import sys
from time import perf_counter
from typing import Any

import pytest

from gouji.api.running import CommandLine, Session

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
LINES = 600
EDITS = 100
MANY = 5_000

MOST_TO_READY = 2
"""The server is ready after at most so many times what a bare one takes."""

MOST_TO_ANSWER = 2.5
"""An edit takes, beyond a bare server, at most so many times a check of the same text, in 95 of 100 cases.

On a machine that does nothing else these are less than 40 ms.
"""

MOST_GROWTH = 1.05
"""What 5,000 edits may make of the memory after the first 500."""

BARE = """
from lsprotocol import types
from pygls.lsp.server import LanguageServer
server = LanguageServer("bare", "1")
@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def answer(ls: LanguageServer, params):
    document = params.text_document
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, [], version=document.version))
server.start_io()
"""
SERVERS = {"bare": (sys.executable, "-c", BARE), "gouji": (sys.executable, "-m", "gouji", "lsp")}


class Client:
    """A client that sends and waits."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process, self.sending, self.receiving = process, process.stdin, process.stdout

    def send(self, method: str, params: Any, **more: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.sending.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.sending.flush()

    def receive(self) -> Any:
        length = 0
        while line := self.receiving.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.receiving.read(length))

    def edit(self, version: int) -> float:
        """Type a character and return after how many seconds the findings of that version came."""
        place = {"line": 3, "character": 0}
        change = {
            "range": {"start": place, "end": {**place, "character": version % 2}},
            "text": "2" * (1 - version % 2),
        }
        begun = perf_counter()
        document = {"uri": "file:///bench/a.txt", "version": version}
        self.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        while self.receive()["params"].get("version") != version:
            pass
        return perf_counter() - begun

    def memory(self) -> int:
        """The kilobytes of memory that the server has, and its processes."""
        own = Path(f"/proc/{self.process.pid}")
        children = [each for task in own.glob("task/*/children") for each in task.read_text("utf-8").split()]
        statuses = [Path(f"/proc/{each}/status").read_text("utf-8") for each in (self.process.pid, *children)]
        return sum(int(status.partition("VmRSS:")[2].split()[0]) for status in statuses)


@contextmanager
def serving(name: str) -> Iterator[tuple[Client, float]]:
    """A server with a report of 600 lines open, and after how many seconds it was ready."""
    begun = perf_counter()
    with subprocess.Popen(SERVERS[name], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        client = Client(process)
        client.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
        client.receive()
        ready = perf_counter() - begun
        client.send("initialized", {})
        item = {"uri": "file:///bench/a.txt", "languageId": "plaintext", "version": 0, "text": long_report()}
        client.send("textDocument/didOpen", {"textDocument": item})
        client.receive()
        yield client, ready
        process.kill()


def long_report() -> str:
    """A report of 600 lines, most of them prose."""
    text = min((EXAMPLES / "sound").glob("*.txt")).read_text("utf-8")
    lines = text.splitlines()
    more = [
        f"（{number}）按季度公布第{number}批养老机构的备案和评级，全部上网。" for number in range(LINES - len(lines))
    ]
    return "\n".join([*lines[:4], *more, *lines[4:]])


def test_it_is_ready_as_soon_as_a_server_of_pygls_can_be() -> None:
    ready = dict.fromkeys(SERVERS, float("inf"))
    for _ in range(5):
        for name in SERVERS:
            with serving(name) as (_, seconds):
                ready[name] = min(ready[name], seconds)

    print(f"ready: {ready['gouji'] / ready['bare']:.2f} times a bare server ({ready['gouji']:.2f} s)")
    assert ready["gouji"] <= MOST_TO_READY * ready["bare"]


def test_an_edit_is_answered_soon() -> None:
    session, data = Session.start(CommandLine()), long_report().encode()
    times: dict[str, list[float]] = {"bare": [], "gouji": [], "check": []}
    with serving("bare") as (bare, _), serving("gouji") as (gouji, _):
        for version in range(1, EDITS + 1):
            times["bare"].append(bare.edit(version))
            times["gouji"].append(gouji.edit(version))
            begun = perf_counter()
            session.check(data, "/bench/a.txt")
            times["check"].append(perf_counter() - begun)

    worst = {name: sorted(found)[int(0.95 * EDITS)] for name, found in times.items()}
    beyond = worst["gouji"] - worst["bare"]
    print(
        f"edit to findings, p95: {1000 * beyond:.1f} ms beyond a bare server; a check: {1000 * worst['check']:.1f} ms"
    )
    assert beyond <= MOST_TO_ANSWER * worst["check"]


def test_edits_leave_nothing_behind() -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell a process's memory")
    with serving("gouji") as (client, _):
        for version in range(1, 501):
            client.edit(version)
        before = client.memory()
        for version in range(501, MANY + 1):
            client.edit(version)
        after = client.memory()

    print(f"memory: {before} kB after 500 edits, {after} kB after {MANY}")
    assert after <= MOST_GROWTH * before
