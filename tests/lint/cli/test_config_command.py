"""``gouji config`` shows the settings in force, with their origins, and the schema of the file."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
import pytest

Gouji = Callable[..., Any]


@pytest.fixture
def configure(tmp_path: Path) -> Callable[..., None]:
    """Write a configuration file into the folder or one below it."""

    def make(text: str, folder: str = ".") -> None:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / ".gouji.yaml").write_text(text, "utf-8")

    return make


def test_show_tells_where_each_setting_came_from(gouji: Gouji, configure: Callable[..., None]) -> None:
    configure("fail-on: info\nrules:\n  Z101: {depth: 5}\n  Z102: off\n")

    ended = gouji("config", "show", "--severity", "Z103=error", "--ignore=failing")

    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (
        "# .: .gouji.yaml\n"
        "packs: []  # default\n"
        "language: en  # default (locale)\n"
        "fail-on: info  # .gouji.yaml:1\n"
        "exclude: []  # default\n"
        "timeout: 30  # default\n"
        "max-memory: 1024  # default\n"
        "rules:\n"
        "  error-word:\n"
        "    severity: error  # default\n"
        "    depth: 5  # .gouji.yaml:3\n"
        "  warning-word: off  # .gouji.yaml:4\n"
        "  info-word: error  # --severity\n"
        "  failing: off  # --ignore\n"
    )


def test_show_is_about_a_file_with_its_overrides(
    gouji: Gouji, configure: Callable[..., None], write: Callable[..., None]
) -> None:
    configure("overrides:\n  - files: '*.txt'\n    rules: {Z102: off}\n")
    write(a="")

    shown = [gouji("config", "show", path).out.splitlines() for path in ("a.txt", ".")]

    assert [lines[11] for lines in shown] == [
        "  warning-word: off  # .gouji.yaml:3",
        "  warning-word: warning  # default",
    ]


def test_show_of_a_folder_is_what_holds_in_it(gouji: Gouji, configure: Callable[..., None]) -> None:
    configure("fail-on: info\noverrides:\n  - {files: 'sub/**', rules: {Z102: off}}\n")
    configure("fail-on: warning\n", "own")
    configure("", "sub")
    Path("sub/.gouji.yaml").unlink()

    shown = [gouji("config", "show", path).out.splitlines() for path in ("own", "sub")]

    assert [(lines[0], lines[3], lines[11]) for lines in shown] == [
        ("# own: own/.gouji.yaml", "fail-on: warning  # own/.gouji.yaml:1", "  warning-word: warning  # default"),
        ("# sub: .gouji.yaml", "fail-on: info  # .gouji.yaml:1", "  warning-word: off  # .gouji.yaml:3"),
    ]


def test_show_takes_the_file_that_is_named(gouji: Gouji, configure: Callable[..., None], tmp_path: Path) -> None:
    configure("fail-on: info\n")
    (tmp_path / "strict.yaml").write_text("fail-on: never\n", "utf-8")

    ended = gouji("config", "show", "--config", "strict.yaml")

    assert ended.out.splitlines()[3] == "fail-on: never  # strict.yaml:1"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [(["--lang", "zh"], "language: zh  # --lang"), (["--fail-on", "never"], "fail-on: never  # --fail-on")],
)
def test_show_takes_the_command_line_into_account(gouji: Gouji, arguments: list[str], line: str) -> None:
    assert line in gouji("config", "show", *arguments).out.splitlines()


def test_what_is_not_there_yet_has_the_settings_that_will_hold(gouji: Gouji, configure: Callable[..., None]) -> None:
    configure("overrides:\n  - files: ['2025/**']\n    rules: {Z102: off}\n")

    ended = [gouji("config", "show", path, "--lang", "zh") for path in ("2025", "2025/a.txt", "2026/")]

    assert [(each.status, "warning-word: off" in each.out) for each in ended] == [(0, True), (0, True), (0, False)]
    assert ended[0].err == "gouji: 2025 尚不存在；以下是将对其生效的设置\n"


@pytest.mark.parametrize("name", [".gouji.yml", "gouji.yaml", "gouji.yml", ".gouji.yaml.txt"])
def test_a_configuration_of_another_name_is_told(
    gouji: Gouji, write: Callable[..., None], name: str, tmp_path: Path
) -> None:
    write(a="对")
    (tmp_path / name).write_text("fail-on: info\n", "utf-8")
    told = f"gouji: {name} is not read: a configuration is named .gouji.yaml; rename it\n"

    assert [gouji(*call).err for call in (["config", "show"], ["check", "a.txt"], ["check", "--quiet"])] == [
        told,
        told,
        "",
    ]


def test_a_file_of_another_name_beside_a_configuration_is_none(
    gouji: Gouji, configure: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "gouji.yaml").write_text("fail-on: info\n", "utf-8")
    configure("extends: gouji.yaml\n")

    assert gouji("config", "show").err == ""


@pytest.mark.parametrize("command", [("config", "show"), ("check", "a.txt")])
def test_all_that_is_wrong_ends_with_status_2(
    gouji: Gouji, configure: Callable[..., None], write: Callable[..., None], command: tuple[str, ...]
) -> None:
    write(a="没有问题。")
    configure("langauge: zh\npacks: [none]\n")

    ended = gouji(*command)

    assert (ended.status, ended.out) == (2, "")
    assert ended.err == (
        ".gouji.yaml:1:1: unknown key 'langauge'; did you mean 'language'?\n"
        "  langauge: zh\n"
        "  ^\n\n"
        ".gouji.yaml:2:9: the pack 'none' is not installed; there is no pack at all\n"
        "  packs: [none]\n"
        "          ^\n"
    )


def test_a_wrong_selector_ends_with_status_2(gouji: Gouji, write: Callable[..., None]) -> None:
    write(a="没有问题。")

    ended = gouji("check", "--select", "Z999", "a.txt")

    assert (ended.status, ended.err.startswith("--select: unknown rule 'Z999'")) == (2, True)


@pytest.mark.parametrize(("language", "described"), [("zh", "error-word 的说明"), ("en", "what error-word is")])
def test_schema_prints_a_schema_of_the_rules_that_are_there(gouji: Gouji, language: str, described: str) -> None:
    ended = gouji("config", "schema", "--lang", language)

    body = json.loads(ended.out)
    Draft202012Validator.check_schema(body)
    assert (ended.status, body["$defs"]["rule-error-word"]["description"]) == (0, described)


@pytest.mark.parametrize("arguments", [(), ("shown",)])
def test_config_wants_one_of_its_parts(gouji: Gouji, arguments: tuple[str, ...]) -> None:
    assert gouji("config", *arguments).status == 2


def test_a_path_that_may_not_be_looked_at_is_an_error(gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_paths: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refused)

    ended = gouji("config", "show", "closed")

    assert (ended.status, ended.out, ended.err) == (2, "", "gouji: cannot read closed: there is no permission for it\n")
