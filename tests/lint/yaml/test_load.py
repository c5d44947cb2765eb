"""The text of a YAML file is read in the encodings that editors write, or it is told that it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.message import Message
from gouji.yaml.load import Readable, read_source
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Problem

TEXT = "title: 澜江县年度报告要求\r\nrules: [信息处理费】\r\n"


def read(path: Path, data: bytes) -> list[str]:
    """What is told of a file with these bytes."""
    path.write_bytes(data)
    problems: list[Problem] = []
    source = read_source(path, Readable(Message("文件", "file"), 1000), None, problems, path.parent)
    if source is not None:
        parse_yaml(source, problems)
    return [problem.text("zh") for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_what_notepad_writes_is_read_with_right_places(tmp_path: Path, encoding: str) -> None:
    told = read(tmp_path / "a.yaml", TEXT.encode(encoding))

    assert told == [
        "a.yaml:2:14: YAML 语法错误：方括号要成对，都用半角，如 [词语甲, 词语乙]\n  rules: [信息处理费】\n                    ^"
    ]


def test_an_encoding_that_is_not_read_is_told_without_its_bytes(tmp_path: Path) -> None:
    assert read(tmp_path / "a.yaml", TEXT.encode("utf-16")) == [
        "a.yaml:1:1: UTF-16（字节 0 处有字节顺序标记）；请另存为 UTF-8 再检查"
    ]
