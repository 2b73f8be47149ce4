"""Forms that are ends of words."""

from __future__ import annotations

import pytest

from termfix import check
from termfix.borders import is_cut, is_cut_behind


def spans(text: str, words: str) -> tuple[list[tuple[int, int]], int, int, str]:
    """Return the places of the words, that of the form between `[` and `]`, and the character before it."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    found = [
        (place, place + len(word)) for word in words.split() for place in range(len(plain)) if plain.startswith(word, place)
    ]
    return found, start, end, plain[start - 1]


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("公司此[前强调]安全", "此前 强调 安全", True),
        ("不[同政策]的影响", "不同 政策 影响", True),
        ("解[压模]块", "解压 模块", True),
        ("这[块模具]有", "模具 具有", False),
        ("采用[前强调]电路", "采用 强调 电路", False),
        ("经[十字线]上", "十字 线上", False),
        ("提[高级包装]", "提高 包装", False),
        ("高[功率领域]", "高功率 功率 领域", False),
        ("可用[光束搜索]", "用光 束搜 搜索 束搜索", False),
    ],
)
def test_is_cut(text: str, words: str, cut: bool) -> None:
    assert is_cut(*spans(text, words)) is cut


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("[处理人]工智能", "处理 人工智能", True),
        ("[市场前]景好", "市场 前景", True),
        ("[测试架]构", "测试 架构", True),
        ("[市场前]景好", "前景", False),
        ("[测试架]已到", "测试 架", False),
        ("[乐团宽度]达", "乐团 度达", False),
        ("[发射动力]学", "发射 动力学", True),
        ("[工艺角落]下", "工艺 工艺角 角落 落下", False),
        ("[混合粘合]剂", "混合 粘合剂", True),
    ],
)
def test_is_cut_behind(text: str, words: str, cut: bool) -> None:
    found, start, end, _ = spans(text.replace("[", "。["), words)
    assert is_cut_behind(found, start, end) is cut


@pytest.mark.parametrize(
    "text",
    [
        "开发人员在处理人工智能推理时更换了芯片。",
        "半导体的市场前景远好于预期。",
        "公司高管此前强调，SerDes 芯片的均衡器已经量产。",
        "消息来自谈判双方，芯片出口许可仍无结果。",
        "不同政策对芯片出口的影响各不相同，强化学习也用不上。",
    ],
)
def test_right_text_is_silent(text: str) -> None:
    assert not check(text).findings


def test_the_form_itself_is_found() -> None:
    assert [finding.text for finding in check("发送端用前强调补偿 SerDes 信道的高频损耗。").findings] == ["前强调"]
