"""``gouji extract``: the facts of each report, and what became of other documents."""

from __future__ import annotations

from collections.abc import Callable
import csv
from importlib.resources import files
import io
import json
from pathlib import Path
import sys
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator
from openpyxl import load_workbook
import pytest

from gouji.installing import how_to_add
from gouji.plugins.model import Plugins
from gouji.text.display import width

Run: TypeAlias = Callable[..., Any]
Write: TypeAlias = Callable[..., None]

EXAMPLES = Path(__file__).parents[3] / "docs/examples"


@pytest.fixture
def sound() -> list[str]:
    """Reports of every form."""
    return sorted(str(path) for path in (EXAMPLES / "sound").rglob("*.txt"))


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _in_csv(value: Any) -> str:
    """A fact of JSON as a cell of CSV has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "、".join(value) if isinstance(value, list) else "" if value is None else str(value)


def test_a_line_is_a_report_with_every_fact_of_its_form_in_order(
    gouji: Run, sound: list[str], plugins: Plugins
) -> None:
    ended = gouji("extract", *sound)

    forms = {form.id: form for form in plugins.forms}
    found = _lines(ended.out)
    assert (ended.status, ended.err, [record["path"] for record in found]) == (0, "", sound)
    assert [list(record["facts"]) for record in found] == [list(forms[record["form"]].slots) for record in found]
    assert {(record["kind"], record["form"]) for record in found} == {
        ("gongkai", "2019"),
        ("gongkai", "2021"),
        ("websites", "2017"),
    }


@pytest.mark.parametrize("arguments", [[], ["--provenance"]])
def test_lines_are_as_the_schema_says(gouji: Run, sound: list[str], arguments: list[str]) -> None:
    schema = json.loads((files("gouji.output") / "extract.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)

    found = _lines(gouji("extract", *arguments, *sound).out)

    assert [list(Draft202012Validator(schema).iter_errors(record)) for record in found] == [[]] * len(sound)


def test_provenance_is_where_the_figure_stands(gouji: Run, sound: list[str]) -> None:
    record = _lines(gouji("extract", "--provenance", sound[0]).out)[0]

    lines = Path(sound[0]).read_text("utf-8").splitlines()
    for fact_id, origin in record["provenance"].items():
        if origin["state"] == "number":
            start, end = origin["range"]["start"], origin["range"]["end"]
            text = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            assert (fact_id, text) == (fact_id, origin["raw"])
            assert record["facts"][fact_id] is not None


def test_csv_has_a_row_a_report_and_a_column_a_fact(gouji: Run, sound: list[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(gouji("extract", "--format=csv", *sound).out)))

    found = _lines(gouji("extract", *sound).out)
    assert [row["path"] for row in rows] == sound
    for row, record in zip(rows, found, strict=True):
        told = {fact_id: _in_csv(value) for fact_id, value in record["facts"].items()}
        assert {fact_id: row[fact_id] for fact_id in told} == told


def test_a_table_has_the_reports_and_the_chosen_figures(gouji: Run, sound: list[str]) -> None:
    waters = [path for path in sound if "临川县水务局" in path]

    ended = gouji("extract", "--format=table", "--lang=zh", "--facts=新收政府信息公开申请数量 · 总计", *waters)

    assert [line.split() for line in ended.out.splitlines()[-3:-1]] == [
        ["临川县水务局", "2023年", "16"],
        ["临川县水务局", "2024年", "20"],
    ]


def test_a_table_is_as_wide_as_columns_says(gouji: Run, sound: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    widths = []
    for columns in ("60", "120"):
        monkeypatch.setenv("COLUMNS", columns)
        ended = gouji("extract", "--format=table", "--lang=zh", "--facts=requests.new", *sound)
        widths.append(max(map(width, ended.out.splitlines())))

    assert (widths[0] <= 60 < widths[1] <= 120) is True


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_facts_are_chosen_in_every_format(gouji: Run, sound: list[str], name: str) -> None:
    out = gouji("extract", f"--format={name}", "--facts=requests.new.total", "--facts=结转下年度", sound[0]).out

    assert ("requests.new.total" in out, "requests.carried_out.total" in out) == (True, True)
    assert "requests.new.natural_person" not in out


def test_a_pattern_without_a_fact_ends_with_2(gouji: Run, sound: list[str]) -> None:
    ended = gouji("extract", "--facts=新受", *sound)

    assert (ended.status, ended.out, ended.err) == (
        2,
        "",
        "gouji: no fact matches '新受'; gouji extract lists the ids of all\n",
    )


def test_other_and_old_documents_are_told_and_are_no_failure(gouji: Run, write: Write) -> None:
    write(a="一份通知", b="青岚县水务局2015年政府信息公开工作年度报告")

    ended = gouji("extract")

    assert (ended.status, ended.out, ended.err) == (
        0,
        "",
        "a.txt: no report of a kind that is known: no facts to extract\n"
        "b.txt: a report from before the first form: no facts to extract\n",
    )
    assert gouji("extract", "--quiet").err == ""


def test_what_cannot_be_read_ends_with_3_and_the_others_are_written(gouji: Run, sound: list[str]) -> None:
    Path("empty.txt").touch()

    ended = gouji("extract", "empty.txt", sound[0])

    assert (ended.status, len(ended.out.splitlines()), ended.err) == (3, 1, "empty.txt: the file is empty\n")


def test_standard_input_is_read_under_its_name(gouji: Run, sound: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(sound[0]).read_bytes())))

    assert _lines(gouji("extract", "-", "--stdin-filename=2024/a.txt").out)[0]["path"] == "2024/a.txt"


def test_a_path_that_is_not_there_ends_with_2(gouji: Run) -> None:
    assert gouji("extract", "gone.txt").status == 2


def _rows_of(path: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]


def test_a_file_is_written_and_a_second_run_passes_over_the_workbook_of_the_first(gouji: Run, sound: list[str]) -> None:
    Path("2024.txt").write_bytes(Path(sound[0]).read_bytes())
    command = ("extract", "--format=xlsx", "--lang=zh", "--facts=requests.new.total", "--output=figures.xlsx")

    first, again = gouji(*command), gouji(*command)

    assert (first.status, first.out, first.err) == (again.status, again.out, again.err) == (0, "", "")
    assert [row[0] for row in _rows_of("figures.xlsx")] == ["机关", _lines(gouji("extract", sound[0]).out)[0]["agency"]]


def test_a_csv_file_has_the_mark_and_the_words_that_excel_wants(gouji: Run, sound: list[str]) -> None:
    ended = gouji("extract", "--format=csv", "--lang=zh", "--output=a.csv", sound[0])

    assert (ended.out, Path("a.csv").read_bytes()[:9]) == ("", b"\xef\xbb\xbf" + "机关".encode())


@pytest.mark.parametrize("name", ["jsonl", "csv", "table", "xlsx"])
def test_years_stand_side_by_side_in_every_format(gouji: Run, sound: list[str], name: str) -> None:
    waters = [path for path in sound if "临川县水务局" in path]

    ended = gouji("extract", f"--format={name}", "--across", "--facts=requests.new.total", "--output=out.xlsx", *waters)

    text = "".join(map(str, _rows_of("out.xlsx"))) if name == "xlsx" else Path("out.xlsx").read_text("utf-8")
    lines = [line for line in text.splitlines() if "16" in line and "20" in line]
    assert (ended.status, ended.err, len(lines)) == (0, "", 1)


def test_a_report_is_not_replaced_by_the_output(gouji: Run, sound: list[str]) -> None:
    content = Path(sound[0]).read_bytes()
    Path("a.txt").write_bytes(content)

    ended = gouji("extract", "--lang=en", "--output=./a.txt")

    assert (ended.status, Path("a.txt").read_bytes()) == (2, content)
    assert ended.err == (
        "gouji: --output ./a.txt is one of the files that were checked, which it would replace; name another file\n"
    )


def test_a_report_whose_body_is_not_certain_is_told_and_has_a_line_of_its_own(gouji: Run, sound: list[str]) -> None:
    text = Path(next(path for path in sound if "柳浦镇人民政府2023" in path)).read_text("utf-8")
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(text, "utf-8")

    ended = gouji("extract", "--across", "--lang=zh")

    assert (len(ended.out.splitlines()), ended.err) == (
        2,
        "b.txt: 与 a.txt 同为柳浦镇人民政府 2023年的报告，另列一行\n",
    )


def test_provenance_has_no_years_side_by_side(gouji: Run) -> None:
    ended = gouji("extract", "--across", "--provenance", "--lang=en")

    assert (ended.status, ended.err) == (2, "gouji: --across and --provenance cannot be used together\n")


def test_a_workbook_is_not_shown_on_a_terminal(gouji: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    assert gouji("extract", "--format=xlsx").status == 2


def test_without_the_extra_it_is_told_what_to_install(
    gouji: Run, sound: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    ended = gouji("extract", "--format=xlsx", "--lang=en", "--output=a.xlsx", sound[0])

    assert (ended.status, ended.err, Path("a.xlsx").exists()) == (
        2,
        f"gouji: writing XLSX needs an extra: {how_to_add('xlsx').en}\n",
        False,
    )
