from __future__ import annotations

import time

import pytest

from termfix.index import Index
from termfix.searching import search

FOUND = [
    ("hybrid bonding", "hybrid-bonding", False),
    ("HYBRID  Bond", "hybrid-bonding", False),
    ("混合鍵合", "hybrid-bonding", False),
    ("混合粘合", "hybrid-bonding", True),
    ("hybrid-bonding", "hybrid-bonding", False),
    ("ＣｏＷｏＳ", "cowos", False),
]


@pytest.mark.parametrize(("query", "concept", "wrong"), FOUND)
def test_the_first_hit(index: Index, query: str, concept: str, wrong: bool) -> None:
    hit = search(index, query)[0]
    assert index.concept(hit.concept)["id"] == concept
    assert hit.wrong == wrong


def test_whole_terms_come_before_pieces(index: Index) -> None:
    hits = search(index, "晶圆", limit=30)
    assert len(hits) == 30
    assert hits[0].text == "晶圆"
    assert len({hit.concept for hit in hits}) == 30


@pytest.mark.parametrize("query", ["", "   ", "zzzzqq", "\t", "\n"])
def test_nothing_found(index: Index, query: str) -> None:
    assert search(index, query) == []


def test_it_is_fast(index: Index) -> None:
    start = time.perf_counter()
    search(index, "a")
    assert time.perf_counter() - start < 0.3
