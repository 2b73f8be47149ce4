"""Heads and tails find what one automaton over the whole texts finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termfix import automata, patterns


def _patterns(texts: list[str]) -> patterns.Patterns:
    data, firsts, tails = patterns.build(texts)
    return patterns.Patterns(automata.load(data), bytes(len(texts)), 0, flat=False, firsts=firsts, tails=tails.__getitem__)


def _found(texts: list[str], text: str) -> list[tuple[int, int, str]]:
    return sorted((start, end, texts[number]) for start, end, number in _patterns(texts).find(text))


@pytest.mark.parametrize(
    ("texts", "text", "expected"),
    [
        (["混合粘合"], "混合粘合", [(0, 4)]),
        (["混合粘合", "混合粘合机", "混合粘合设备"], "用混合粘合设备", [(1, 5), (1, 7)]),
        (["混合粘合设备"], "混合粘合", []),
        (["github copilot", "github pages"], "github pages", [(0, 12)]),
        (["高级包装", "级包"], "高级包装", [(0, 4), (1, 3)]),
        (["光mos继电器组件箱子盒子", "光mos继电器组件箱子"], "光mos继电器组件箱子盒", [(0, 11)]),
    ],
)
def test_places(texts: list[str], text: str, expected: list[tuple[int, int]]) -> None:
    texts = sorted(texts)
    assert [(start, end) for start, end, _ in _found(texts, text)] == expected


WORDS = st.lists(st.text("混合粘ab ", min_size=1, max_size=16), min_size=1, max_size=12, unique=True).map(sorted)


@given(WORDS, st.text("混合粘ab ", max_size=60))
def test_same_as_one_automaton(texts: list[str], text: str) -> None:
    whole = automata.load(automata.build(texts))
    assert _found(texts, text) == sorted((start, end, texts[number]) for start, end, number in whole.find(text))
