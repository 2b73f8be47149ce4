"""Shadows: the text as it is compared, one character for one character.

Case and width are folded, Traditional characters become Simplified ones. A place in the shadow is the same place in the
text, so no offset table exists; what cannot keep the length stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_FEW = 12
_SHORT = 2000


def lower(text: str) -> str:
    """Return `text` in small letters, of the same length: a capital whose small letter is longer stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Folder:
    """Folds text for comparing.

    `traditional` and `simplified` are two strings of equal length: a Traditional character and, at the same place, the
    Simplified one (OpenCC's character table, taken when the index is built). The last two hold characters that only
    Traditional and only Simplified text has.
    """

    def __init__(self, traditional: str, simplified: str, only_traditional: str = "", only_simplified: str = "") -> None:
        self._strings = (traditional, simplified)
        self._scripts = (only_traditional, only_simplified)
        self._tables_built = False

    @cached_property
    def _table(self) -> dict[str, str]:
        self._tables_built = True
        return WIDE | dict(zip(self._strings[0], self._strings[1], strict=True))

    @cached_property
    def _translation(self) -> dict[int, str]:
        return {ord(char): folded for char, folded in self._table.items()}

    @cached_property
    def _sets(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(self._scripts[0]), frozenset(self._scripts[1])

    def fold(self, text: str) -> str:
        """Return the shadow of `text`; always of the same length."""
        shadow = lower(text)
        if shadow.isascii():
            return shadow
        return self.fold_characters(shadow, self._foldable(shadow))

    def fold_characters(self, shadow: str, characters: Collection[str]) -> str:
        """Return `shadow` (in small letters) with the given characters folded: all of those in it that fold."""
        if len(characters) > _FEW:
            return shadow.translate(self._translation)
        for char in characters:
            shadow = shadow.replace(char, self._folded(char))
        return shadow

    def _folded(self, char: str) -> str:
        place = self._strings[0].find(char)
        return self._strings[1][place] if place >= 0 else WIDE[char]

    def _foldable(self, shadow: str) -> set[str]:
        """Return the characters of `shadow` that fold.

        For one short text a search in the strings is faster than to build a table of some four thousand characters.
        """
        if self._tables_built or len(shadow) > _SHORT:
            return self._table.keys() & set(shadow)
        traditional = self._strings[0]
        return {char for char in set(shadow) if char in WIDE or (char > "\u33ff" and char in traditional)}

    def is_traditional(self, text: str) -> bool:
        """Tell whether `text` is written in Traditional characters (more distinct ones than Simplified)."""
        chars = {char for char in set(text) if char > "\u33ff"}
        if len(chars) < 200 and not self._tables_built:
            traditional = sum(char in self._scripts[0] for char in chars)
            return traditional > 0 and traditional > sum(char in self._scripts[1] for char in chars)
        only_traditional, only_simplified = self._sets
        traditional = len(chars & only_traditional)
        return traditional > 0 and traditional > len(chars & only_simplified)
