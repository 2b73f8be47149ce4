from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termfix import automata

ENGINES = ["daachorse-0.5", "ahocorasick_rs-1"]


@given(
    st.lists(st.text(alphabet="晶圆封装ab 𠮷", min_size=1, max_size=4), min_size=1, max_size=12, unique=True),
    st.text(alphabet="晶圆封装ab 𠮷", max_size=60),
)
def test_engines_agree_with_a_plain_search(patterns: list[str], text: str) -> None:
    expected = sorted(
        (start, start + len(pattern), number)
        for number, pattern in enumerate(patterns)
        for start in range(len(text))
        if text.startswith(pattern, start)
    )
    for engine in ENGINES:
        loaded = automata.load(automata.build(patterns, engine), engine)
        assert sorted(loaded.find(text)) == expected, engine


def test_engines_agree_on_real_patterns() -> None:
    rng = random.Random(7)
    words = ["".join(chr(rng.randrange(0x4E00, 0x4F00)) for _ in range(rng.randrange(2, 6))) for _ in range(3000)]
    patterns = sorted(set(words))
    text = "".join(rng.choice(words) + "，" for _ in range(3000))
    hits = [sorted(automata.load(automata.build(patterns, engine), engine).find(text)) for engine in ENGINES]
    assert hits[0] == hits[1]
    assert len(hits[0]) >= 3000


def test_damaged_bytes_are_refused() -> None:
    data = automata.build(["晶圆"], ENGINES[0])
    with pytest.raises(ValueError):
        automata.load(data[: len(data) // 2], ENGINES[0])
