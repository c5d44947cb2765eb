"""What the extension for Visual Studio Code declares is what its sources and the server have."""

from argparse import ArgumentParser
from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

import pytest

from gouji.api.running import CommandLine
from gouji.plugins.model import Plugins
from gouji_plugins.lsp.actions import EXPLAIN
from gouji_plugins.lsp.command import add_arguments
from gouji_plugins.lsp.documents import _EXTENSIONS
from gouji_plugins.lsp.features import make_server

EXTENSION = Path(__file__).parents[3] / "plugins/vscode"
NEVER_SAVED = {language for language in _EXTENSIONS if language != "text"}
"""The languages of documents that the server takes, as Visual Studio Code names them."""


def read(name: str) -> Any:
    """The content of a JSON file of the extension."""
    return json.loads((EXTENSION / name).read_text("utf-8"))


MANIFEST = read("package.json")
CONTRIBUTED = MANIFEST["contributes"]
SETTINGS = CONTRIBUTED["configuration"]["properties"]


def source(name: str) -> str:
    """The text of a source file."""
    return (EXTENSION / "src" / name).read_text("utf-8")


def sources() -> str:
    """The text of all source files."""
    return "\n".join(path.read_text("utf-8") for path in sorted((EXTENSION / "src").glob("*.ts")))


def texts_in(value: object) -> Iterator[str]:
    """Every text in what was read of a JSON file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def placeholders(text: str) -> list[str]:
    """The places of a text where something is put in."""
    return sorted(re.findall(r"\{\d\}", text))


def test_the_manifest_has_its_texts_in_both_languages_and_no_others() -> None:
    used = {key for text in texts_in(MANIFEST) for key in re.findall(r"^%(.+)%$", text)}

    assert set(read("package.nls.json")) == used
    assert set(read("package.nls.zh-cn.json")) == used


def test_every_text_of_the_sources_is_there_in_chinese_with_the_same_places() -> None:
    used = set(re.findall(r"\bt\(\s*\"([^\"]+)\"", sources()))
    chinese = read("l10n/bundle.l10n.zh-cn.json")

    assert set(chinese) == used
    assert [key for key, text in chinese.items() if placeholders(key) != placeholders(text)] == []


def test_the_commands_that_are_declared_are_those_that_are_registered_and_none_of_the_servers() -> None:
    declared = {each["command"] for each in CONTRIBUTED["commands"]}
    registered = set(re.findall(r'^    "(gouji\.\w+)": \(', source("extension.ts"), re.MULTILINE))

    assert declared == registered
    assert not declared & set(make_server(CommandLine()).protocol.fm.commands)
    assert f'EXPLAIN = "{EXPLAIN}"' in source("rulePages.ts")


def test_every_item_of_a_menu_is_a_command() -> None:
    declared = {each["command"] for each in CONTRIBUTED["commands"]}

    assert {each["command"] for items in CONTRIBUTED["menus"].values() for each in items} <= declared


def test_the_settings_that_are_declared_are_those_that_are_read() -> None:
    read_ = {f"gouji.{name}" for name in re.findall(r"settings\.get(?:<\w+>)?\(\"(\w+)\"", source("settings.ts"))}
    restarting = set(re.findall(r'"(gouji\.\w+)"', source("settings.ts")))

    assert set(SETTINGS) == {*read_, "gouji.trace.server"}  # the client reads the last one itself
    assert restarting == read_


@pytest.mark.parametrize("language", [each for each in SETTINGS["gouji.language"]["enum"] if each != "auto"])
def test_a_language_is_one_that_the_server_speaks(language: str) -> None:
    parser = ArgumentParser()
    add_arguments(parser)

    assert parser.parse_args(["--lang", language]).lang == language


def test_the_documents_are_those_that_the_server_takes() -> None:
    begins = {event.partition(":")[2] for event in MANIFEST["activationEvents"] if event.startswith("onLanguage:")}
    listed = re.search(r"REPORTS = \[(.*)\]", source("documents.ts"))

    assert begins == NEVER_SAVED
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) == NEVER_SAVED


def test_copies_are_offered_for_every_file_that_gouji_reads(plugins: Plugins) -> None:
    known = {extension for loader in plugins.loaders for extension in loader.extensions}
    whens = [
        each["when"] for items in ("explorer/context", "editor/title/context") for each in CONTRIBUTED["menus"][items]
    ]
    offered = [set(re.findall(r"\w+", match[1])) for when in whens if (match := re.search(r"\\\.\(([\w|]+)\)", when))]

    assert offered == [{extension.removeprefix(".") for extension in known}] * 2


def test_the_server_is_not_run_where_the_workspace_is_not_trusted() -> None:
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["supported"] is False


def test_versions_of_packages_are_exact() -> None:
    versions = MANIFEST["devDependencies"]

    assert "dependencies" not in MANIFEST
    assert {name: each for name, each in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", each)} == {}
    assert versions["@types/vscode"] == MANIFEST["engines"]["vscode"].removeprefix("^")


def test_the_pages_have_both_languages_the_same_headings_and_commands() -> None:
    english, chinese = ((EXTENSION / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md"))
    titles = [read(name) for name in ("package.nls.json", "package.nls.zh-cn.json")]

    for page, texts in ((english, titles[0]), (chinese, titles[1])):
        assert re.findall("^#+", page, re.MULTILINE) == re.findall("^#+", english, re.MULTILINE)
        named = [texts[each["title"].strip("%")] for each in CONTRIBUTED["commands"]]
        assert [title for title in named if f"{texts['category']}: {title}" not in page] == []
        assert [setting for setting in SETTINGS if f"`{setting}`" not in page] == []
