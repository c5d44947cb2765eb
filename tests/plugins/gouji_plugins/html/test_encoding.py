"""The encoding of a page: its mark, what it declares, what its content proves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document
from gouji.errors import UnreadableSourceError

Load = Callable[[bytes], Document]

TEXT = "二〇二四年政府信息公开工作年度报告，本机关主动公开政府信息，收到和处理政府信息公开申请。"


def _page(charset: str, encoding: str, text: str = TEXT) -> bytes:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize("charset", ["", "utf-8", "gb2312", "GBK", "gb18030", "iso-8859-1", "big5", "x-unheard-of"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_content_proves_its_encoding(charset: str, encoding: str, load_page: Load) -> None:
    document = load_page(_page(charset, encoding))

    assert [getattr(block, "text", "") for block in document.blocks] == [TEXT]
    assert document.source.encoding == ("gb18030" if encoding == "gb18030" else "utf-8")


def test_a_declaration_decides_where_few_bytes_prove_nothing(load_page: Load) -> None:
    data = _page("gb2312", "gb18030", "模")

    assert data.decode("utf-8")
    assert getattr(load_page(data).blocks[0], "text", "") == "模"


def test_big5_is_refused_with_the_offset_of_what_is_no_utf8(load_page: Load) -> None:
    data = _page("big5", "big5", "政府資訊公開工作年度報告，本機關主動公開政府資訊")

    with pytest.raises(UnreadableSourceError) as caught:
        load_page(data)
    assert (caught.value.kind, caught.value.offset) == ("encoding", data.index("政".encode("big5")))
    assert "big5" in caught.value.message.zh
    assert "big5" in caught.value.message.en


def test_a_broken_byte_is_told_with_its_offset(load_page: Load) -> None:
    data = _page("utf-8", "utf-8").replace("主动".encode(), "主动".encode()[:-1] + b"\xff")

    with pytest.raises(UnreadableSourceError) as caught:
        load_page(data)
    assert caught.value.offset == data.index("动".encode()[:2] + b"\xff")


@pytest.mark.parametrize(
    "head",
    [
        b"<meta charset=big5>",
        b"<META CHARSET = 'big5' >",
        b'<meta content="text/html;charset=big5" http-equiv=content-type>',
        b'<?xml version="1.0" encoding="big5"?>',
    ],
)
def test_every_way_of_declaring_is_heard(head: bytes, load_page: Load) -> None:
    with pytest.raises(UnreadableSourceError, match="big5"):
        load_page(head + b"<html><body>" + "政府資訊公開工作年度報告，本機關主動公開".encode("big5"))


def test_a_declaration_in_a_comment_is_not_heard(load_page: Load) -> None:
    document = load_page(b"<!-- <meta charset=big5> --><html><body>" + TEXT.encode("gb18030"))

    assert getattr(document.blocks[0], "text", "") == TEXT
