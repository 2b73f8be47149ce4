"""Where the words of the glossary stand in a text: observations, never judgements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .automata import Automaton, Hit
from .folding import lower
from .index import CAPS, EDGE_LEFT, EDGE_RIGHT, FOLDS, NEEDS, Index
from .text import Segment, paragraph_at, unified_lines

CHUNK = 1 << 18
"""Code points per call of the matcher, which keeps an offset map of what it is given (peak memory)."""
_SHARE = r"[^，。；、！？\n增涨降减占比年倍了]{0,8}?(?:\d+(?:\.\d+)?\s?[%％]|百分之|[一二三四五六七八九半]成)"
BRACKETS = frozenset("（([")
"""An English gloss may follow or precede in these."""
COMPOUND = 4
"""Characters from which on a form counts as a compound, which keeps its sense within a text."""
CUE = NEEDS.index("cue")
OVERLAP = 128
"""A chunk begins this many code points early, so that no hit is lost at its edge; patterns are shorter."""


def find(automaton: Automaton, flags: bytes, shadow: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """Yield the hits in `shadow[start:end]` whose Latin edges are word edges, in order of their end."""
    stop = len(shadow) if end is None else end
    for begin in range(start, stop, CHUNK):
        limit = min(begin + CHUNK, stop)
        base = max(start, begin - OVERLAP)
        piece = shadow if base == 0 and limit == len(shadow) else shadow[base:limit]
        for low, high, number in automaton.find(piece):
            first, last = low + base, high + base
            if last <= begin and begin > start:
                continue
            flag = flags[number]
            if flag:
                if flag & EDGE_LEFT and first and _latin(shadow[first - 1]):
                    continue
                if flag & EDGE_RIGHT and last < len(shadow) and _latin(shadow[last]):
                    continue
            yield first, last, number


def triggers(index: Index, text: str) -> tuple[str, list[Hit]]:
    """Return the shadow of `text` and every place where a wrong form may stand.

    Characters that fold (Traditional, wide) are patterns too: a text without them, as most are, is its own shadow but for
    case, and need not be searched for them.
    """
    shadow = lower(text)
    flags = index.trigger_flags
    hits = list(find(index.trigger_automaton, flags, shadow))
    wanted = [hit for hit in hits if flags[hit[2]] != FOLDS]
    if len(wanted) == len(hits):
        return shadow, hits
    shadow = index.folder.fold(text)
    return shadow, list(find(index.trigger_automaton, flags, shadow))


def plausible(index: Index, shadow: str, hits: list[Hit]) -> list[Hit]:
    """Drop the hits that no evidence of the text could carry, before the text is parsed; that is what makes a check fast.

    Most hits in ordinary text are words that need a cue (工具, 开发, 来源) and have none near, or no word of the field in
    their paragraph. Sentences and markup are not looked at yet, so nothing is dropped that the rules would report.
    """
    sure: list[Hit] = []
    doubtful: list[Hit] = []
    for hit in hits:
        needs = min(reading.need for reading in index.trigger(hit[2]))
        if needs < CUE:
            sure.append(hit)
        elif needs == CUE and _has_cue(index, shadow, hit):
            doubtful.append(hit)
    if not doubtful:
        return sure
    lines = unified_lines(shadow)
    last = Segment(0, 0)
    speaks = False
    starts = sorted(hit[0] for hit in sure)
    for hit in sorted(doubtful):
        if hit[1] > last.end:
            last = paragraph_at(lines, hit[0], hit[1])
            speaks = bisect_left(starts, last.end) > bisect_left(starts, last.start)
            speaks = speaks or _speaks_of_field(index, shadow, last)
        if speaks or _has_bracket(shadow, hit):
            sure.append(hit)
    numbers = {hit[2] for hit in sure if hit[1] - hit[0] >= COMPOUND}
    return sure + [hit for hit in hits if hit[2] in numbers and hit not in sure] if numbers else sure


def _has_bracket(shadow: str, hit: Hit) -> bool:
    """Tell whether Latin text in brackets follows the place, or the place stands in brackets after Latin text."""
    before, after = shadow[max(0, hit[0] - 5) : hit[0]], shadow[hit[1] : hit[1] + 6]
    for mark in BRACKETS:
        if (place := after.find(mark)) >= 0 and any(map(_latin, after[place : place + 3])):
            return True
        if (place := before.rfind(mark)) >= 0 and any(map(_latin, before[max(0, place - 2) : place])):
            return True
    return False


def _has_cue(index: Index, shadow: str, hit: Hit) -> bool:
    if _has_bracket(shadow, hit):
        return True
    start, end, number = hit
    concepts = [reading.concept for reading in index.trigger(number)]
    fields = {(index.field_numbers[index.concept(concept)["field"]], 1.0) for concept in concepts}
    low, high = max(0, start - index.near), min(len(shadow), end + index.near)
    for first, last, word in index.context_automaton.find(shadow[low:high]):
        if first + low >= end or last + low <= start:
            roles = index.roles(word)
            if not roles.cues.isdisjoint(concepts) or not fields.isdisjoint(roles.fields):
                return True
    for concept in map(index.concept, concepts):
        if concept.get("percent") and share_follows(shadow, end):
            return True
        for before, after in concept.get("touch_cues", ()):
            if shadow.startswith(after, end) and shadow.endswith(before, 0, start):
                return True
    return False


def share_follows(shadow: str, end: int) -> bool:
    """Tell whether a percentage follows soon and is a state, not a growth or a part (产量为 71%; not 产量增长 28%)."""
    piece = shadow[end : end + 16]
    if "%" not in piece and "％" not in piece and "成" not in piece and "百分之" not in piece:
        return False
    return re.match(_SHARE, piece) is not None


def _speaks_of_field(index: Index, shadow: str, segment: Segment) -> bool:
    for _, _, word in index.context_automaton.find(shadow[segment.start : segment.end]):
        if any(weight for _, weight in index.roles(word).fields):
            return True
    found = index.trigger_automaton.find(shadow[segment.start : segment.end])
    return any(last - first > 3 for first, last, _ in found)


class Context:
    """The evidence words of a stretch of text, by place. `source` and `shadow` have the same places."""

    def __init__(self, index: Index, source: str, shadow: str, start: int = 0, end: int | None = None) -> None:
        flags = index.context_flags
        hits = [
            hit
            for hit in find(index.context_automaton, flags, shadow, start, end)
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


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")
