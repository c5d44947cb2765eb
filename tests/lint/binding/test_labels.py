"""What a cell's text means, in its own form or as another form says it."""

import pytest

from gouji.binding.labels import LabelReader, choose_form
from gouji.forms.model import Form
from gouji.plugins.model import Plugins

OLD = ["本年新制作数量", "本年新公开数量", "对外公开总数量", "规范性文件"]
NEW = ["本年处理决定数量"]


@pytest.fixture
def forms(plugins: Plugins) -> tuple[Form, Form]:
    old, new = sorted((form for form in plugins.forms if form.kind == "gongkai"), key=lambda form: form.id)
    return old, new


@pytest.fixture
def read(forms: tuple[Form, Form]):  # noqa: ANN201 (a function of a table's id and a text)
    """What a text means in a table of the form of 2021, that of 2019 being known."""
    old, new = forms

    def meaning(table: str, text: str) -> tuple[str, str, bool] | None:
        found = LabelReader(new.table(table), ((old.id, old.table(table)),)).read(text)
        return (found[0].kind, found[0].id, found[0].exact) if found else None

    return meaning


@pytest.mark.parametrize(
    ("table", "text", "meaning"),
    [
        ("requests", "（一）予以公开", ("row", "granted", True)),
        ("requests", "予以公开", ("row", "granted", False)),
        ("requests", "（二）部分公开", ("row", "partial", False)),
        ("requests", "社会 公益 组织", ("column", "welfare", True)),
        ("requests", "（三）不予公开", ("group", "denied", True)),
        ("requests", "申请人情况", ("anchor", "申请人情况", True)),
        ("requests", "3.其它", ("row", "other.other", True)),
        ("proactive", "第二十条(一)项", None),
        ("proactive", "现行有效件数（历史累计）", ("column", "in_force", True)),
        ("proactive", "本年收费金额（万元）", ("column", "amount", False)),
        ("proactive", "规范性文件", ("row", "normative_documents", False)),
        ("proactive", "本年新制作数量", ("foreign-column", "produced", False)),
        ("proactive", "其他对外管理服务事项", ("foreign-row", "other_services", False)),
        ("litigation", "结果", ("header", "结果", True)),
        ("litigation", "尚未", ("truncated", "reconsideration.pending", False)),
        ("litigation", "小计", None),
        ("requests", "0", None),
        ("requests", "1,234", None),
        ("requests", "一" * 300, None),
    ],
)
def test_a_text_means(read, table: str, text: str, meaning: tuple[str, str, bool] | None) -> None:  # noqa: ANN001
    assert read(table, text) == meaning


@pytest.mark.parametrize(
    ("table", "texts", "form"),
    [
        ("proactive", ["本年制发件数", "现行有效件数", "行政规范性文件"], "2021"),
        ("proactive", ["本年新制作数量", "对外公开总数量", "规范性文件"], "2019"),
        ("proactive", ["本年新制作数量", "本年废止件数", "现行有效件数"], "2021"),
        ("proactive", ["规章", "行政许可"], None),
        ("requests", ["（六）其他处理", "3.其他"], "2021"),
        ("proactive", ["第二十条第（一）项", *OLD, "第二十条第（五）项", *NEW, "第二十条第（六）项", *NEW], "2021"),
        ("proactive", ["第二十条第（一）项", *OLD, "第二十条第（五）项", *NEW], "2019"),
        ("requests", ["自然人", "（七）总计"], None),
        ("requests", [], None),
    ],
)
def test_the_form_is_told_by_most_labels(
    forms: tuple[Form, Form], table: str, texts: list[str], form: str | None
) -> None:
    chosen = choose_form(table, texts, forms)

    assert (chosen.id if chosen else None) == form
