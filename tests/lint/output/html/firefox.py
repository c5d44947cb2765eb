"""A Firefox that does what it is told through its Marionette: opens a page, runs expressions in it, takes its picture."""

from __future__ import annotations

from base64 import b64decode
import json
from pathlib import Path
import shutil
import socket
import subprocess
from time import monotonic, sleep
from typing import Any, Self

__all__ = ["FIREFOX", "Firefox"]

FIREFOX = next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), "")
_MOST_SECONDS = 300
_OPTIONS = ("--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile")
_PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.server", "");
user_pref("app.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.disable-localhost-when-offline", true);
"""
_WATCH = """
Services.io.offline = arguments[0];
globalThis.asked = [];
Services.obs.addObserver((subject) => {
  const request = subject.QueryInterface(Ci.nsIHttpChannel);
  const by = request.loadInfo?.triggeringPrincipal;
  if (by && !by.isSystemPrincipal) asked.push(request.URI.spec);
}, "http-on-modify-request");
"""


class Firefox:
    """A browser with one page; it is ended where its ``with`` ends."""

    def __init__(self, profile: Path) -> None:
        profile.mkdir()
        (profile / "user.js").write_text(_PREFERENCES, "utf-8")
        command = (FIREFOX, *_OPTIONS, str(profile), "about:blank")
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._port = profile / "MarionetteActivePort"
        self._number = 0
        self._read = b""

    def __enter__(self) -> Self:
        self._socket = socket.create_connection(("127.0.0.1", self._listening()), _MOST_SECONDS)
        assert self._message()["marionetteProtocol"] == 3
        self._ask("WebDriver:NewSession", capabilities={})
        self._ask("WebDriver:SetTimeouts", script=_MOST_SECONDS * 1000, pageLoad=_MOST_SECONDS * 1000)
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def open(self, page: Path | str) -> None:
        """Open a page, a file or an address, and wait until it has loaded."""
        self._ask("WebDriver:Navigate", url=page if isinstance(page, str) else page.as_uri())

    def watch(self, *, offline: bool = False) -> None:
        """Begin to keep what pages and their workers ask a server for; *offline* leaves the browser without a network."""
        self._privileged(_WATCH, offline)

    @property
    def requested(self) -> list[str]:
        """The addresses that pages asked servers for since `watch` was called, themselves not among them."""
        found: list[str] = self._privileged("return globalThis.asked;")
        return found

    def run(self, expression: str) -> Any:
        """Run an expression in the page and return its value, that of a promise when it has one."""
        return self._ask("WebDriver:ExecuteScript", script=f"return {expression};", sandbox=None, args=[])["value"]

    def pictured(self) -> bytes:
        """Return what is seen of the page now, as PNG."""
        return b64decode(self._ask("WebDriver:TakeScreenshot", full=False)["value"])

    def _privileged(self, script: str, *arguments: object) -> Any:
        self._ask("Marionette:SetContext", value="chrome")
        found = self._ask("WebDriver:ExecuteScript", script=script, args=list(arguments), sandbox="watching")
        self._ask("Marionette:SetContext", value="content")
        return found["value"]

    def _listening(self) -> int:
        """Return the port on which Marionette listens, when it has said so."""
        begun = monotonic()
        while not (self._port.exists() and self._port.read_text("ascii").strip()):
            assert self._process.poll() is None, "the browser has ended"
            assert monotonic() - begun < _MOST_SECONDS, "the browser does not answer"
            sleep(0.05)
        return int(self._port.read_text("ascii"))

    def _ask(self, method: str, **parameters: object) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, method, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        _, number, error, result = self._message()
        assert (number, error) == (self._number, None), error
        return result

    def _message(self) -> Any:
        while b":" not in self._read:
            self._more()
        length, _, self._read = self._read.partition(b":")
        while len(self._read) < int(length):
            self._more()
        message, self._read = self._read[: int(length)], self._read[int(length) :]
        return json.loads(message)

    def _more(self) -> None:
        more = self._socket.recv(1 << 20)
        assert more, "the browser has ended"
        self._read += more
