from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termfix.text import Document, Edit, apply_edits


@pytest.mark.parametrize(
    ("source", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("a\u2028b\u0085c", 4, (1, 5)),  # no line ends for an editor
        ("𠮷😀x", 2, (1, 3)),  # code points, not UTF-16 units
        ("\n\n", 2, (3, 1)),
    ],
)
def test_position(source: str, offset: int, position: tuple[int, int]) -> None:
    assert Document(source).position(offset) == position


def test_blanked_keeps_length() -> None:
    document = Document("code `x` text", ((5, 8),))
    assert document.blanked(document.source) == "code \0\0\0 text"


@pytest.mark.parametrize("edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(3, 4, ""), Edit(0, 1, "")], [Edit(2, 1, "")]])
def test_apply_edits_refuses_overlap(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abcdef", edits)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.text(max_size=5)), max_size=6))
def test_text_outside_edits_survives(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, size, new in sorted(raw):
        if start + size <= len(text) and (not edits or start >= edits[-1].end):
            edits.append(Edit(start, start + size, new))
    result = apply_edits(text, edits)
    kept = "".join(text[a:b] for a, b in zip([0, *(e.end for e in edits)], [*(e.start for e in edits), len(text)], strict=True))
    assert len(result) == len(kept) + sum(len(e.replacement) for e in edits)
    shift = 0
    for edit in edits:
        begin = edit.start + shift
        assert result[begin : begin + len(edit.replacement)] == edit.replacement
        shift += len(edit.replacement) - (edit.end - edit.start)
