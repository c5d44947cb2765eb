"""A scripted editor that talks with the language server over pipes, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
import json
import os
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, BinaryIO

import pytest

from gouji.api.running import CommandLine

NET = 60
"""So many seconds nothing takes; a test that waits longer has failed."""

REPORTS = Path(__file__).parents[4] / "docs" / "examples"
Message = dict[str, Any]


def read_message(stream: BinaryIO) -> Message | None:
    """The next message of the protocol; None at the end."""
    length = 0
    while line := stream.readline().strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    message: Message | None = json.loads(stream.read(length)) if length else None
    return message


class Editor:
    """An editor: what it sends, and what has come that nobody waited for yet."""

    def __init__(self, sending: BinaryIO, receiving: BinaryIO) -> None:
        self.sending, self.receiving = sending, receiving
        self.came: Queue[Message] = Queue()
        self.answers: dict[int | str, Message] = {}
        self.notes: list[Message] = []
        self.numbers = count(1)
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        while (message := read_message(self.receiving)) is not None:
            self.came.put(message)

    def send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.sending.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.sending.flush()

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def asked(self, method: str, params: Any) -> int:
        """Send a request and return its number."""
        number = next(self.numbers)
        self.send({"id": number, "method": method, "params": params})
        return number

    def answer(self, number: int) -> Message:
        """The answer to a request."""
        while number not in self.answers:
            self._take()
        return self.answers.pop(number)

    def request(self, method: str, params: Any = None) -> Any:
        """The result of a request."""
        answer = self.answer(self.asked(method, params))
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def told(self, method: str, where: Callable[[Any], bool] = lambda _: True) -> Any:
        """What the server has told or asked first of those not taken yet."""
        while True:
            for note in self.notes:
                if note["method"] == method and where(note["params"]):
                    self.notes.remove(note)
                    return note["params"]
            self._take()

    def _take(self) -> None:
        try:
            message = self.came.get(timeout=NET)
        except Empty:
            raise AssertionError(f"nothing came; notes: {self.notes}") from None
        if "method" not in message:
            self.answers[message["id"]] = message
            return
        self.notes.append(message)
        if "id" in message:
            result = {"applied": True} if message["method"] == "workspace/applyEdit" else None
            self.send({"id": message["id"], "result": result})

    def open(self, uri: str, text: str, language: str = "plaintext", version: int = 1) -> None:
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: Message) -> None:
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def published(self, uri: str, version: int | None = None) -> list[Message]:
        """The findings that are published of a document, of a version."""
        params = self.told(
            "textDocument/publishDiagnostics",
            lambda params: params["uri"] == uri and version in (None, params.get("version")),
        )
        found: list[Message] = params["diagnostics"]
        return found

    def pulled(self, uri: str) -> list[Message]:
        """The findings of a document that is asked for."""
        found: list[Message] = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]
        return found


PUSH: Message = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
PULL: Message = {"textDocument": {**PUSH["textDocument"], "diagnostic": {}}}


def begin(editor: Editor, folder: Path, capabilities: Message, **more: Any) -> Message:
    """Begin the conversation, and return what the server can."""
    root = {"rootUri": folder.as_uri(), "workspaceFolders": [{"uri": folder.as_uri(), "name": "reports"}]}
    result = editor.request("initialize", {"processId": None, "capabilities": capabilities, **root, **more})
    editor.notify("initialized", {})
    can: Message = result["capabilities"]
    return can


Edit = Callable[..., Editor]


@pytest.fixture(scope="module")
def edit() -> Iterator[Edit]:
    """Begin an editor in a folder, with what it can."""
    from gouji_plugins.lsp.features import make_server

    ends: list[tuple[Editor, Thread, tuple[BinaryIO, BinaryIO]]] = []

    def start(folder: Path, capabilities: Mapping[str, Any] = PUSH, patience: int = NET, **more: Any) -> Editor:
        server = make_server(CommandLine(language="en", today="2026-01-01"), patience)
        (asks, asked), (tells, told) = os.pipe(), os.pipe()
        streams = os.fdopen(asks, "rb"), os.fdopen(told, "wb")
        thread = Thread(target=server.start_io, args=streams, daemon=True)
        thread.start()
        editor = Editor(os.fdopen(asked, "wb"), os.fdopen(tells, "rb"))
        editor.can = begin(editor, folder, dict(capabilities), **more)  # type: ignore[attr-defined]
        ends.append((editor, thread, streams))
        return editor

    yield start
    for editor, thread, streams in ends:
        editor.request("shutdown")
        editor.notify("exit", None)
        thread.join(NET)
        editor.reader.join(NET)
        for stream in (*streams, editor.sending, editor.receiving):
            stream.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but its configuration."""
    made = tmp_path_factory.mktemp("workspace")
    (made / ".git").mkdir()
    (made / ".gouji.yaml").write_text("exclude: ['drafts/**']\n", "utf-8")
    return made


@pytest.fixture(scope="session")
def report() -> str:
    """A report whose total of the requests granted is wrong on line 31 (from 1): 26, which is 21."""
    (path,) = (REPORTS / "faulty" / "total-consistency").glob("*.txt")
    return path.read_text("utf-8")
