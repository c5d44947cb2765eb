"""What gouji wrote itself is no report, whatever reports it quotes, so that a folder can be checked again."""

from pathlib import Path
import shutil

import pytest

from gouji.annotating.annotate import annotated_page
from gouji.config import CommandLine
from gouji.message import LANGUAGES, Language
from gouji.output.border import guarded
from gouji.output.format import RenderOptions
from gouji.output.formats import format_named
from gouji.run.session import Session

FAULTY = Path(__file__).parents[3] / "docs/examples/faulty"
FORMATS = {"text": "txt", "table": "txt", "markdown": "md", "html": "html", "concise": "txt", "jsonl": "txt"}


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports with findings, the working directory."""
    shutil.copytree(FAULTY / "total-consistency", tmp_path / "reports")
    shutil.copytree(FAULTY / "rollup-sum", tmp_path / "reports", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path / "reports")
    return tmp_path / "reports"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_an_output_is_no_report(reports: Path, name: str, language: Language) -> None:
    session = Session.start(CommandLine())
    result = session.check_paths(["."])
    format_ = format_named(name, session.linter.plugins.formats)
    options = RenderOptions(language=language, coverage=True, statistics=True, show_waived=True)
    output = f"out.{FORMATS[name]}"
    (reports / output).write_text("".join(guarded(format_.render(result, options), format_.notation)), "utf-8")

    again = session.check_paths(["."])

    (own,) = [file for file in again.files if file.path == output]
    assert (own.status, own.diagnostics, own.notes) == ("not-a-report", (), ())
    assert [*again.diagnostics] == [*result.diagnostics]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_annotated_page_is_no_report(reports: Path, language: Language) -> None:
    session = Session.start(CommandLine())
    for file in session.check_paths(["."]).files:
        page = annotated_page(session.linter, Path(file.path).read_bytes(), file, language)
        (reports / f"{file.path}.html").write_bytes(page)

    again = session.check_paths(["."])

    statuses = {file.status for file in again.files if file.path.endswith(".html")}
    assert (statuses, [file for file in again.diagnostics if file.path.endswith(".html")]) == ({"not-a-report"}, [])
