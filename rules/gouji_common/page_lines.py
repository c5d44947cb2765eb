"""Lines that belong to a web page and not to the text on it: buttons, counters, paths, fields of a publishing system."""

from __future__ import annotations

import re

from gouji.api import Pattern
from gouji_common.page_path import is_path

__all__ = ["field_of", "is_chrome", "is_page_line"]

_LONGEST = 60
_LONGEST_FIELDS = 90
_ENDS = ("。", "；", "，", "、")
_APART = Pattern(r"[\s|｜/／:：【】\[\]（）()·•_!！>＞-]+")

# fmt: off
_BUTTONS = frozenset((
    "打印", "打印本页", "打印内容", "打印本文", "打印文章", "打印页面", "我要打印", "打印此页", "打印关闭", "打印本页关闭窗口", "关闭窗口", "关闭本页",
    "关闭页面", "分享", "分享到", "分享至", "一键分享", "收藏本页", "加入收藏", "设为首页", "返回顶部", "返回首页", "返回上一页", "返回列表", "复制链接",
    "我要纠错", "网站纠错", "网页纠错", "相关阅读", "相关文章", "推荐阅读",
    "关怀版", "长者版", "长辈版", "长者模式", "关怀模式", "适老版", "适老化", "老年版", "大字版", "无障碍", "无障碍版", "无障碍浏览", "无障碍阅读",
    "进入无障碍", "进入关怀版", "无障碍模式", "语音播报", "语音朗读", "全文朗读", "朗读全文", "听全文", "保护视力色", "视力保护色", "护眼模式",
    "用户中心", "个人中心", "支持IPV6", "支持IPv6", "本网站支持IPv6", "本网站已支持IPv6", "IPv6", "IPV6", "站内搜索", "高级搜索", "智能问答", "智能搜索", "网站地图", "站点地图",
    "网站首页", "大中小", "默认大小", "字体", "字号", "字体大小", "字体大中小", "字号大中小", "A+", "A-", "QQ空间", "腾讯微博", "QQ好友", "微信好友",
    "简体中文", "繁體中文", "繁体版", "English",
))
"""What hardly any line is made of but one of a page."""

_WITH_OTHERS = frozenset((
    "关闭", "收藏", "返回", "下载", "推荐", "评论", "纠错", "点赞", "举报", "首页", "登录", "注册", "登陆", "退出", "搜索", "微信", "微博", "新浪微博", "QQ",
    "朋友圈", "人人网", "钉钉", "大", "中", "小", "特大", "超大", "默认", "手机版", "移动版", "电脑版", "全真版", "文字版", "简体", "繁体", "简", "繁",
    "播放", "暂停", "停止", "收听", "朗读", "A", "文件下载", "EN", "导航", "更多", "正文",
))
"""What a line of a page has beside a button."""

_LOGINS = ({"登录", "注册"}, {"登陆", "注册"}, {"大", "中", "小"}, {"登录", "搜索"}, {"微信", "微博", "朋友圈"})
"""Words that show a page where they stand together."""

_LINES = (
    r"(?:微信|手机|打开微信|微信里点发现)?(?:扫一扫|扫一下|扫码|扫描二维码).{0,20}(?:页面?|手机|朋友圈|打开|分享|查看|阅读|本文|扫一下)?.{0,8}",
    r"二维码便可将本文分享至朋友圈",
    r"(?:本文|本页|文章|累计|您是第|页面|信息)?(?:浏览|点击|阅读|访问)(?:次数|量|数|人数|人次)?\d{0,9}次?(?:来访者|访问者)?",
    r"点击(?:此处|这里|按钮)?(?:收听|播放|朗读|听).{0,20}",
    r"(?:上一篇|下一篇).{0,60}",
    r"欢迎(?:访问|光临|来到|浏览|您).{2,30}(?:网|网站|门户|政府|厅|局|委员会)",
    r".{0,30}(?:版权所有|网站标识码|ICP备|公网安备|技术支持|网站声明).{0,40}",
    r"字[体号]大?中?小?打印(?:本页)?(?:关闭)?(?:分享)?(?:到)?",
)

_FIELDS_OF_SYSTEMS = frozenset((
    "投稿", "来源", "信息来源", "文章来源", "稿件来源", "发布来源", "稿源", "作者", "责任编辑", "编辑", "审核", "审核人", "初审", "复审", "终审", "校对", "撰稿",
    "供稿", "供稿单位", "录入", "索引号", "信息索引", "信息索引号", "成文日期", "生成日期", "主题分类", "信息分类", "组配分类", "体裁分类", "公开类别", "有效性",
    *(f"发布{what}" for what in ("时间", "日期", "机构", "单位", "人", "者", "部门")),
    *(f"发文{what}" for what in ("字号", "机关", "日期", "单位", "机构")),
    *(f"公开{what}" for what in ("方式", "范围", "时限", "日期", "程序", "形式", "责任部门")),
    *(f"{what}{number}" for what in ("浏览", "点击", "阅读", "访问") for number in ("次数", "量", "数")),
))
"""Fields with which a line of a publishing system begins."""
# fmt: on

_DAYS = ("时间", "日期")
_DAY = Pattern(r"\s*(?:19|20)\d{2}[-/.]\d")
_COUNTERS = ("访问量", "访问次数", "访问数")


def is_page_line(text: str) -> bool:
    """Return whether a line belongs to the page around a text."""
    return bool(field_of(text)) or is_chrome(text)


def is_chrome(text: str) -> bool:
    """Return whether a line is made of buttons, counters, links and the like, or is the path of the page."""
    text = text.strip()
    if is_path(text):
        return True
    if not text or len(text) > _LONGEST or text.endswith(_ENDS):
        return False
    items = [item for item in _APART.split(text) if item]
    if items and all(item in _BUTTONS or item in _WITH_OTHERS for item in items):
        return any(item in _BUTTONS for item in items) or any(words <= set(items) for words in _LOGINS)
    joined = "".join(items)
    return any(re.fullmatch(pattern, joined) for pattern in _LINES)


def field_of(text: str) -> str:
    """Return the field of a publishing system with which a line begins, such as 来源; "" where it begins with none."""
    if len(text) > _LONGEST_FIELDS or "。" in text:
        return ""
    name, colon, value = text.replace("：", ":").partition(":")
    field = "".join(name.split()).strip("【[】]•·●◆-")
    if not colon:
        return ""
    if field in _DAYS:
        return field if _DAY.match(value) else ""
    if field in _COUNTERS and value.strip() and not value.strip().isdigit():
        return ""
    return field if field in _FIELDS_OF_SYSTEMS else ""
