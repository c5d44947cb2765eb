"""The command line as a whole: help, version, wrong calls, streams."""

from __future__ import annotations

import argparse
from collections.abc import Callable
import gettext
import json
import os
from pathlib import Path
import platform
import re
import subprocess
import sys
from typing import Any, TypeAlias

import pytest

from gouji import __version__
from gouji.cli.mistakes import in_chinese
from gouji.cli.parsing import Parser
from gouji.errors import PluginError
from gouji.message import Message
from gouji.text.display import width

Run: TypeAlias = Callable[..., Any]
Write: TypeAlias = Callable[..., None]

BUILT_IN = [
    "check",
    "extract",
    "fix",
    "annotate",
    "rules",
    "explain",
    "init",
    "config",
    "packs",
    "pack",
    "completion",
    "help",
]
NAMES = [*BUILT_IN, "lsp", "page"]


def _broken(*_: object) -> None:
    raise PluginError("bad", "bad-pack", Message("插件 'bad' 不合要求", "the plugin 'bad' does not fit"))


def test_the_version_is_shown(gouji: Run) -> None:
    ended = gouji("--version")

    assert (ended.status, ended.out) == (0, f"gouji {__version__}\n")


def test_help_lists_every_command(gouji: Run) -> None:
    ended = gouji("--help")

    assert (ended.status, _listed(ended.out)) == (0, NAMES)


def _listed(helped: str) -> list[str]:
    return [line.split()[0] for line in helped.splitlines() if line.startswith("    ") and line[4:5].strip()]


@pytest.mark.parametrize("command", NAMES)
@pytest.mark.parametrize(("locale", "word"), [("zh_CN.UTF-8", "显示帮助"), ("C", "show this help")])
def test_each_command_has_help_in_the_language_of_the_locale(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, command: str, locale: str, word: str
) -> None:
    monkeypatch.setenv("LANG", locale)

    ended = gouji(command, "--help")

    assert (ended.status, word in ended.out) == (0, True)


@pytest.mark.parametrize("arguments", [["chekc"], ["serve"], ["--lang"], ["--"], ["help", "serve"], [""]])
def test_a_command_that_is_none_ends_with_2(gouji: Run, arguments: list[str]) -> None:
    ended = gouji(*arguments)

    assert (ended.status, ended.out, ended.err.startswith("gouji: ")) == (2, "", True)


def test_a_command_that_is_none_is_told_with_the_nearest(gouji: Run) -> None:
    assert gouji("chekc").err == (
        f"gouji: no command 'chekc'; expected one of {', '.join(NAMES)}; did you mean 'check'?\nsee gouji --help\n"
    )


def test_a_command_that_is_none_is_told_in_the_language_that_is_asked_for(gouji: Run) -> None:
    assert gouji("chekc", "--lang", "zh").err.startswith("gouji: 没有命令“chekc”；应为以下之一：check、")


def test_version_is_a_word_for_the_option(gouji: Run) -> None:
    assert gouji("version") == gouji("--version")


@pytest.mark.parametrize("arguments", [[], ["help"], ["-h"]])
def test_gouji_alone_shows_the_help(gouji: Run, arguments: list[str]) -> None:
    assert gouji(*arguments) == gouji("--help")


def test_a_parser_leaves_argparse_as_it_was() -> None:
    Parser(prog="gouji")

    assert vars(argparse)["_"] is gettext.gettext


@pytest.mark.parametrize("command", [["check"], ["config", "show"], ["help"]])
def test_help_shows_that_of_a_command(gouji: Run, command: list[str]) -> None:
    assert gouji("help", *command) == gouji(*command, "--help")


def test_only_the_command_that_is_called_is_imported(write: Write) -> None:
    write(a="一份文件")
    modules = {f"gouji.cli.{name}" for name in BUILT_IN}
    imported = (
        f"import sys; from gouji.cli import main; main(sys.argv[1:]); print(*sorted({modules!r} & set(sys.modules)))"
    )

    ran = [
        subprocess.run([sys.executable, "-c", imported, *arguments], capture_output=True, check=True, encoding="utf-8")
        for arguments in (["check", "a.txt"], ["help"], ["rules"])
    ]
    assert [done.stdout.splitlines()[-1].split() for done in ran] == [
        ["gouji.cli.check"],
        ["gouji.cli.help"],
        ["gouji.cli.rules"],
    ]


def test_the_help_is_shown_whatever_is_wrong_with_a_plugin(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", _broken)

    ended = gouji("--help")

    assert (ended.status, _listed(ended.out), ended.err) == (0, BUILT_IN, "gouji: the plugin 'bad' does not fit\n")


def test_a_command_that_is_none_is_not_known_where_a_plugin_is_broken(
    gouji: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", _broken)

    ended = gouji("chekc")

    assert (ended.status, ended.err) == (2, "gouji: the plugin 'bad' does not fit\n")


def test_an_option_that_is_none_is_told_with_the_nearest(gouji: Run) -> None:
    ended = gouji("check", "--statistic=1")

    assert (ended.status, ended.err) == (
        2,
        "gouji check: no such argument: --statistic=1; did you mean --statistics?\nsee gouji check --help\n",
    )


def test_a_file_that_is_named_like_an_option_is_told_with_how_to_name_it(gouji: Run, write: Write) -> None:
    write(**{"-report": "文"})

    assert "no such argument: -report.txt; did you mean ./-report.txt?" in gouji("check", "-report.txt").err


@pytest.mark.parametrize(
    ("call", "zh", "en"),
    [
        (
            "--quiet check a.txt",
            "gouji: 选项应写在命令之后：gouji check --quiet a.txt",
            "gouji: options come after the command: gouji check --quiet a.txt",
        ),
        ("--timeout 3", "gouji: 应先写命令，再写选项", "gouji: the command comes first, then its options"),
        ("-q", "gouji: 缺少参数：命令", "gouji: the following arguments are required: COMMAND"),
        (
            "check --output",
            "gouji check: --output 后面应有一个值",
            "gouji check: argument --output: expected one argument",
        ),
        (
            "check --jobs x",
            "gouji check: --jobs 应为整数，不能是“x”",
            "gouji check: argument --jobs: invalid int value: 'x'",
        ),
        (
            "check --quiet=3",
            "gouji check: --quiet/-q 不带值，却写有“3”",
            "gouji check: argument --quiet/-q: ignored explicit argument '3'",
        ),
        (
            "check --severity x",
            "gouji check: --severity 应写作 规则=级别，不能是“x”",
            "gouji check: argument --severity: 'x': expected RULE=LEVEL",
        ),
        (
            "check --select ,",
            "gouji check: --select 至少应有一条规则，不能是“,”",
            "gouji check: argument --select: ',': expected a rule at least",
        ),
    ],
)
def test_a_wrong_call_is_told_in_the_language_of_the_locale(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, call: str, zh: str, en: str
) -> None:
    told = []
    for locale in ("zh_CN.UTF-8", "C"):
        monkeypatch.setenv("LANG", locale)
        ended = gouji(*call.split())
        told.append((ended.status, ended.err.splitlines()[0]))

    assert told == [(2, zh), (2, en)]


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("argument --lang: invalid choice: 'fr' (choose from 'zh', 'en')", "--lang 不能是“fr”；应为以下之一：zh、en"),
        ("argument --lang: invalid choice: 'fr' (choose from zh, en)", "--lang 不能是“fr”；应为以下之一：zh、en"),
        (
            "argument --lang: invalid choice: 'eng', maybe you meant 'en'? (choose from zh, en)",
            "--lang 不能是“eng”；应为以下之一：zh、en",
        ),
        ("argument --x: expected 2 arguments", "--x 后面应有 2 个值"),
        ("argument --x: expected at least one argument", "--x 后面至少应有一个值"),
        ("argument --x: expected at most one argument", "--x 后面至多可有一个值"),
        ("argument --x: invalid Path value: 'y'", "--x 不能是“y”"),
        ("argument --x: not allowed with argument --y", "--x 不能与 --y 同用"),
        ("one of the arguments --x --y is required", "下列参数须有其一：--x --y"),
        ("what a plugin says", "what a plugin says"),
    ],
)
def test_messages_of_argparse_have_their_chinese_in_every_version_of_python(message: str, chinese: str) -> None:
    assert in_chinese(message) == chinese


def test_the_usage_has_its_heading_in_the_language_of_the_locale(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    headings = []
    for locale in ("zh_CN.UTF-8", "C"):
        monkeypatch.setenv("LANG", locale)
        headings.append(gouji("init", "--help").out[:12])

    assert headings == ["用法：gouji ini", "usage: gouji"]


def test_a_plugin_that_does_not_fit_ends_with_2(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", _broken)

    ended = gouji("check", ".")

    assert (ended.status, ended.err) == (2, "gouji: the plugin 'bad' does not fit\n")


def test_errors_hold_nothing_that_a_terminal_obeys(gouji: Run) -> None:
    assert gouji("check", "a\x1b[2J").err == "gouji: no such path: a<U+001B>[2J\n"


def _process(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "gouji", *arguments], capture_output=True, check=False, **settings)


def test_it_is_a_module_that_can_be_run(write: Write) -> None:
    write(a="一份文件")

    assert _process("check", "a.txt").returncode == 0


def test_what_is_no_terminal_gets_utf_8_whatever_the_locale(write: Write) -> None:
    write(水务局="一份文件")

    out = _process(
        "check", "--coverage", "--lang=zh", env={**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    ).stdout

    assert "  水务局.txt：不是可核对的报告\n" in out.decode("utf-8")


@pytest.mark.parametrize(
    ("chosen", "encoding", "name"),
    [
        ({"PYTHONIOENCODING": "gbk"}, "gbk", "水务局😀"),
        ({"PYTHONIOENCODING": "ascii:replace"}, "ascii", "水务局"),
        ({"PYTHONIOENCODING": ":replace"}, "utf-8", "水务局"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8", "水务局"),
    ],
)
def test_the_environment_chooses_the_encoding_and_json_is_json_in_each(
    write: Write, chosen: dict[str, str], encoding: str, name: str
) -> None:
    write(**{name: "一份文件"})
    environment = {**os.environ} | chosen

    text = _process("check", "--lang=zh", env=environment).stdout.decode(encoding)
    ran = _process("check", "--format=json", "--lang=zh", env=environment).stdout.decode(encoding)

    assert ("检查了 1 个文件" in text, any(sign in text.lower() for sign in ("?", "\\u"))) == (
        encoding != "ascii",
        encoding != "utf-8",
    )
    assert [file["path"] for file in json.loads(ran)["files"]] == [f"{name}.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="the encoding of Windows is not chosen by LC_ALL")
def test_who_wants_no_utf_8_gets_the_encoding_of_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    assert b"\\u68c0\\u67e5" in _process("check", "--lang=zh", env=environment).stdout


def test_a_name_that_is_no_text_is_written_as_an_escape() -> None:
    try:
        Path("\udcff.txt").write_text("一份文件", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")

    assert b"\\udcff" in _process("check", "--format=json", "--coverage").stdout


def test_a_reader_that_goes_away_is_no_error(write: Write) -> None:
    for number in range(300):
        write(**{f"{number}{'长' * 50}": "一份文件"})
    command = [sys.executable, "-m", "gouji", "check", "--format=json", "--coverage", "--no-cache"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_output_that_cannot_be_written_ends_with_2(write: Write) -> None:
    write(a="一份文件")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gouji", "check"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr) == (
        2,
        b"gouji: cannot write standard output: there is no space left on the disk\n",
    )


@pytest.mark.parametrize(
    "program",
    [
        "import atexit; atexit.register(print, 'bye')",
        "import threading as t; t.Thread(target=lambda: (t.main_thread().join(), print('bye'))).start()",
        "import pluggy; kept = open(1, 'w', closefd=False); kept.write('bye')",
    ],
)
def test_what_waits_for_the_end_of_the_process_is_done(program: str) -> None:
    ended = (
        f"import sys; {program}; sys.argv = ['gouji', '--version']; from gouji.__main__ import main; sys.exit(main())"
    )

    ran = subprocess.run([sys.executable, "-c", ended], capture_output=True, check=True, encoding="utf-8")

    assert ran.stdout.split()[-1] == "bye"


def test_a_process_in_which_threads_were_is_not_taken_apart_either() -> None:
    ended = (
        "import sys, threading, atexit; atexit.register(str); "
        "sys.kept = type('Kept', (), {'__del__': lambda self: print('taken apart')})(); "
        "sys.argv = ['gouji', '--version']; from gouji.__main__ import main; sys.exit(main())"
    )

    ran = subprocess.run([sys.executable, "-c", ended], capture_output=True, check=True, encoding="utf-8")

    assert (ran.stdout.startswith("gouji "), "taken apart" in ran.stdout) == (True, False)


def test_the_columns_of_the_chinese_help_stand_under_each_other(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    lines = gouji("annotate", "--help").out.splitlines()

    options = [found[1] for line in lines if (found := re.match(r"(  -.*?\S {2,})\S", line))]
    assert (len(options) > 10, {width(option) for option in options}) == (True, {24})


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries decide otherwise")
def test_what_a_file_took_is_kept_for_the_next() -> None:
    """Else the system gives each block of it anew, page by page: 115 pages a round here."""
    program = (
        "import resource\n"
        "from gouji.__main__ import keep_memory\n"
        "def taken(rounds):\n"
        " for _ in range(rounds): [b'x' * 300_000 for _ in range(3)]\n"
        " return resource.getrusage(resource.RUSAGE_SELF).ru_minflt\n"
        "keep_memory()\n"
        "print(-taken(4) + taken(100))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")

    assert int(done.stdout) < 1000
