"""S120: the preface promises as many parts as it lists, and as the report has."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

NAMES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
ALL = "、".join(NAMES)
FIVE = "、".join((*NAMES[:3], *NAMES[4:]))


@pytest.fixture
def told(check: Check, printed: Print) -> Callable[[str], list[str]]:
    """What is told of a report with a preface."""

    def run(preface: str) -> list[str]:
        title, _, rest = printed().partition("\n")
        text = f"{title}\n{preface}\n{rest}"
        return [text[slice(*each.span)] for each in check("section-count", text)]

    return run


@pytest.mark.parametrize(
    ("preface", "said"),
    [
        (f"本报告由{ALL}七个部分组成。", "七个部分"),
        (f"全文包括{FIVE}六个部分。", "六个部分"),
        (f"本年度报告分为7个部分：{ALL}。", "7个部分"),
        (f"报告内容包括{ALL}，共五部分。", "五部分"),
        (f"报告由{ALL.replace('、', '，')}等五大部分构成。", "五大部分"),
        ("本报告共分七个部分，现予公布。", "七个部分"),
        ("报告全文包括5个部分。", "5个部分"),
        (f"本报告由以下八个部分组成：{ALL}。", "八个部分"),
    ],
)
def test_another_count_is_told_at_its_words(told: Callable[[str], list[str]], preface: str, said: str) -> None:
    assert told(preface) == [said]


@pytest.mark.parametrize(
    "preface",
    [
        f"本报告由{ALL}六个部分组成。",
        f"本报告由{ALL.replace('行政复议、行政诉讼', '行政复议和行政诉讼')}6个部分组成。",
        f"本报告由{'、'.join(NAMES[:2])}等六个部分组成。",
        "本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、因政府信息公开工作申请复议、提起诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项等六个部分。",
        "本报告由正文和附表两部分组成。",
        "本报告共六部分，所列数据截至2024年12月31日。",
        "2024年，我局围绕三个方面做好公开，其中两个部分的内容已上网。",
        "总体情况从主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面报告。",
    ],
)
def test_the_right_count_and_other_counts_are_not_told(told: Callable[[str], list[str]], preface: str) -> None:
    assert told(preface) == []


def test_a_list_over_hard_line_breaks_is_read(told: Callable[[str], list[str]]) -> None:
    assert told(f"    本报告由以下七个部\n分组成：{ALL[:30]}\n{ALL[30:]}。") == ["七个部\n分"]


def test_a_seventh_section_counts(check: Check, printed: Print) -> None:
    title, _, rest = printed().partition("\n")

    assert check("section-count", f"{title}\n本报告共七个部分。\n{rest}\n七、附录说明\n无。\n") == []


def test_a_missing_section_is_another_rule_s(check: Check, printed: Print) -> None:
    title, _, rest = printed().replace("五、存在的主要问题及改进情况\n", "").partition("\n")

    assert check("section-count", f"{title}\n本报告由{ALL}六个部分组成。\n{rest}") == []


@pytest.fixture
def items(check: Check, printed: Print) -> Callable[[str], list[str]]:
    """What is told of a report with a sentence in section one."""

    def run(sentence: str) -> list[str]:
        text = printed().replace("一、总体情况\n", f"一、总体情况\n{sentence}\n", 1)
        return [text[slice(*each.span)] for each in check("section-count", text)]

    return run


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("下一步重点做好四方面工作：一是加强培训；二是更新栏目；三是规范答复。", "四方面"),
        ("工作中还存在两个问题：一是更新慢；二是解读少；三是栏目乱。", "两个问题"),
        ("着力抓好三项任务，一是编制目录，二是清理文件。", "三项任务"),
        (
            "主要有三个方面的不足：\n一是更新不及时。\n二是解读单一。\n下一步将改进。一是按月提醒。二是增加图解。",
            "三个方面",
        ),
        ("做好两方面工作：一是公开目录。二是政策解读。三是办事指南。", "两方面"),
        ("存在三个问题：一是更新慢；二是解读少。改进措施：一是建立台账；二是增加图解；三是开展培训。", "三个问题"),
        ("一是主动公开。重点做好两方面工作：一是完善制度；二是加强培训；三是自查。二是依申请公开。", "两方面"),
        ("突出5个重点，一是公开目录；二是政策解读；三是办事指南；四是平台建设。", "5个重点"),
    ],
)
def test_other_items_than_a_sentence_promises_are_a_warning(
    items: Callable[[str], list[str]], sentence: str, said: str
) -> None:
    assert items(sentence) == [said]


@pytest.mark.parametrize(
    "sentence",
    [
        "下一步重点做好三方面工作：一是加强培训；二是更新栏目；三是规范答复。",
        "工作中还存在两个问题：一是更新慢；二是解读少。改进措施：一是建立台账；二是增加图解；三是开展培训。",
        "下一步做好三方面工作：一是加强培训；二是更新栏目；此外，规范答复。",
        "从四个方面推进，一是加强培训，二是更新栏目等。",
        "做好三方面工作：一是加强培训，一是对新任人员，二是对信息员；二是更新栏目；三是规范答复。",
        "第三方面：一是加强培训；二是更新栏目。",
        "十二项措施：一是加强培训；二是更新栏目。",
        "三个方面都有进步。一是公开目录更全，二是解读更多。",
        "聚焦两个重点：政策解读和平台建设，一是公开目录，二是栏目，三是图解。",
        "围绕公开、解读两方面工作，一是公开目录，二是栏目，三是图解。",
        # Lists in an item of another one, whose numbers go on behind them.
        "一是主动公开。\n重点做好三方面工作：一是完善制度；二是加强培训；此外，定期自查。\n二是依申请公开。\n三是信息管理。\n四是平台建设。",
        "一是主动公开。重点做好两方面工作：一是完善制度。二是加强培训。二是依申请公开。三是信息管理。",
        "一是主动公开。二是依申请公开，做好两方面工作：一是登记；二是答复。三是信息管理。四是平台建设。",
        "一是公开；二是依申请公开，做好两方面工作，一是登记，二是答复；三是管理。",
        "做好三方面工作：一是公开。二是依申请公开。重点抓好登记和答复：一是登记；二是答复。三是信息管理。",
        "做好三方面工作：一是公开。二是依申请公开，重点抓登记，一是登记，二是答复；三是信息管理。",
        "做好三方面工作：一是完善制度；二是加强培训。三是规范答复。",
        "从三个方面推进，一是统一目录，二是更新栏目。经培训三是规范答复。",
    ],
)
def test_as_many_items_as_promised_or_not_told_for_sure_are_right(
    items: Callable[[str], list[str]], sentence: str
) -> None:
    assert items(sentence) == []
