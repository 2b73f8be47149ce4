"""Places in a text. Knows no terminology.

Every offset is a code-point index into the decoded text of the file (without byte-order mark), every span half-open.
Lines end at LF, CRLF or CR and nowhere else, as in the Language Server Protocol.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_CLOSING = frozenset("。！？!?：:；;…”」』）)")


class Edit(NamedTuple):
    """Replace `[start, end)` (code points of the original text) by `replacement`."""

    start: int
    end: int
    replacement: str


class Segment(NamedTuple):
    """A paragraph of prose `[start, end)`: the unit of evidence and of corrected passages."""

    start: int
    end: int


Places = Sequence[tuple[int, ...]] | None
"""Places of interest: tuples that begin with start and end, in ascending order; None means everywhere."""


class Document:
    """A text and the ranges in it that are no prose (code, links, markup): `masks`, in order and disjoint.

    `blocks` are those masks that end a paragraph. Paragraphs are found when they are asked for, not in advance: a long text
    mostly has few places of interest.
    """

    __slots__ = ("_line_starts", "_lines", "_segments", "blocks", "masks", "path", "source")

    def __init__(
        self,
        source: str,
        masks: tuple[tuple[int, int], ...] = (),
        blocks: tuple[tuple[int, int], ...] = (),
        path: str | None = None,
    ) -> None:
        self.source = source
        self.masks = masks
        self.blocks = blocks
        self.path = path
        self._line_starts: list[int] = []
        self._lines: str | None = None
        self._segments: list[Segment] = []

    def blanked(self, shadow: str) -> str:
        """Return `shadow` with every masked character replaced by NUL; same length."""
        return blank(shadow, self.masks)

    def segment_at(self, start: int, end: int) -> Segment:
        """Return the paragraph that holds `[start, end)`. Ask in ascending order: the last answer is remembered."""
        if self._segments and self._segments[-1].start <= start and end <= self._segments[-1].end:
            return self._segments[-1]
        if self._lines is None:
            self._lines = unified_lines(blank(self.source, self.blocks))
        found = paragraph_at(self._lines, start, end)
        self._segments.append(found)
        return found

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All paragraphs, in order."""
        lines = unified_lines(blank(self.source, self.blocks))
        found: list[Segment] = []
        place = 0
        while match := re.compile(r"\S").search(lines, place):
            found.append(paragraph_at(lines, match.start(), match.end()))
            place = found[-1].end
        return tuple(found)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column (in code points) of `offset`."""
        starts = self._line_starts
        if not starts:
            starts.append(0)
            starts.extend(match.end() for match in re.finditer(r"\r\n|\r|\n", self.source))
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` with the characters of the ordered, disjoint `spans` replaced by NUL; same length."""
    if not spans:
        return text
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += (text[last:start], "\0" * (end - start))
        last = end
    parts.append(text[last:])
    return "".join(parts)


def unified_lines(text: str) -> str:
    """Return `text` with LF as its only line end and for NUL; same length."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\0", "\n")


def paragraph_at(lines: str, start: int, end: int) -> Segment:
    """Return the paragraph of `lines` (see `unified_lines`) that holds `[start, end)`, without white space around it.

    A paragraph ends at a blank line, and at a line end after closing punctuation. Other line ends are taken as hard wraps.
    """
    begin = lines.rfind("\n", 0, start) + 1
    while begin:
        before = lines.rfind("\n", 0, begin - 1) + 1
        line = lines[before : begin - 1].rstrip()
        if not line.strip() or line[-1] in _CLOSING:
            break
        begin = before
    stop = _line_end(lines, end)
    while stop < len(lines) and _last(lines, begin, stop) not in _CLOSING:
        after = _line_end(lines, stop + 1)
        if not lines[stop + 1 : after].strip():
            break
        stop = after
    while begin < start and lines[begin].isspace():
        begin += 1
    while stop > end and lines[stop - 1].isspace():
        stop -= 1
    return Segment(begin, stop)


def _last(lines: str, begin: int, stop: int) -> str:
    """Return the last character of `lines[begin:stop]` that is no white space."""
    while stop > begin and lines[stop - 1].isspace():
        stop -= 1
    return lines[stop - 1 : stop]


def _line_end(lines: str, start: int) -> int:
    place = lines.find("\n", start)
    return len(lines) if place < 0 else place


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
