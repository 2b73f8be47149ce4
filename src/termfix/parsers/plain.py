"""Plain text: everything is prose but addresses, which are not touched."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text import Document, Places, paragraph_at, unified_lines

Spans = list[tuple[int, int]]

_ADDRESSES = (
    ("://", r"(?:https?|ftp)://[^\s<>\"'（）()，。；、！？“”「」\u3000\u4e00-\u9fff]+"),
    ("www.", r"www\.[\w.-]+\.[a-z]{2,}[^\s，。；、）]*"),
    ("@", r"[\w.+-]+@[\w-]+\.[\w.-]+"),
)


def parse(source: str, path: str | None = None, places: Places = None) -> Document:
    """Parse plain text."""
    return Document(source, tuple(inline(source, addresses, places)), path=path)


def inline(shadow: str, find: Callable[[str], Spans], places: Places) -> Spans:
    """Return what `find` finds in `shadow`, in all of it or in the paragraphs that hold `places`."""
    if places is None:
        return merged(find(shadow))
    spans: Spans = []
    lines = unified_lines(shadow)
    done = 0
    for start, end, *_ in places:
        if end > done:
            segment = paragraph_at(lines, start, end)
            text = shadow[segment.start : segment.end]
            spans += [(segment.start + first, segment.start + last) for first, last in find(text)]
            done = segment.end
    return merged(spans)


def addresses(source: str) -> Spans:
    """Return the spans of web and mail addresses, in no order."""
    return [
        match.span()
        for mark, pattern in _ADDRESSES
        if mark in source
        for match in re.finditer(pattern, source, re.ASCII | re.IGNORECASE)
    ]


def merged(spans: Spans) -> Spans:
    """Return the spans in order, overlapping ones made one."""
    result: Spans = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
