"""Whether a form is no word of its text but cuts through others: 前强调 in 此前|强调, 处理人 in 处理|人工智能.

Chinese writes no blanks, so a form also stands where one word ends and the next begins. It is doubted if a common word of the
language reaches into its beginning and what is left of it is words as well. The end is asked of derived forms only, which
nobody has seen in a text: 上 after 十字线 makes 线上, 数 after 口罩层 makes 层数, and both forms are meant (docs/quality.md has
the figures).
"""

from __future__ import annotations

from collections.abc import Iterable

REACH = 3
"""Code points beside a form that a word across its edge may take."""
ALONE = frozenset("的了是在有把被为与和对从到及或等由以可能会将使让用出个")
"""Characters that often are a word themselves, so that one of them before a form need not be the beginning of another word."""
_ENOUGH = 3
"""Code points up to which a form, or from which on a word across its end, makes a cut at the end likely."""


def is_cut(words: Iterable[tuple[int, int]], start: int, end: int, before: str) -> bool:
    """Tell whether words at `(low, high)` cut `[start, end)`: one across its beginning, and the rest words.

    `before` is the character before the form. A word that takes a whole word of the form cuts nothing: 高功率 in 高功率|领域.
    The last one may reach over the end.
    """
    spans = {(low, high) for low, high in words if low != start - 1 or before not in ALONE}
    rests = [high for low, high in spans if low < start < high < end and (high == start + 1 or (start, high) not in spans)]
    return any(_are_words(spans, rest, end) for rest in rests)


def is_cut_behind(words: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether words at `(low, high)` cut `[start, end)` at its end: one across it, and words before that: 市场|前景.

    A form whose last word is whole is not cut (工艺|角落 before 下, in spite of 落下), nor is a longer one by two characters.
    """
    spans = set(words)
    last = min((low for low, high in spans if high == end and low > start), default=end)
    across = [low for low, high in spans if start < low < end < high and (end - start <= _ENOUGH or high - low >= _ENOUGH)]
    return any(low <= last and _are_words(spans, start, low) for low in across)


def _are_words(spans: set[tuple[int, int]], low: int, end: int) -> bool:
    """Tell whether words stand side by side from `low` up to `end` or over it, then with one character of the form."""
    return any(
        first == low and (last == end or last > end == low + 1 or (last < end and _are_words(spans, last, end)))
        for first, last in spans
    )
