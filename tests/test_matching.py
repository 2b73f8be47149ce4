from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termfix import Checker, matching
from termfix.index import Index
from termfix.matching import find_triggers, share_follows, triggers
from termfix.screening import plausible

WORDS = ["混合粘合", "混合鍵合", "先進包裝", "ＨＢＭ", "包装", "裝", "晶圆", "，", "。", " ", "x" * 50, "grid", "的"]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_hits_around_folded_characters_are_those_of_a_whole_search(index: Index, text: str) -> None:
    shadow, folds, hits, _ = triggers(index, text, english=True)
    assert shadow == index.folder.fold(text)
    assert folds == (shadow != text.lower())
    assert sorted(hits) == sorted(find_triggers(index, shadow))


def test_chunks_lose_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"第{number}台混合粘合机。" for number in range(200))
    whole = triggers(index, text)
    monkeypatch.setattr(matching, "CHUNK", 37)
    assert triggers(index, text) == whole
    assert len(whole[2]) >= 200


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("为 71%", True),
        ("升到83％", True),
        ("不到六成", True),
        ("只有四成", True),
        ("目前仅为两成", True),
        ("增长 28%", False),
        ("占全国 30%", False),
        ("，另有 5%", False),
        ("提高了百分之十二", False),
        ("很高", False),
    ],
)
def test_share_follows(text: str, states: bool) -> None:
    assert share_follows("产量" + text, 2) is states


@pytest.mark.parametrize(
    ("text", "found"), [("grid", 1), ("grids", 1), ("Grid-", 1), ("hybrid", 0), ("gridx", 0), ("为grid栅", 1)]
)
def test_latin_edges(index: Index, text: str, found: int) -> None:
    assert min(1, len(list(find_triggers(index, text.lower())))) == found


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("mixed bonding", True),
        ("Mixed-Bonding 设备", True),
        ("这家公司的设备。" * 9 + "\nIt is the grid of a device.", True),
        ("这家公司的 Fin FET 设备，支持 CoWoS 与 High NA EUV。", False),
        ("封装", False),
    ],
)
def test_english_is_looked_for_where_it_may_be(text: str, english: bool) -> None:
    assert matching.has_english(text.lower()) is english


def test_weeding_keeps_what_is_reported(checker: Checker, index: Index) -> None:
    """Every finding of the samples is among the plausible hits; most hits of other fields are not."""
    text = "这家公司开发工具，来源可靠，网页设计精美。" * 30
    found = triggers(index, text)
    assert found.hits
    assert plausible(index, found, []).hits == []
