"""Shadows: the text as it is compared, one character for one character.

Case and width are folded, Traditional characters become Simplified ones. A place in the shadow is the same place in the
text, so no offset table exists; what cannot keep the length stays as it is.
"""

from __future__ import annotations

_WIDE = {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()}
_WIDE |= {0xFF10 + i: chr(0x30 + i) for i in range(10)}
_FEW = 12


class Folder:
    """Folds text for comparing.

    `traditional` and `simplified` are two strings of equal length: a Traditional character and, at the same place, the
    Simplified one (OpenCC's character table, taken when the index is built).
    """

    def __init__(self, traditional: str, simplified: str, plain: str = "") -> None:
        self._table: dict[int, str] = {**_WIDE, **dict(zip(map(ord, traditional), simplified, strict=True))}
        self._keys = frozenset(map(chr, self._table))
        self._traditional = frozenset(traditional)
        self._simplified = frozenset(plain)

    def fold(self, text: str) -> str:
        """Return the shadow of `text`; always of the same length."""
        shadow = text.lower()
        if len(shadow) != len(text):
            shadow = "".join(low if len(low := char.lower()) == 1 else char for char in text)
        present = self._keys.intersection(shadow)
        if len(present) <= _FEW:
            for char in present:
                shadow = shadow.replace(char, self._table[ord(char)])
            return shadow
        return shadow.translate(self._table)

    def is_traditional(self, text: str) -> bool:
        """Tell whether `text` is written in Traditional characters (more distinct ones than Simplified)."""
        chars = set(text)
        traditional = len(chars & self._traditional)
        return traditional > 0 and traditional > len(chars & self._simplified)
