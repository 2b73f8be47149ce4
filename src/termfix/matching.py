"""Where the words of the glossary stand in a text: observations, never judgements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from .automata import Hit
from .folding import lower
from .index import Index
from .patterns import Patterns
from .records import CAPS, EDGE_LEFT, EDGE_RIGHT, FOLDS, SIGNALS, SPEAKS
from .spelling import unhyphened

CHUNK = 1 << 18
"""Code points per call of the matcher, which keeps an offset map of what it is given (peak memory)."""
_SHARE = r"[^，。；、！？\n增涨降减占比年倍了]{0,8}?(?:\d+(?:\.\d+)?\s?[%％]|百分之|[一二两三四五六七八九半]成)"
BRACKETS = frozenset("（(")
"""An English gloss may follow or precede in these."""
LONGEST = 64
"""No wrong form has more code points; the compiler sees to it."""
_ENGLISH = (" the ", " of ", " is ")
COMPOUND = 4
"""Characters from which on a form counts as a compound, which keeps its sense within a text."""
LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
"""The characters of ASCII words."""
EDGES = EDGE_LEFT | EDGE_RIGHT
NO_FORM = FOLDS | SIGNALS
"""Flags of what the first pass looks for besides wrong forms."""
OVERLAP = 128
"""A chunk begins this many code points early, so that no hit is lost at its edge; patterns are shorter."""


def find(patterns: Patterns, shadow: str, start: int = 0, end: int | None = None) -> list[Hit]:
    """Return the hits in `shadow[start:end]` whose Latin edges are word edges, in order of their first characters."""
    stop = len(shadow) if end is None else end
    flags, number_of_first, found = patterns.flags, patterns.start, []
    for begin in range(start, stop, CHUNK):
        limit = min(begin + CHUNK, stop)
        base = max(start, begin - OVERLAP)
        piece = shadow if base == 0 and limit == len(shadow) else shadow[base:limit]
        hits = patterns.find(unhyphened(piece) if patterns.flat else piece)
        if base or begin > start:
            hits = [(low + base, high + base, number) for low, high, number in hits if high + base > begin or begin == start]
        hits = [hit for hit in hits if not flags[hit[2]] & EDGES or at_word_edges(shadow, hit[0], hit[1])]
        found += [(low, high, number + number_of_first) for low, high, number in hits] if number_of_first else hits
    return found


def at_word_edges(text: str, start: int, end: int) -> bool:
    """Tell whether `[start, end)` cuts no Latin word at its edges: *die* in *audience* does; Han edges always may stand."""
    if start and text[start] in LATIN and text[start - 1] in LATIN:
        return False
    return not (end < len(text) and text[end - 1] in LATIN and text[end] in LATIN)


class Found(NamedTuple):
    """What the first pass over a text finds.

    `shadow` is the text as it is searched, `folded` tells whether more than case was folded, `hits` are the places where a
    wrong form may stand, `signals` words that only the field has.
    """

    shadow: str
    folded: bool
    hits: list[Hit]
    signals: list[Hit]


def find_triggers(index: Index, shadow: str, start: int = 0, end: int | None = None, *, latin: bool = True) -> list[Hit]:
    """Return the wrong forms in `shadow[start:end]`, those of Chinese text first; `latin`: also those of English text."""
    flags = index.han_triggers.flags
    hits = [hit for hit in find(index.han_triggers, shadow, start, end) if not flags[hit[2]] & NO_FORM]
    return hits + find(index.latin_triggers, shadow, start, end) if latin else hits


def triggers(index: Index, text: str, *, english: bool | None = None) -> Found:
    """Search a text for wrong forms, and for words that only the field has.

    Characters that fold (Traditional, wide) are patterns too: a text without them, as most are, is its own shadow but for
    case, and need not be searched for them. `english` states whether there is English text; None means to look.
    """
    shadow = lower(text)
    latin = has_english(shadow) if english is None else english
    hits, signals, places = _sorted_out(index, shadow)
    if places:
        shadow = index.folder.fold_characters(shadow, {shadow[place] for place in places})
        if len(places) * 4 * LONGEST > len(shadow):
            hits, signals, _ = _sorted_out(index, shadow)
        else:
            hits += _around(index, shadow, places)
    if latin:
        hits += find(index.latin_triggers, shadow)
    return Found(shadow, bool(places), hits, signals)


def _sorted_out(index: Index, shadow: str) -> tuple[list[Hit], list[Hit], list[int]]:
    """Return the wrong forms of Chinese text, the words that only the field has, and the places of characters that fold."""
    flags = index.han_triggers.flags
    hits: list[Hit] = []
    signals: list[Hit] = []
    places: list[int] = []
    for hit in find(index.han_triggers, shadow):
        flag = flags[hit[2]]
        if not flag & NO_FORM:
            hits.append(hit)
        elif flag & SIGNALS:
            signals.append(hit)
        else:
            places.append(hit[0])
    return hits, signals, places


def find_context(
    index: Index, shadow: str, start: int = 0, end: int | None = None, *, english: bool = True, speaking: bool = False
) -> list[Hit]:
    """Return the words of the context in `shadow[start:end]`.

    `english`: also English phrases; `speaking`: only words and phrases that say what a text is about.
    """
    hits = find(index.speaking, shadow, start, end)
    if not speaking:
        hits += find(index.cues, shadow, start, end) + find(index.words, shadow, start, end)
    if english:
        phrases, flags = find(index.phrases, shadow, start, end), index.context_flags
        hits += [hit for hit in phrases if flags[hit[2]] & SPEAKS] if speaking else phrases
    return hits


def find_selecting(index: Index, piece: str, *, speaking: bool = False) -> list[Hit]:
    """Return the words that say what a piece of text is about and, unless `speaking`, the cues, wherever they stand.

    English phrases count if the piece is English.
    """
    if piece.isascii():
        return find_context(index, piece, speaking=speaking)
    flat = unhyphened(piece)
    hits = index.speaking.find(flat)
    if not speaking:
        first = index.cues.start
        hits += [(low, high, number + first) for low, high, number in index.cues.find(flat)]
    return hits


def has_english(shadow: str) -> bool:
    """Tell whether a text may hold a paragraph of English: by its share of ASCII, or a line with words that none lacks."""
    if _little_han(shadow):
        return True
    for word in _ENGLISH:
        place = shadow.find(word)
        while place >= 0:
            end = shadow.find("\n", place)
            end = end if end >= 0 else len(shadow)
            if _little_han(shadow[shadow.rfind("\n", 0, place) + 1 : end]):
                return True
            place = shadow.find(word, end)
    return False


def _little_han(text: str) -> bool:
    """Tell whether less than about a fifth of the characters are Han, by the bytes that they take in UTF-8."""
    return text.isascii() or len(text.encode("utf-8", "surrogatepass")) * 8 < len(text) * 11


def _around(index: Index, shadow: str, places: list[int]) -> list[Hit]:
    """Return the hits that hold at least one of `places`, in a text where few characters were folded."""
    found: dict[Hit, None] = {}
    for place in places:
        start, end = max(0, place - LONGEST), min(len(shadow), place + LONGEST)
        for hit in find_triggers(index, shadow, start, end, latin=False):
            if hit[0] <= place < hit[1]:
                found[hit] = None
    return list(found)


def is_compound(form: str) -> bool:
    """Tell whether a form counts as a compound, which keeps its sense within a text."""
    return " " in form or "-" in form if form.isascii() else len(form) >= COMPOUND


def compounds_in(compounds: Sequence[str], shadow: str) -> list[str]:
    """Return those of some English compounds (in lower case, without hyphens) that stand in a stretch of text."""
    if not compounds or (" " not in shadow and "-" not in shadow):
        return []
    flat = unhyphened(shadow)
    return [term for term in compounds if term in flat]


def share_follows(shadow: str, end: int) -> bool:
    """Tell whether a percentage follows soon and is a state, not a growth or a part (产量为 71%; not 产量增长 28%)."""
    piece = shadow[end : end + 16]
    if "%" not in piece and "％" not in piece and "成" not in piece and "百分之" not in piece:
        return False
    return re.match(_SHARE, piece) is not None


class Context:
    """The evidence words of a stretch of text, by place. `source` and `shadow` have the same places."""

    def __init__(
        self,
        index: Index,
        source: str,
        shadow: str,
        start: int = 0,
        end: int | None = None,
        *,
        english: bool = True,
        speaking: bool = False,
    ) -> None:
        """`speaking`: only words that say what a text is about."""
        flags = index.context_flags
        hits = [
            hit
            for hit in find_context(index, shadow, start, end, english=english, speaking=speaking)
            if not flags[hit[2]] & CAPS or not source[hit[0] : hit[1]].islower()
        ]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        self.hits = hits
        self._starts = [hit[0] for hit in hits]
        self._longest = max((hit[1] - hit[0] for hit in hits), default=0)

    def inside(self, start: int, end: int) -> list[Hit]:
        """Return the hits that lie wholly in `[start, end)`, by start."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self.hits[low:high] if hit[1] <= end]

    def touching(self, start: int, end: int) -> list[Hit]:
        """Return the hits that share at least one character with `[start, end)`."""
        low, high = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [hit for hit in self.hits[low:high] if hit[1] > start]


def is_latin(char: str) -> bool:
    """Tell whether a character is part of an ASCII word."""
    return char in LATIN
