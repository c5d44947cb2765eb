"""W107: words that are wrong wherever they stand, and slogans without their 不."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji.text.source import Position, Range
from gouji_gongkai.rules.writing.known_typo import known_typo


def report(sentence: str) -> str:
    return f"一、总体情况\n{sentence}\n"


def typo(sentence: str, wrong: str, right: str, *, fixed: bool = True) -> Bad:
    told = [Expected(f"“{wrong}”应为“{right}”", at=wrong, severity="warning")]
    return Bad(report(sentence), told, fixed=report(sentence.replace(wrong, right)) if fixed else None)


def lost(slogan: str, at: str | Range, right: str) -> Bad:
    told = [Expected(f"“{slogan}”缺“不”字，应为“{right}”", at=at, severity="warning")]
    return Bad(report(f"坚持{slogan}。"), told, fixed=report(f"坚持{right}。"))


CASES = rule_cases(
    known_typo,
    bad=[
        typo("认真布署，抓好落实。", "布署", "部署"),
        typo("完成设备按装。", "按装", "安装"),
        typo("既使事项较少，也及时公开。", "既使", "即使", fixed=False),
        typo("做到主动公开开，及时更新。", "主动公开开", "主动公开", fixed=False),
        Bad(
            report("依据《公开条例》和本办法、《条例》办理。"),
            [Expected("“条例”应为“公开条例”", at=Range(Position(2, 15), Position(2, 17)))],
            fixed=report("依据《公开条例》和本办法、《公开条例》办理。"),
            options={"also": ("条例=公开条例",)},
        ),
        lost("公开为常态、公开为例外", "公开为例外", "公开为常态、不公开为例外"),
        lost("公开是原则，公开是例外", "公开是例外", "公开是原则，不公开是例外"),
        lost(
            "涉密信息不上网、上网信息涉密",
            Range(Position(2, 15), Position(2, 17)),
            "涉密信息不上网、上网信息不涉密",
        ),
    ],
    good=[
        report(sentence)
        for sentence in (
            "按装机容量公布电站名录，按装配式建筑分类公开。",
            "既使群众方便，又使企业满意。",
            "主动公开开展情况良好，主动公开开发利用数据。",
            "帮助企业渡过难关，名符其实。",
            "毕竟争取到了支持，究竟争议何在。",
            "发布署名文章，一贯撤销不当事项。",
            "坚持公开为常态、不公开为例外，涉密信息不上网、上网信息不涉密。",
            "把信息公开做为长期任务。",
        )
    ],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_word_is_told_only_where_it_is_wrong(case: Case) -> None:
    case.check()
