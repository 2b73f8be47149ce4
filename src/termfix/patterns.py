"""Many texts looked for in one pass: an automaton over their first characters, and the rest compared where those stand.

A third of the states of an automaton over whole wrong forms serve the ends of long ones, which few texts have; without them it
loads in two thirds of the time (docs/performance.md). `build` makes what `Patterns` reads.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import groupby

from . import automata
from .automata import Hit

_HAN = 4
_LATIN = 12
Tails = Callable[[int], list[str]]


class Patterns:
    """Texts to be found, by number in sorted order; `flags` are theirs, the first counts as number `start` of its index.

    `firsts` holds the number of the first text of each head, and one more; `tails` what follows the head in each, or [] for a
    head that is a whole text and the only one. Without `firsts` the heads are the texts. `flat`: blanks stand for hyphens.
    """

    __slots__ = ("_automaton", "_firsts", "_tails", "flags", "flat", "start")

    def __init__(
        self, automaton: automata.Automaton, flags: bytes, start: int, *, flat: bool, firsts: Sequence[int] = (), tails: Tails
    ) -> None:
        self._automaton = automaton
        self._firsts = firsts
        self._tails = tails
        self.flags = flags
        self.start = start
        self.flat = flat

    def find(self, text: str) -> list[Hit]:
        """Return (start, end, number) of every occurrence, overlapping ones too, in code points; number without `start`."""
        heads = self._automaton.find(text)
        firsts, tails = self._firsts, self._tails
        if not firsts:
            return heads
        found: list[Hit] = []
        for low, high, head in heads:
            number = firsts[head]
            rests = tails(head)
            if not rests:
                found.append((low, high, number))
                continue
            for tail in rests:
                if text.startswith(tail, high):
                    found.append((low, high + len(tail), number))
                number += 1
        return found


def build(texts: Sequence[str]) -> tuple[bytes, array[int], list[list[str]]]:
    """Return automaton, `firsts` and `tails` of sorted, distinct texts."""
    heads: list[str] = []
    firsts = array("I")
    tails: list[list[str]] = []
    number = 0
    for head, group in groupby(texts, key=_head):
        rests = [text[len(head) :] for text in group]
        heads.append(head)
        firsts.append(number)
        tails.append([] if rests == [""] else rests)
        number += len(rests)
    firsts.append(number)
    return automata.build(heads), firsts, tails


def _head(text: str) -> str:
    """Return what the automaton knows of a text: longer heads load longer, shorter ones are met too often."""
    head = text[:_HAN]
    return text[:_LATIN] if any(map(str.isascii, head)) else head
