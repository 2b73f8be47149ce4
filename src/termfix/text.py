"""Places in a text. Knows no terminology.

Every offset is a code-point index into the decoded text of the file (without byte-order mark), every span half-open.
Lines end at LF, CRLF or CR and nowhere else, as in the Language Server Protocol.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `[start, end)` (code points of the original text) by `replacement`."""

    start: int
    end: int
    replacement: str


class Segment(NamedTuple):
    """A paragraph of prose `[start, end)`: the unit of evidence and of corrected passages."""

    start: int
    end: int


class Document:
    """A text, its paragraphs in order, and the ranges inside them that are no prose (code, links, markup)."""

    __slots__ = ("_line_starts", "masks", "path", "segments", "source")

    def __init__(
        self,
        source: str,
        segments: tuple[Segment, ...],
        masks: tuple[tuple[int, int], ...] = (),
        path: str | None = None,
    ) -> None:
        self.source = source
        self.segments = segments
        self.masks = masks
        self.path = path
        self._line_starts: list[int] = []

    def blanked(self, shadow: str) -> str:
        """Return `shadow` with every masked character replaced by NUL; same length."""
        if not self.masks:
            return shadow
        parts: list[str] = []
        last = 0
        for start, end in self.masks:
            parts += (shadow[last:start], "\0" * (end - start))
            last = end
        parts.append(shadow[last:])
        return "".join(parts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column (in code points) of `offset`."""
        starts = self._line_starts
        if not starts:
            starts.append(0)
            starts.extend(match.end() for match in re.finditer(r"\r\n|\r|\n", self.source))
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def apply_edits(text: str, edits: list[Edit]) -> str:
    """Apply disjoint edits, given in ascending order, in one pass over `text`.

    Raises ValueError if edits overlap or are out of order.
    """
    parts: list[str] = []
    last = 0
    for edit in edits:
        if edit.start < last or edit.end < edit.start:
            raise ValueError(f"edits overlap or are unordered at {edit.start}")
        parts += (text[last : edit.start], edit.replacement)
        last = edit.end
    parts.append(text[last:])
    return "".join(parts)
