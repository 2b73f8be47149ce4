from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termfix.index import Index


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("混合鍵合", "混合键合"),
        ("ＨＢＭ３", "hbm3"),
        ("FinFET", "finfet"),
        ("İstanbul", "İstanbul"),  # its small letter has two characters
        ("，。（）", "，。（）"),  # punctuation is not folded
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_fold(index: Index, text: str, shadow: str) -> None:
    assert index.folder.fold(text) == shadow


@given(st.text())
def test_fold_keeps_length_and_is_stable(index: Index, text: str) -> None:
    shadow = index.folder.fold(text)
    assert len(shadow) == len(text)
    assert index.folder.fold(shadow) == shadow


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=80))
def test_short_and_long_texts_fold_alike(index: Index, text: str) -> None:
    long = index.folder.fold(text + "。" * 3000)
    assert index.folder.fold(text) == long[: len(text)]


@pytest.mark.parametrize(
    ("text", "traditional"), [("先進封裝", True), ("先进封装", False), ("CoWoS 3D", False), ("后里", False)]
)
def test_script(index: Index, text: str, traditional: bool) -> None:
    assert index.folder.is_traditional(text) is traditional
