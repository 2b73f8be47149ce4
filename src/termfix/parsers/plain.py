"""Plain text: paragraphs, and addresses that are not touched.

A paragraph ends at a blank line, and at a line end after closing punctuation. Other line ends are taken as hard wraps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import Document, Segment

ADDRESS = (
    r"(?:https?|ftp)://[^\s<>\"'（）()，。；、！？“”「」\u3000\u4e00-\u9fff]+"
    r"|www\.[\w.-]+\.[a-z]{2,}[^\s，。；、）]*|[\w.+-]+@[\w-]+\.[\w.-]+"
)
_CLOSING = frozenset("。！？!?：:；;…”」』）)")


def parse(source: str, path: str | None = None) -> Document:
    """Parse plain text."""
    masks: tuple[tuple[int, int], ...] = ()
    if "://" in source or "@" in source or "www." in source:
        masks = tuple(match.span() for match in re.finditer(ADDRESS, source, re.ASCII | re.IGNORECASE))
    return Document(source, tuple(paragraphs(source)), masks, path)


def paragraphs(source: str) -> Iterator[Segment]:
    """Yield the paragraphs of `source`, without the white space around them. NUL (masked text) ends a paragraph too."""
    begin = last = -1
    for line in re.finditer(r"[^\r\n\0]+", source):
        start, end = line.span()
        text = line[0]
        stripped = text.strip()
        if begin >= 0 and (not stripped or source.count("\n", last, start) > 1 or "\0" in source[last:start]):
            yield Segment(begin, last)
            begin = -1
        if not stripped:
            continue
        if begin < 0:
            begin = start + len(text) - len(text.lstrip())
        last = end - (len(text) - len(text.rstrip()))
        if stripped[-1] in _CLOSING:
            yield Segment(begin, last)
            begin = -1
    if begin >= 0:
        yield Segment(begin, last)
