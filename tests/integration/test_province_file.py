"""The whole file of a province in the documentation: it is taken, and no line of it is without effect."""

from collections.abc import Callable, Iterator
import json
from pathlib import Path
import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from gouji.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = {"en": ROOT / "docs/configuration.md", "zh": ROOT / "docs/zh/configuration.md"}
BASE = (ROOT / "docs/examples/sound/临川县水务局/2024.txt").read_text("utf-8")

Changes = tuple[tuple[str, str], ...]
FIVE = re.compile(r"五、.*?六、", re.DOTALL)
ASPECTS = re.compile(r"（三）政府信息管理方面.*?二、", re.DOTALL)
FOUR = re.compile(r"四、政府信息公开行政复议.*?五、", re.DOTALL)


def report(agency: str, *changes: tuple[str, str], text: str = BASE) -> str:
    """A sound report of an agency with some texts in the place of others."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text.replace("临川县水务局", agency, 1)


MOVED = (
    ("（一）予以公开 | 9 | 3 |", "（一）予以公开 | 8 | 4 |"),
    ("（七）总计 | 15 | 3 |", "（七）总计 | 14 | 4 |"),
)
BLANKS = ((" | 0", " | "),)
OTHER_WORDS = (
    ("五、存在的主要问题及改进情况", "五、反思与对策"),
    ("六、其他需要报告的事项", "六、其他事项"),
    ("也没有其他需要报告的事项。\n", "也没有其他需要报告的事项。\n七、重点领域信息公开情况\n水利投资逐项公开。\n"),
)
LINES = (
    ("六、其他需要报告的事项\n", "六、其他需要报告的事项\n填写时请删除本行：本部分不超过五百字。\n政务服务“好差评”\n"),
    ("努力让信息找得到", "严格执行政府信息公开条理，公布各超市按排收银的办法，努力让信息找得到"),
    ("本报告所列数据", "发布日期：2025年1月25日\n本报告所列数据"),
)
YEARS = (
    (
        "（二）依申请公开方面\n",
        "（二）依申请公开方面\n2023年度，我局按榨季公开糖料蔗收购价格。2023年度，我局认真答复申请。\n",
    ),
)
SHORT_FIVE = FIVE.sub("五、存在的主要问题及改进情况\n个别答复书说理简单，将编写范例，请经办人先学后用。\n六、", BASE)
LOUDSPEAKERS = ASPECTS.sub(
    "（三）政府信息管理方面\n补登公开目录63条。行政规范性文件制发2件、废止1件，现行有效7件。\n（四）村村通\n每天用大喇叭播报水情。\n二、",
    BASE.replace("通过县政府网站和“临川水务”微信公众号发布信息151条，其中网站97条、公众号54条；", ""),
)
SCHOOL_YEAR = (("自2024年1月1日起至2024年12月31日止", "自2023年9月1日起至2024年8月31日止"),)
OTHERS_SUM = (("1 | 0 | 0 | 1 | 2 | 1", "1 | 0 | 0 | 1 | 3 | 1"),)
REPORTS = {
    "县/空白.txt": report("临川县水务局", *BLANKS),
    "县/自然资源局.txt": report("临川县自然资源局", *MOVED),
    "县/住建局.txt": report("临川县住房和城乡建设局", *OTHER_WORDS),
    "县/糖业局.txt": report("临川县糖业局", *LINES, *YEARS),
    "县/民政局.txt": report("临川县民政局", text=SHORT_FIVE),
    "县/气象局.txt": report("临川县气象局", text=LOUDSPEAKERS),
    "县/政府.txt": report("临川县人民政府"),
    "教育局/教育局.txt": report("临川县教育局", *SCHOOL_YEAR),
    "乡镇/凤鸣镇.txt": report(
        "凤鸣镇人民政府", ("本报告所列数据", "发布日期：2025年2月10日\n本报告所列数据"), text=FOUR.sub("五、", BASE)
    ),
    "乡镇/柳浦镇.txt": report("柳浦镇人民政府", *OTHERS_SUM),
    "草稿/未定.txt": "临川县水务局2024年政府信息公开工作年度报告\n",
}


def file_of(page: Path) -> str:
    return re.findall(r"^```yaml province\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)[0]


ALIKE = "X,C104"
"""The reports are made of one, and have lines with the day of publication."""

SETTINGS: dict[str, Any] = YAML(typ="safe", pure=True).load(file_of(PAGES["en"]))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each setting: of each of a list too, but for the files of an override, without which it is none."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        if key != "files":
            yield from leaves(each, (*path, key))
    if not inner:
        yield path


def without(value: Any, path: tuple[Any, ...]) -> Any:
    """A value without the setting at a path."""
    first, *rest = path
    if isinstance(value, list):
        changed = [
            without(each, tuple(rest)) if rest and number == first else each for number, each in enumerate(value)
        ]
        return changed if rest else changed[:first] + changed[first + 1 :]
    if rest:
        return {**value, first: without(value[first], tuple(rest))}
    return {key: each for key, each in value.items() if key != first}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province")
    (folder / ".git").mkdir()
    for name, text in REPORTS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """The exit status and the output of a check of the reports under some settings."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C")

    def run(settings: object, *arguments: str) -> tuple[int, str]:
        text = settings if isinstance(settings, str) else json.dumps(settings, ensure_ascii=False)
        (folder / ".gouji.yaml").write_text(text, "utf-8")
        status = main(["check", "--no-cache", "--jobs", "1", "--ignore", ALIKE, *arguments])
        return status, capsys.readouterr().out

    return run


@pytest.fixture(scope="module")
def kept() -> dict[str, tuple[int, str]]:
    """The result under the whole file, once it is known."""
    return {}


def test_what_is_left_to_be_said_under_the_file(run: Callable[..., tuple[int, str]]) -> None:
    status, output = run(file_of(PAGES["en"]), "--format", "json")

    found = {(each["path"], each["rule"], each["severity"]) for each in json.loads(output)["diagnostics"]}
    assert (status, found) == (
        1,
        {
            ("县/自然资源局.txt", "carried-over-count", "warning"),
            ("县/糖业局.txt", "leftover-caption", "warning"),
            ("县/糖业局.txt", "page-chrome", "warning"),
            ("县/糖业局.txt", "known-typo", "warning"),
            ("县/糖业局.txt", "published-late", "warning"),
            ("县/糖业局.txt", "year-mismatch", "info"),
            ("县/民政局.txt", "thin-problems", "warning"),
            ("县/气象局.txt", "missing-aspect", "info"),
            ("县/政府.txt", "missing-supervision-result", "info"),
            ("乡镇/凤鸣镇.txt", "missing-supervision-result", "info"),
            ("乡镇/柳浦镇.txt", "missing-supervision-result", "info"),
            ("乡镇/凤鸣镇.txt", "published-late", "warning"),
        },
    )


@pytest.mark.parametrize("path", list(leaves(SETTINGS)), ids=lambda path: ".".join(map(str, path)))
def test_without_a_line_gouji_finds_something_else(
    run: Callable[..., tuple[int, str]], kept: dict[str, tuple[int, str]], path: tuple[Any, ...]
) -> None:
    whole = kept.get("whole") or kept.setdefault("whole", run(SETTINGS))

    assert run(without(SETTINGS, path)) != whole


def test_both_pages_have_the_same_file() -> None:
    assert file_of(PAGES["en"]) == file_of(PAGES["zh"])


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_line_is_explained(page: Path) -> None:
    text = page.read_text("utf-8")
    explained = re.findall(r"^\| `(.+?)` \|", text.partition("```yaml province")[2], re.MULTILINE)
    settings = [line for line in file_of(page).splitlines() if re.search(r"[:,] ?\S*[\w\]}\"]+$", line)]

    assert [line for line in explained if line not in file_of(page)] == []
    assert [line for line in settings if not any(each in line for each in explained)] == []
