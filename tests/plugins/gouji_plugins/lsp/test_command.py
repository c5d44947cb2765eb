"""``gouji lsp`` serves, keeps its output to the protocol, and says what is missing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gouji.api.documents import how_to_add
from gouji.cli import main
from gouji.message import Language
from gouji_plugins.lsp import command

NET = 60
ASKED = (
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}',
    '{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
    '{"jsonrpc":"2.0","method":"exit"}',
)


def message(body: str) -> bytes:
    return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()


def test_it_serves_from_the_first_message_to_the_last() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gouji", "lsp", "--stdio"],
        input=b"".join(map(message, ASKED)),
        capture_output=True,
        check=False,
        timeout=NET,
    )

    assert (done.returncode, done.stdout.count(b"Content-Length: "), b'"name": "gouji"' in done.stdout) == (0, 2, True)


def test_an_encoding_is_chosen_for_an_editor_that_names_none() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gouji", "lsp", "--position-encoding", "utf-8"],
        input=b"".join(map(message, ASKED)),
        capture_output=True,
        check=False,
        timeout=NET,
    )

    assert b'"positionEncoding": "utf-8"' in done.stdout


def test_what_is_printed_meanwhile_is_no_part_of_the_output(capfd: pytest.CaptureFixture[str]) -> None:
    with command.own_output() as output:
        sys.stdout.write("a plugin's word\n")
        output.write(b"protocol")
    sys.stdout.write("after\n")

    assert capfd.readouterr() == ("protocolafter\n", "a plugin's word\n")


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "语言服务器需要另装可选依赖："), ("en", "the language server needs an extra: ")]
)
def test_without_pygls_it_tells_how_the_extra_is_added(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: Language, words: str
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)

    status = main(["lsp", "--lang", language])

    assert (status, capsys.readouterr().err) == (2, f"gouji: {words}{how_to_add('lsp')[language]}\n")
