"""A Chromium that does what it is told through pipes: opens a page, runs expressions in it, prints it."""

from __future__ import annotations

from base64 import b64decode
import json
import os
from pathlib import Path
from select import select
import shutil
import subprocess
from typing import Any, Self

__all__ = ["CHROMIUM", "Browser"]

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
_MOST_SECONDS = 300
"""A browser that says nothing for so long will not say anything."""

_OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


class Browser:
    """A browser with one page; it is ended where its ``with`` ends."""

    def __init__(self, profile: Path) -> None:
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        redirected = f'exec "$@" 3</dev/fd/{commands} 4>/dev/fd/{answers}'
        command = ("sh", "-c", redirected, "sh", CHROMIUM, *_OPTIONS, f"--user-data-dir={profile}", "about:blank")
        self._process = subprocess.Popen(command, pass_fds=(commands, answers), stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self._number = 0
        self._read = b""
        self._session = ""
        self._offline = False
        self.requested: list[str] = []
        """The addresses that the page and its workers asked for since `watch` was called."""

        self.workers = 0
        """How many workers were begun since then."""

    def __enter__(self) -> Self:
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Page.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._commands)
        os.close(self._answers)

    def open(self, page: Path | str) -> None:
        """Open a page, a file or an address, and wait until it has loaded."""
        self._ask("Page.navigate", url=page if isinstance(page, str) else page.as_uri())
        while self._answer().get("method") != "Page.loadEventFired":
            pass

    def watch(self, *, offline: bool = False) -> None:
        """Begin to keep the addresses that the page and its workers ask for; *offline* ends every request."""
        self._offline = offline
        self._watch(self._session)
        self._ask("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True)

    def run(self, expression: str) -> Any:
        """Run an expression in the page and return its value, that of a promise when it has one."""
        found = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def drop(self, *paths: Path) -> None:
        """Drop files and folders of the disk on the page, as a mouse does."""
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self._ask("Input.dispatchDragEvent", type=kind, x=100, y=100, data=data)

    def printed(self) -> bytes:
        """Return the page as a PDF, as it would be printed now."""
        return b64decode(self._ask("Page.printToPDF")["data"])

    def pictured(self) -> bytes:
        """Return what is seen of the page now, as PNG."""
        return b64decode(self._ask("Page.captureScreenshot")["data"])

    def resize(self, width: int, height: int) -> None:
        """Give the window of the page a size."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def computed(self) -> float:
        """Return for how many seconds the processes of the browser have computed: other programs do not add to it."""
        found = self._ask_of("", "SystemInfo.getProcessInfo")["processInfo"]
        return float(sum(process["cpuTime"] for process in found))

    def _watch(self, session: str) -> None:
        self._send(session, "Network.enable")
        if self._offline:
            self._send(session, "Network.emulateNetworkConditions", **_OFFLINE)

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        return self._ask_of(self._session, method, **parameters)

    def _ask_of(self, session: str, method: str, **parameters: object) -> dict[str, Any]:
        number = self._send(session, method, **parameters)
        while (answer := self._answer()).get("id") != number:
            pass
        result: dict[str, Any] = answer["result"]
        return result

    def _send(self, session: str, method: str, **parameters: object) -> int:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._commands, data) :]
        return self._number

    def _answer(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            assert select([self._answers], [], [], _MOST_SECONDS)[0], "the browser does not answer"
            more = os.read(self._answers, 1 << 20)
            assert more, "the browser has ended"
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        if answer.get("method") == "Network.requestWillBeSent":
            self.requested.append(answer["params"]["request"]["url"])
        elif answer.get("method") == "Target.attachedToTarget":
            self._attached(answer["params"])
        return answer

    def _attached(self, target: dict[str, Any]) -> None:
        if target["targetInfo"]["type"] == "worker":
            self.workers += 1
            self._watch(target["sessionId"])
        self._send(target["sessionId"], "Runtime.runIfWaitingForDebugger")
