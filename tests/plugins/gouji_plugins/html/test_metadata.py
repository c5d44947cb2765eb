"""Title and date of publication from a page's head and text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document

Load = Callable[[str], Document]


def _metadata(load_page: Load, head: str = "", body: str = "") -> dict[str, str]:
    return dict(load_page(f"<!DOCTYPE html><html><head>{head}</head><body>{body}<p>x</p></body></html>").metadata)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("<meta name=PubDate content='2025-01-20 09:30'>", "", "2025-01-20"),
        ("<meta name='pubdate' content='2025/1/2'>", "<p>发布日期：2025-03-04</p>", "2025-01-02"),
        ("<META property='article:published_time' content='2025-01-20T09:30:00+08:00'>", "", "2025-01-20"),
        ("", "<p>发布日期：2025年1月20日</p>", "2025-01-20"),
        ("", "<span>发布时间：</span><b>2025-01-20</b>", "2025-01-20"),
        ("", "<p>发布时间</p><p>2025-01-20 10:00</p>", "2025-01-20"),
        (
            "",
            "<table><tr><td>索引号</td><td>1</td></tr><tr><td>发布日期</td><td>2025.01.20</td></tr></table>",
            "2025-01-20",
        ),
        ("", "<p>来源：本站　发布于2025-01-20</p>", "2025-01-20"),
        ("<meta name=PubDate content='不详'>", "<p>发布日期：2025-01-20</p>", "2025-01-20"),
        ("<meta name=PubDate content='2025-13-20'>", "", None),
        ("", "<p>来源：办公室发布日期：2025-01-20</p>", "2025-01-20"),
        ("", "<p>更新时间：2025-01-20</p>", "2025-01-20"),
        ("", "<p>成文日期：2025-01-20</p>", None),
        ("", "<p>本指南更新日期：2025-01-20</p>", None),
        ("", "<p>指南的发布日期：2025-01-20</p>", None),
        ("", "<script>发布日期：2025-01-20</script>", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, published: str | None, load_page: Load) -> None:
    assert _metadata(load_page, head, body).get("published") == published


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> 年报 \n- 水务局 &amp; 政府</title>", "年报 - 水务局 & 政府"),
        ("<title>政府网站</title><meta name=ArticleTitle content=年报>", "年报"),
        ("<meta property=og:title content='年报'>", "年报"),
        ("<title></title>", None),
    ],
)
def test_the_title(head: str, title: str | None, load_page: Load) -> None:
    assert _metadata(load_page, head).get("title") == title
