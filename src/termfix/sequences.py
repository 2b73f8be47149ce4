"""English terms as sequences of component words, and the Chinese pieces that render each word, rightly or wrongly.

"deep trench isolation" is (deep, trench, isolation); 海沟 is a wrong piece of trench. A Chinese compound that is a row of such
pieces, in the order of a term, is that term as an engine without field knowledge says it; `composing` finds it in texts.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator

from .glossary import Concept, Glossary, Sense
from .records import LINK, RIGHT, WORD_BITS, WRONG

Sequence = tuple[str, ...]
"""Ids of senses in the order in which Chinese says them; `=text` is a piece that stays as it is."""
LONGEST = 6
"""Words of a term; longer ones are sentences."""
_SPLIT = re.compile(r"[ \-/]+")
_ARTICLES = frozenset(("a", "an", "the"))
_TURNED = {"of": (), "in": ("=中",), "on": ("=上",), "per": ()}
"""Words that Chinese turns round: "X of Y" is Y X, "X in Y" is Y 中 X, "X per Y" is 每 Y X."""
_LINKS = {"and": ("=和", "=与", "=及"), "or": ("=或",), "to": ("=到", "=至")}
"""Words that may be rendered or left out."""
_ADDED = frozenset(("=每", *(text for texts in (*_TURNED.values(), *_LINKS.values()) for text in texts)))
LITERAL = re.compile(r"\d*[A-Z][A-Za-z0-9.+]*")
"""An abbreviation in a term, which stays as it is in Chinese; not a mere number."""


class Sequences:
    """The terms of a glossary as sequences."""

    def __init__(self, glossary: Glossary) -> None:
        self._lexicon: dict[str, Sense] = {word: sense for sense in glossary.senses.values() for word in sense.english}

    def of(self, concept: Concept) -> Iterator[Sequence]:
        """Yield the sequences of the English terms of a concept that have several words, all of them known."""
        for term in concept.terms["en"]:
            words = [word for word in _SPLIT.split(term) if word and word.lower() not in _ARTICLES]
            if 1 < len(words) <= LONGEST:
                for ordered in _in_chinese_order(words):
                    known = [self._piece(word) for word in ordered]
                    if None not in known:
                        yield tuple(word for word in known if word)

    def _piece(self, word: str) -> str | None:
        if word.startswith("="):
            return word
        sense = self._lexicon.get(word) or self._lexicon.get(word.lower()) or self._lexicon.get(word.removesuffix("s"))
        if sense is not None:
            return sense.id
        return f"={word.lower()}" if LITERAL.fullmatch(word) else None


def _in_chinese_order(words: list[str]) -> Iterator[list[str]]:
    """Yield the word orders in which an engine renders a term."""
    for place, word in enumerate(words[1:-1], 1):
        before, after = words[:place], words[place + 1 :]
        if word in _TURNED:
            first = ["=每"] if word == "per" else []
            yield [*first, *after, *_TURNED[word], *before]
            return
        if word in _LINKS:
            for link in _LINKS[word]:
                yield [*before, link, *after]
            yield [*before, *after]
            return
    yield words


class Tree:
    """The sequences of all concepts as a tree of word numbers, for the index.

    `ends`: for each node the numbers of the concepts with a term that ends there. `pieces`: Chinese text, folded, → the words
    that it renders, each with how (`records.RIGHT`, `WRONG` or `LINK`).
    """

    def __init__(self, glossary: Glossary, concepts: Iterable[Concept], fold: Callable[[str], str]) -> None:
        sequences = Sequences(glossary)
        self.ends: list[list[int]] = [[]]
        self.pieces: dict[str, list[tuple[int, int]]] = {}
        self._numbers: dict[str, int] = {}
        self._edges: dict[int, int] = {}
        said: dict[str, set[str]] = {}
        for number, concept in enumerate(concepts):
            terms = {fold(term) for term in concept.terms["zh-CN"]}
            for sequence in sequences.of(concept):
                node = self._add(sequence)
                if number not in self.ends[node]:
                    self.ends[node].append(number)
                for word in sequence:
                    said.setdefault(word, set()).update(terms)
        for text, word, kind in self._renderings(glossary):
            piece = fold(text)
            if kind == WRONG and len(piece) == 1:
                continue
            if kind == RIGHT and not any(piece in term for term in said[word]):
                continue  # no correction could keep it
            known = self.pieces.setdefault(piece, [])
            if all(number != self._numbers[word] for number, _ in known):
                known.append((self._numbers[word], kind))

    def columns(self) -> dict[str, array[int]]:
        """Return the edges as sorted keys (parent, word) and the nodes that they lead to."""
        pairs = sorted(self._edges.items())
        return {"edges": array("Q", [key for key, _ in pairs]), "children": array("I", [node for _, node in pairs])}

    def _add(self, sequence: Sequence) -> int:
        node = 0
        for word in sequence:
            key = node << WORD_BITS | self._numbers.setdefault(word, len(self._numbers))
            if key not in self._edges:
                self._edges[key] = len(self.ends)
                self.ends.append([])
            node = self._edges[key]
        return node

    def _renderings(self, glossary: Glossary) -> Iterator[tuple[str, str, int]]:
        for word in self._numbers:
            if word.startswith("="):
                yield word[1:], word, LINK if word in _ADDED else RIGHT
            else:
                sense = glossary.senses[word]
                yield from ((text, word, RIGHT) for text in sense.right)
                yield from ((text, word, WRONG) for text in sense.wrong)
