"""What an index says of a pattern, and the flags and numbers in which it says it."""

from __future__ import annotations

from typing import NamedTuple

NEEDS = ("alone", "field", "cue", "errors", "source")
"""The evidence classes, weakest demand first; readings refer to them by number."""
EDGE_LEFT, EDGE_RIGHT, CAPS, FOLDS, SELECTS, SPEAKS, SIGNALS, ERRS = 1, 2, 4, 8, 16, 32, 64, 128
CUES = SIGNALS
"""Flags of a pattern: its edges are Latin, it has capitals, it is a character that folds, it can select a sense, it says what
a text is about, it is no wrong form but a word that only the field has (of a context word: it is a cue), it renders some word
wrongly."""
WORD_BITS = 16
WORD_MASK = (1 << WORD_BITS) - 1
"""Bits of a word's number in an edge of the tree of terms."""
RIGHT, WRONG, LINK = 0, 1, 2
"""How a piece of Chinese renders a word: as the field says it, wrongly, or it only joins others (和, 到)."""
NOWHERE, MAINLAND, TAIWAN, ANY = 0, 1, 2, 4
"""Where a right term is right; English and abbreviations are anywhere, a tolerated form is nowhere."""


class Touching(NamedTuple):
    """Words that stand directly beside a form (`before~after`), by the character that rules most of them out."""

    before: dict[str, list[str]]
    """What stands before the form where nothing is asked after it, by its last character."""
    after: dict[str, list[tuple[str, str]]]
    """What else stands before and after the form, by the first character after it."""

    def beside(self, shadow: str, start: int, end: int) -> str:
        """Return the first of the words that touch `[start, end)`, as the glossary writes it; "" if there is none.

        A blank that house style puts between Latin and Han characters does not part them: PoE 帽子.
        """
        last, first = shadow[start - 1 : start], shadow[end : end + 1]
        if last == " " and shadow[start] >= "\u3400":
            start -= 1
            last = shadow[start - 1 : start]
        if first == " " and shadow[end - 1] >= "\u3400":
            end += 1
            first = shadow[end : end + 1]
        for before in self.before.get(last, ()):
            if shadow.endswith(before, 0, start):
                return f"{before}~"
        for before, after in self.after.get(first, ()):
            if shadow.startswith(after, end) and shadow.endswith(before, 0, start):
                return f"{before}~{after}"
        return ""


class Trigger(NamedTuple):
    """One reading of a wrong form: for which concept, by which evidence class (index into NEEDS), with which correction."""

    concept: int
    need: int
    correction: str | None
    correction_tw: str | None
    derived: bool
    english: bool
    right_in_taiwan: bool
    plural: bool
    common: bool
    acronym: bool
    ordinary: bool
    composed: bool = False


class Topic(NamedTuple):
    """What a word of the context says a text is about: fields with how strongly, and domains, by number."""

    fields: tuple[tuple[int, float], ...]
    domains: tuple[int, ...]
    weight: float
    """How strongly it speaks for any field at most."""


class Roles(NamedTuple):
    """What else a word of the context says; concepts by number."""

    right: tuple[tuple[int, int], ...]
    guard: bool
    cues: frozenset[int]
    acronym_cues: frozenset[int]
    against: frozenset[int]
    acronym_against: frozenset[int]


class Demand(NamedTuple):
    """What a wrong form asks of its surroundings, over all its readings."""

    need: int
    concepts: frozenset[int]
    fields: frozenset[tuple[int, float]]
    cues: tuple[str, ...]
    compounds: tuple[str, ...]
    """English compounds of its concepts, in lower case and without hyphens."""
    touching: tuple[Touching, ...]
    percent: bool
    rare: bool
    """A word that needs a cue, and that ordinary text hardly has."""
