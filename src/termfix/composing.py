"""Wrong compounds that nobody listed: rows of Chinese pieces that render an English term word by word.

The pieces and the terms come from the sense lexicon (`sequences`). A row counts if at least one piece is a wrong rendering of
its word and stands in no admitted term of the concept, at least one is right and all right ones are in some admitted term, and
the whole is no right term and no guarded word. Between two pieces there may be a blank, a line break or a quotation mark. What
the glossary lists goes first. Rows are looked for only in paragraphs that speak of the field and have other errors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .automata import Hit
from .index import Index
from .matching import Found, find, find_context, find_triggers
from .records import ERRS, NEEDS, RIGHT, WRONG, Trigger
from .text import Segment, paragraph_at, unified_lines

SHORTEST = 4
"""A row has at least so many characters: shorter ones are ordinary words too often."""
DENSE = 200
"""A text with a word of the field per so many characters speaks of it in every paragraph."""
_JOINTS = frozenset(" \n“”\"'「」-‑")
"""What may stand between two pieces, once in a row and not beside a single character."""
_FIELD = NEEDS.index("field")


class _Row(NamedTuple):
    node: int
    start: int
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    gaps: int


class Composed(NamedTuple):
    """Places of wrong compounds as hits; number `i` below the hits of the glossary stands for `readings[i]`."""

    hits: list[Hit]
    readings: list[tuple[Trigger, ...]]


NOTHING = Composed([], [])


def compose(index: Index, found: Found, errors: list[Hit]) -> Composed:
    """Find wrong compounds in the paragraphs of a text that speak of the field and have other `errors`, be they only likely.

    Without those a compound that nobody wrote down is not reported. Hits are numbered from `index.first_free`.
    """
    if not errors:
        return NOTHING
    sure = [hit for hit in found.hits if index.demand(hit[2]).need <= _FIELD]
    spans = list(_speaking(found, sure, errors))
    return _compose(index, found.shadow, spans, found.hits) if spans else NOTHING


def compose_all(index: Index, text: str) -> Composed:
    """Find what would be wrong compounds in a folded text if all of it spoke of the field."""
    return _compose(index, text, [(0, len(text))], [])


def readings_of(index: Index, text: str) -> Iterator[Trigger]:
    """Yield what `text` as a whole is a wrong form of: by the glossary, else composed. `text` is folded."""
    whole = (0, len(text))
    listed = [number for start, end, number in find_triggers(index, text) if (start, end) == whole]
    if listed:
        for number in listed:
            yield from index.trigger(number)
        return
    composed = compose_all(index, text)
    for start, end, number in composed.hits:
        if (start, end) == whole:
            yield from composed.readings[number - index.first_free]


def _speaking(found: Found, sure: list[Hit], errors: list[Hit]) -> Iterator[Segment]:
    """Yield the paragraphs with `errors` and two different words of the field or `sure` wrong forms.

    In a text that is full of them one is enough.
    """
    places = sorted([*found.signals, *sure])
    full = len(places) * DENSE >= len(found.shadow)
    lines = unified_lines(found.shadow)
    last = Segment(0, 0)
    for error in sorted(errors):
        if error[0] < last.end:
            continue
        last = paragraph_at(lines, error[0], error[1])
        inside = places[bisect_left(places, (last.start,)) : bisect_left(places, (last.end,))]
        if full or len({number for _, _, number in inside}) > 1:
            yield last


def _compose(index: Index, shadow: str, spans: Iterable[tuple[int, int]], written: list[Hit]) -> Composed:
    hits: list[Hit] = []
    readings: list[tuple[Trigger, ...]] = []
    for start, end in spans:
        found: dict[tuple[int, int], dict[int, Trigger]] = {}
        for row, stop in _rows(index, shadow, start, end):
            listed = [hit for hit in written if hit[0] < stop and hit[1] > row.start]
            if listed and (row.gaps or any(hit[0] < row.start or hit[1] > stop for hit in listed)):
                continue
            for concept in index.ends(row.node):
                by_concept = found.setdefault((row.start, stop), {})
                reading = None if concept in by_concept else _reading(index, concept, row)
                if reading and not any(concept in index.demand(hit[2]).concepts for hit in listed):
                    by_concept[concept] = reading
        for place, by_concept in found.items():
            if by_concept and not _is_known(index, shadow[place[0] : place[1]]):
                hits.append((*place, index.first_free + len(readings)))
                readings.append(tuple(by_concept.values()))
    return Composed(hits, readings)


def _rows(index: Index, shadow: str, start: int, end: int) -> Iterator[tuple[_Row, int]]:
    """Yield the rows that are whole terms, with the place where they end."""
    pieces = _chains(index, shadow, sorted(find(index.pieces, shadow, start, end)))
    begins: dict[int, list[int]] = {}
    long_begins: dict[int, list[int]] = {}
    for low, high, number in pieces:
        begins.setdefault(low, []).append(number)
        if high - low > 1:
            long_begins.setdefault(low, []).append(number)
    adjacent: dict[int, list[_Row]] = {}
    joined: dict[int, list[_Row]] = {}
    for low, high, number in pieces:
        is_long = high - low > 1
        followers = (begins if is_long else long_begins).get(high, [])  # no two single characters in a row
        joins = is_long and high + 1 in long_begins and shadow[high : high + 1] in _JOINTS
        if joins:
            followers = followers + long_begins[high + 1]
        rows = adjacent.get(low, [])
        if is_long and low in joined:
            rows = rows + joined[low]
        longer = list(_longer(index, rows, number, shadow[low:high])) if rows else []
        yield from ((row, high) for row in longer if row.wrong and row.right and high - row.start >= SHORTEST)
        if followers:
            grown = [row for row in longer if index.children(row.node)]
            if any(index.leads_on(number, follower) for follower in followers):
                grown += _first(index, number, low, shadow[low:high])
            adjacent.setdefault(high, []).extend(grown)
            if joins:
                joined.setdefault(high + 1, []).extend(row._replace(gaps=1) for row in grown if not row.gaps)


def _first(index: Index, number: int, start: int, piece: str) -> list[_Row]:
    """Return the rows that a piece begins."""
    return [
        _Row(node, start, (piece,) if kind == RIGHT else (), (piece,) if kind == WRONG else (), 0)
        for node, kind in index.starts(number)
    ]


def _longer(index: Index, rows: list[_Row], number: int, piece: str) -> Iterator[_Row]:
    """Yield `rows` with one more piece, where a term goes on with a word that it renders."""
    words = index.piece(number)
    for row in rows:
        children = index.children(row.node)
        for word, kind in words.items():
            node = children.get(word)
            if node is not None:
                right = (*row.right, piece) if kind == RIGHT else row.right
                wrong = (*row.wrong, piece) if kind == WRONG else row.wrong
                yield _Row(node, row.start, right, wrong, row.gaps)


def _chains(index: Index, shadow: str, pieces: list[Hit]) -> list[Hit]:
    """Return those of the sorted `pieces` that stand together with others of which one errs."""
    flags = index.pieces.flags
    kept: list[Hit] = []
    begin, reach, errs = 0, -1, 0
    for place, (low, high, number) in enumerate(pieces):
        if low > reach and not (low == reach + 1 and shadow[reach] in _JOINTS):
            if errs and place - begin > 1:
                kept += pieces[begin:place]
            begin, errs = place, 0
        reach = max(reach, high)
        errs |= flags[number] & ERRS
    if errs and len(pieces) - begin > 1:
        kept += pieces[begin:]
    return kept


def _reading(index: Index, concept: int, row: _Row) -> Trigger | None:
    """Return the reading of a row as a term of the concept, corrected by the first term that keeps its right pieces."""
    terms = index.concept(concept)["terms"]
    mainland: list[str] = terms["zh-CN"]
    if all(any(piece in term for term in mainland) for piece in row.wrong):
        return None
    best = _keeping(row.right, mainland, mainland)
    if best is None:
        return None
    taiwan = _keeping(row.right, terms["zh-TW"], [index.folder.fold(term) for term in terms["zh-TW"]])
    return Trigger(concept, _FIELD, best, taiwan, True, False, False, False, False, False, False, composed=True)


def _keeping(right: Iterable[str], terms: list[str], folded: list[str]) -> str | None:
    return next((term for term, key in zip(terms, folded, strict=True) if all(piece in key.lower() for piece in right)), None)


def _is_known(index: Index, text: str) -> bool:
    """Tell whether the whole is a right term or a guarded word."""
    for low, high, number in find_context(index, text, english=False):
        if low == 0 and high == len(text):
            roles = index.roles(number)
            return bool(roles.right) or roles.guard
    return False
