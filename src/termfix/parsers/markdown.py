"""Markdown: prose between the code, addresses, front matter and HTML, which are masked and never touched.

A mask over the raw text, not a syntax tree: offsets stay those of the file, and a parser that keeps none for inline text
(markdown-it-py) would not help. The tests hold the mask against markdown-it-py as an oracle.
"""

from __future__ import annotations

import re

from ..text import Document
from .plain import ADDRESS, paragraphs

_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\r?\n.*?^(?:---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_BLOCKS = re.compile(
    r"^(?P<fence>[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<mark>`{3,}|~{3,}))[^\r\n]*(?:\r?\n(?:.*?^[ \t>]*(?P=mark)[`~]*[ \t]*$|.*\Z))?"
    r"|^\$\$.*?\$\$"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|pre|code|textarea|kbd|svg|math)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|^ {0,3}\[[^\]\r\n]+\]:[ \t]*\S+[^\r\n]*$",
    re.S | re.M | re.I,
)
_INDENTED = re.compile(r"(?:(?<=\n\n)|(?<=\n\r\n)|\A)(?:(?: {4}|\t)[^\r\n]*(?:\r?\n|\Z)|[ \t]*\r?\n(?= {4}|\t))+")
_LIST_BEFORE = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]", re.M)
_INLINE = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`))(?:(?!\r?\n[ \t]*\r?\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|(?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|(?<=\])\[[^\]\r\n]*\]"
    r"|<[A-Za-z/!?][^<>]*>"
    r"|(?<!\\)\$(?=\S)[^$\r\n]{1,200}?(?<=\S)\$(?!\d)"
    rf"|{ADDRESS}",
    re.S | re.I,
)


def parse(source: str, path: str | None = None) -> Document:
    """Parse Markdown (CommonMark with front matter, tables and math)."""
    masks: list[tuple[int, int]] = []
    front = _FRONT_MATTER.match(source)
    if front:
        masks.append(front.span())
    begin = front.end() if front else 0
    masks += [match.span() for match in _BLOCKS.finditer(source, begin) if _starts_fence_or_html(match)]
    shadow = _blank(source, masks)
    indented = [match.span() for match in _INDENTED.finditer(shadow, begin) if _is_code(shadow, match.start())]
    masks += indented
    shadow = _blank(shadow, indented)
    inline = [match.span() for match in _INLINE.finditer(shadow, begin)]
    masks += inline
    merged = _merged(masks)
    blocks = [span for span in merged if "\n" in source[span[0] : span[1]]]
    return Document(source, tuple(paragraphs(_breaking(source, blocks))), tuple(merged), path)


def _starts_fence_or_html(match: re.Match[str]) -> bool:
    return match.end() > match.start()


def _is_code(shadow: str, start: int) -> bool:
    """Indented text after a list item belongs to the list, not to a code block."""
    before = shadow[:start].rstrip()
    last_block = before[before.rfind("\n\n") + 1 :]
    lines = last_block.strip("\n").split("\n")
    return not (_LIST_BEFORE.match(lines[0]) or lines[0].startswith((" ", "\t")))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    return Document(text, (), tuple(_merged(spans))).blanked(text) if spans else text


def _breaking(source: str, blocks: list[tuple[int, int]]) -> str:
    """Blank out block-level masks so that they end paragraphs."""
    return _blank(source, blocks)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
