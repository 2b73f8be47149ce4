"""Where the words of the glossary stand in a text: observations, never judgements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from .automata import Automaton, Hit
from .index import CAPS, EDGE_LEFT, EDGE_RIGHT, Index

CHUNK = 1 << 18
"""Code points per call of the matcher, which keeps an offset map of what it is given (peak memory)."""
OVERLAP = 128
"""A chunk begins this many code points early, so that no hit is lost at its edge; patterns are shorter."""


def find(automaton: Automaton, flags: bytes, shadow: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """Yield the hits in `shadow[start:end]` whose Latin edges are word edges, in order of their end."""
    stop = len(shadow) if end is None else end
    for begin in range(start, stop, CHUNK):
        limit = min(begin + CHUNK, stop)
        base = max(start, begin - OVERLAP)
        piece = shadow if base == 0 and limit == len(shadow) else shadow[base:limit]
        for first, last, number in automaton.find(piece):
            first += base
            last += base
            if last <= begin and begin > start:
                continue
            flag = flags[number]
            if flag:
                if flag & EDGE_LEFT and first and _latin(shadow[first - 1]):
                    continue
                if flag & EDGE_RIGHT and last < len(shadow) and _latin(shadow[last]):
                    continue
            yield first, last, number


def triggers(index: Index, shadow: str) -> list[Hit]:
    """Return every place where a wrong form may stand."""
    return list(find(index.trigger_automaton, index.trigger_flags, shadow))


class Context:
    """The evidence words of a text, by place. `source` and `shadow` have the same places."""

    def __init__(self, index: Index, source: str, shadow: str) -> None:
        flags = index.context_flags
        hits = [
            hit
            for hit in find(index.context_automaton, flags, shadow)
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
