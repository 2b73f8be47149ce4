"""Look-up in a compiled glossary by any piece of a term: right terms, abbreviations, ids, wrong forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .composing import readings_of
from .index import Index

RIGHT, SHORT, ID, WRONG = range(4)
"""What a line of the search section is, best first."""


class Hit(NamedTuple):
    """A concept that was found, by which of its texts, and whether that is a wrong form of it."""

    concept: int
    text: str
    wrong: bool


def search(index: Index, query: str, limit: int = 20) -> list[Hit]:
    """Return up to `limit` concepts, best first: whole terms, beginnings, whole words, then any piece.

    All words of the query must occur in the term. Case, width and script do not matter.
    """
    words = index.folder.fold(query).split()
    if not words:
        return []
    best: dict[int, tuple[tuple[int, int, int], Hit]] = {}
    whole = " ".join(words)
    wrong = ((whole, reading.concept, WRONG) for reading in readings_of(index, whole))
    for text, concept, kind in (*_lines(index, words), *wrong):
        rank = (_nearness(text, whole), kind, len(text))
        if concept not in best or rank < best[concept][0]:
            best[concept] = rank, Hit(concept, text, kind == WRONG)
    return [hit for _, hit in sorted(best.values())[:limit]]


def _lines(index: Index, words: list[str]) -> Iterator[tuple[str, int, int]]:
    data = bytes(index.search_lines)
    longest = max(words, key=len).encode()
    place = data.find(longest)
    while place >= 0:
        start, end = data.rfind(b"\n", 0, place) + 1, data.find(b"\n", place)
        text, _, rest = data[start:end].decode().partition("\t")
        if rest and all(word in text for word in words):
            concept, kind = rest.split("\t")
            yield text, int(concept), int(kind)
        place = data.find(longest, end)


def _nearness(text: str, query: str) -> int:
    if text == query:
        return 0
    if text.startswith(query):
        return 1
    return 2 if f" {query} " in f" {text} " else 3
