"""Plain text: paragraphs, and addresses that are not touched.

A paragraph ends at a blank line, and at a line end after closing punctuation. Other line ends are taken as hard wraps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import Document, Segment

ADDRESS = r"(?:https?|ftp)://[^\s<>\"'（）()，。；、！？“”「」\u3000\u4e00-\u9fff]+|www\.[\w.-]+\.[a-z]{2,}[^\s，。；、）]*|[\w.+-]+@[\w-]+\.[\w.-]+"

_ADDRESS = re.compile(ADDRESS, re.ASCII | re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\s\0](?:[^\r\n\0]|\r?\n(?![ \t\u3000]*\r?(?:\n|\Z))|\r(?!\n)(?![ \t\u3000]*\r))*")
_CLOSED_LINE = re.compile(r"(?<=[。！？!?：:；;…”」』）)])[ \t]*(?:\r\n|\r|\n)\s*")


def parse(source: str, path: str | None = None) -> Document:
    """Parse plain text."""
    masks = tuple(match.span() for match in _ADDRESS.finditer(source)) if "://" in source or "@" in source or "www." in source else ()
    return Document(source, tuple(paragraphs(source)), masks, path)


def paragraphs(source: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """Yield the paragraphs of `source[start:end]`, without the white space around them."""
    stop = len(source) if end is None else end
    for block in _PARAGRAPH.finditer(source, start, stop):
        begin = block.start()
        for close in _CLOSED_LINE.finditer(source, block.start(), block.end()):
            yield _trimmed(source, begin, close.start())
            begin = close.end()
        if begin < block.end():
            yield _trimmed(source, begin, block.end())


def _trimmed(source: str, start: int, end: int) -> Segment:
    while end > start and source[end - 1].isspace():
        end -= 1
    return Segment(start, end)
