"""Which places of wrong forms are worth a closer look: those without any possible evidence go, before a text is parsed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from .automata import Hit
from .index import Index
from .matching import (
    BRACKETS,
    COMPOUND,
    Found,
    at_word_edges,
    compounds_in,
    find_selecting,
    is_compound,
    is_latin,
    share_follows,
)
from .records import CUES, NEEDS, SELECTS, Demand
from .text import Segment, paragraph_at, unified_lines

CUE, ERRORS = NEEDS.index("cue"), NEEDS.index("errors")
EVERYDAY = 0.8
"""How much a paragraph must speak of the field before an everyday word is doubted: one full word or two weak ones."""
_CLOSING, _OPENING = ' ”"』」》', ' “"「'
"""What may stand between a form and a bracket."""
_BESIDE = frozenset((*BRACKETS, *_CLOSING, *_OPENING))
LONG = 2_000
"""Code points from which on a text about the field has a word that only the field has; else its everyday words are right."""


class Candidates(NamedTuple):
    """Places worth a closer look, by start.

    `strange` are words without a cue that ordinary text hardly has, in paragraphs that speak of the field; `waiting` are those
    that count among other errors only.
    """

    hits: list[Hit]
    strange: list[Hit]
    waiting: list[Hit]


def plausible(index: Index, found: Found, composed: Sequence[Hit] = ()) -> Candidates:
    """Drop the hits that no evidence of the text could carry, before the text is parsed; that is what makes a check fast.

    Most hits in ordinary text are words that need a cue (工具, 开发, 来源) and have none near, or no word of the field in
    their paragraph. Sentences and markup are not looked at yet, so nothing is dropped that the rules would report.
    `composed` are wrong compounds that no glossary lists; they come back with the others.
    """
    shadow, hits = found.shadow, found.hits
    sure = list(composed)
    doubtful: list[Hit] = []
    waiting: list[Hit] = []
    demands = [index.demand(hit[2]) for hit in hits]
    foreign = len(shadow) > LONG and not found.signals and all(demand.need >= CUE for demand in demands)
    for hit, demand in zip(hits, demands, strict=True):
        if demand.need < CUE:
            sure.append(hit)
        elif demand.need == CUE:
            if not foreign and _has_cue(index, shadow, hit, demand):
                doubtful.append(hit)
            elif demand.fields:
                waiting.append(hit)
        elif demand.need == ERRORS:
            waiting.append(hit)
    waiting.sort()
    speaking = _Speaking(index, found, sure)
    sure += [hit for hit in sorted(doubtful) if speaking.carries(hit)]
    accompanied = {hit for hit in waiting if speaking.accompanies(hit)}
    sure += accompanied
    waiting = [hit for hit in waiting if hit not in accompanied]
    strange = [hit for hit in waiting if speaking.estranges(hit)]
    if not sure:
        return Candidates([], strange, [])
    numbers = {hit[2] for hit in sure if is_compound(shadow[hit[0] : hit[1]])}
    known = {*sure, *strange}
    again = [hit for hit in hits if hit[2] in numbers and hit not in known]
    return Candidates(sorted([*sure, *again]), strange, [hit for hit in waiting if hit not in known])


class _Speaking:
    """What the paragraphs of a text say about the field; asked for places in order, paragraph by paragraph."""

    def __init__(self, index: Index, found: Found, sure: list[Hit]) -> None:
        self._index = index
        self._shadow = found.shadow
        self._lines = unified_lines(found.shadow)
        self._paragraph = Segment(0, 0)
        self._amount = 0.0
        self._strong: dict[tuple[int, float], set[int]] = {}
        self._sure = sorted(hit[0] for hit in sure)
        first_latin = len(index.han_triggers.flags)
        self._signals = sorted(hit[0] for hit in (*found.signals, *sure))
        compounds = [hit for hit in found.hits if hit[1] - hit[0] >= COMPOUND]
        self._compounds = sorted(hit[0] for hit in compounds if hit[2] < first_latin)
        self._english = sorted(hit[0] for hit in compounds if hit[2] >= first_latin)

    def carries(self, hit: Hit) -> bool:
        """Tell whether the paragraph could carry a hit with a cue: by a word of the field (`EVERYDAY` for an everyday word)."""
        self._turn_to(hit)
        everyday = not self._index.demand(hit[2]).fields
        spoken = self._amount >= EVERYDAY if everyday else self._amount > 0
        return spoken or _any_in(self._paragraph, self._sure) or _has_bracket(self._shadow, hit)

    def accompanies(self, hit: Hit) -> bool:
        """Tell whether the paragraph has several words of the own field of a hit without a cue."""
        self._turn_to(hit)
        demand = self._index.demand(hit[2])
        return demand.need == CUE and any(len(self._strong.get(field, ())) >= self._index.companions for field in demand.fields)

    def estranges(self, hit: Hit) -> bool:
        """Tell whether the paragraph has a word that only the field has, and ordinary text hardly has this one."""
        return self._index.demand(hit[2]).rare and _any_in(paragraph_at(self._lines, hit[0], hit[1]), self._signals)

    def _turn_to(self, hit: Hit) -> None:
        if self._paragraph.start <= hit[0] and hit[1] <= self._paragraph.end:
            return
        self._paragraph = paragraph_at(self._lines, hit[0], hit[1])
        paragraph = self._shadow[self._paragraph.start : self._paragraph.end]
        self._amount, self._strong = _speaking(self._index, paragraph)
        if _any_in(self._paragraph, self._compounds) or (paragraph.isascii() and _any_in(self._paragraph, self._english)):
            self._amount += 1.0


def _any_in(segment: Segment, starts: list[int]) -> bool:
    return bisect_left(starts, segment.end) > bisect_left(starts, segment.start)


def _speaking(index: Index, paragraph: str) -> tuple[float, dict[tuple[int, float], set[int]]]:
    """Return how much the words of a paragraph speak of the glossary's fields at most, and its strong words by field."""
    words: dict[int, float] = {}
    strong: dict[tuple[int, float], set[int]] = {}
    for _, _, word in find_selecting(index, paragraph, speaking=True):
        if word not in words:
            topic = index.topic(word)
            words[word] = topic.weight
            for field in topic.fields:
                if field[1] == 1:
                    strong.setdefault(field, set()).add(word)
    return sum(words.values()), strong


def _has_bracket(shadow: str, hit: Hit) -> bool:
    """Tell whether Latin text in brackets follows the place, or the place stands in brackets after Latin text."""
    start, end, _ = hit
    after = shadow[end : end + 6].lstrip(_CLOSING)
    if after[:1] in BRACKETS and any(map(is_latin, after[1:3])):
        return True
    before = shadow[max(0, start - 5) : start].rstrip(_OPENING)
    return before[-1:] in BRACKETS and any(map(is_latin, before[:-1][-2:]))


def _has_cue(index: Index, shadow: str, hit: Hit, demand: Demand) -> bool:
    """Tell whether a cue stands near the place or touches it, a percentage follows, or brackets do."""
    start, end, _ = hit
    near = index.near
    low = start - near if start > near else 0
    around = shadow[low : end + near]
    if demand.fields:
        if _is_selected(index, around, start - low, end - low, demand):
            return True
    else:  # an everyday word: few cues, and a search for each is faster than the automaton
        for cue in demand.cues:
            if cue in around and (_holds(shadow[low:start], cue) or _holds(shadow[end : end + near], cue)):
                return True
    for touching in demand.touching:
        if touching.beside(shadow, start, end):
            return True
    if demand.percent and share_follows(shadow, end):
        return True
    if compounds_in(demand.compounds, around):
        return True
    near_bracket = shadow[start - 1 : start] in _BESIDE or shadow[end : end + 1] in _BESIDE
    return near_bracket and _has_bracket(shadow, hit)


def _holds(piece: str, cue: str) -> bool:
    """Tell whether a cue stands in a piece of text, a Latin one as a word."""
    place = piece.find(cue)
    while place >= 0:
        if at_word_edges(piece, place, place + len(cue)):
            return True
        place = piece.find(cue, place + 1)
    return False


def _is_selected(index: Index, around: str, start: int, end: int, demand: Demand) -> bool:
    """Tell whether a word outside `[start, end)` of a stretch of text selects the sense: a cue, or a word of the own field."""
    flags = index.context_flags
    for first, last, word in find_selecting(index, around):
        if flags[word] & SELECTS and (first >= end or last <= start):
            if not demand.fields.isdisjoint(index.topic(word).fields):
                return True
            if flags[word] & CUES:
                roles = index.roles(word)
                if not (roles.cues | roles.acronym_cues).isdisjoint(demand.concepts):
                    return True
    return False
