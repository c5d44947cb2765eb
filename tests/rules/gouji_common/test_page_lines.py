"""Lines of a page are told from lines of a text."""

import pytest

from gouji_common.page_lines import field_of, is_chrome, is_page_line
from gouji_common.page_path import is_path


@pytest.mark.parametrize(
    "line",
    [
        "长者版 | 无障碍浏览",
        "关怀模式",
        "登录/注册　用户中心",
        "登录 | 注册",
        "点击播放全文朗读",
        "语音播报 暂停",
        "【打印本页】 【关闭窗口】",
        "【字号:打印",
        "字号： 大 中 小",
        "分享到：",
        "分享: 微信 微博 QQ空间",
        "支持IPv6 | 打印",
        "欢迎访问青石县人民政府门户网站！",
        "版权所有：青石县人民政府办公室 网站标识码：0000000000",
        "扫一扫分享到朋友圈",
        "上一篇：青石县水务局2022年政府信息公开工作年度报告",
        "本页访问 128 次",
        "首页",
        "首页 » 政府信息公开 » 年报",
        "当前位置：首页 / 公开年报",
        "政务公开 → 法定主动公开 → 年报 → 正文",
    ],
)
def test_buttons_counters_and_paths_are_the_page_s(line: str) -> None:
    assert (is_chrome(line), is_page_line(line)) == (True, True)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("访问量：", "访问量"),
        ("访问量：12801", "访问量"),
        ("• 索 引 号：00/2024-00011", "索引号"),
        ("时间：2024-02-20 15:07", "时间"),
        ("日期：2024/02/20", "日期"),
        ("供稿单位：办公室　审核人：小秦", "供稿单位"),
        ("来源：县水务局", "来源"),
        ("发布时间：2024-01-15 15:13浏览次数:字体:[ ]", "发布时间"),
    ],
)
def test_fields_of_a_publishing_system_are_the_page_s(line: str, field: str) -> None:
    assert field_of(line) == field


@pytest.mark.parametrize(
    "line",
    [
        "微信",
        "微信 微博",
        "下载",
        "来信/来访/来电",
        "自然人/法人/其他组织",
        "3/5/8",
        "时间：全年",
        "时间：2024年3月5日",
        "网站访问量：31万次",
        "访问量：31万次",
        "阅读量：31万次。",
        "打印、复印均不收费。",
        "首页增设“年报”栏目",
        "联系电话：0399-8800123",
        "县政府办公室：",
        "扫码关注“青石发布”，获取更多信息。",
        "在门户网站按“首页>政务公开>年报”的路径即可查阅。",
        "",
    ],
)
def test_lines_of_the_text_are_not(line: str) -> None:
    assert is_page_line(line) is False


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("首页>公开>年报", True),
        ("您的位置：首页", True),
        ("图解/视频/问答", False),
        ("2024/12/31", False),
        ("申请>受理>答复", False),
    ],
)
def test_a_path_has_steps_of_a_page(line: str, path: bool) -> None:
    assert is_path(line) is path
