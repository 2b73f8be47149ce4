"""Markdown: prose between the code, addresses, front matter and HTML, which are masked and never touched.

A mask over the raw text, not a syntax tree: offsets stay those of the file, and a parser that keeps none for inline text
(markdown-it-py) would not help. The tests hold the mask against markdown-it-py as an oracle. Each construct has its own
pattern, which begins with a literal and is tried only if that literal occurs: one alternation of all would be ten times slower.
"""

from __future__ import annotations

import re
from itertools import chain

from ..text import Document, Places, blank
from .plain import Spans, addresses, inline, merged

_FRONT_MATTER = r"(?:---|\+\+\+)[ \t]*\r?\n.*?^(?:---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|\Z)"
_FENCE_START = r"\n(?P<all>[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<mark>"
_FENCES = tuple(
    (mark, rf"{_FENCE_START}{mark}+)[^\r\n]*(?:\r?\n(?:.*?^[ \t>]*(?P=mark){mark[0]}*[ \t]*$|.*\Z))?)")
    for mark in ("```", "~~~")
)
_HTML_BLOCKS = (
    ("<!--", r"<!--.*?(?:-->|\Z)"),
    *(
        (f"<{tag}", rf"<{tag}\b.*?(?:</{tag}\s*>|\Z)")
        for tag in ("script", "style", "pre", "code", "textarea", "kbd", "svg", "math")
    ),
)
_OTHER_BLOCKS = (("$$", r"\$\$.*?\$\$"), ("]:", r"\n {0,3}(?P<all>\[[^\]\r\n]+\]:[ \t]*\S+[^\r\n]*)(?=\r?\n|\Z)"))
_INDENTED = r"\n[ \t]*\r?\n(?P<all>(?: {4}|\t)[^\r\n]*(?:\r?\n(?:(?: {4}|\t)[^\r\n]*|[ \t]*(?=\r?\n(?: {4}|\t))))*(?:\r?\n)?)"
_LIST_BEFORE = r"[ \t]*(?:[-*+]|\d+[.)])[ \t]"
_CODE_SPAN = (("`", r"(?P<ticks>(?<!`)`+(?!`))(?:(?!\r?\n[ \t]*\r?\n).)+?(?<!`)(?P=ticks)(?!`)"),)
_INLINE = (
    ("](", r"\](?P<all>\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"),
    ("][", r"\](?P<all>\[[^\]\r\n]*\])"),
    ("<", r"<[A-Za-z/!?][^<>]*>"),
    ("$", r"\$(?<!\\\$)(?=\S)[^$\r\n]{1,200}?(?<=\S)\$(?!\d)"),
)


def parse(source: str, path: str | None = None, places: Places = None) -> Document:
    """Parse Markdown (CommonMark with front matter, tables and math)."""
    front = re.match(_FRONT_MATTER, source, re.S | re.M) if source[:3] in ("---", "+++") else None
    blocks: Spans = [front.span()] if front else []
    shadow = blank(source, blocks)
    for patterns in (_FENCES, _HTML_BLOCKS, _OTHER_BLOCKS):
        found = _spans(patterns, shadow)
        blocks += found
        shadow = blank(shadow, merged(found))
    if "\n    " in shadow or "\n\t" in shadow:
        found = [m.span("all") for m in re.finditer(_INDENTED, shadow) if _is_code(shadow, m.start())]
        blocks += found
        shadow = blank(shadow, found)
    blocks = merged(blocks)
    masks = merged(blocks + inline(shadow, _inline, places))
    ending = tuple(span for span in blocks if "\n" in source[span[0] : span[1]])
    return Document(source, tuple(masks), ending, path)


def _inline(shadow: str) -> Spans:
    masks = merged(_spans(_CODE_SPAN, shadow))
    shadow = blank(shadow, masks)
    found = merged(_spans(_INLINE, shadow))
    return masks + found + addresses(blank(shadow, found))


def _spans(patterns: tuple[tuple[str, str], ...], shadow: str) -> Spans:
    """Return the spans of all patterns whose literal occurs; a pattern that begins with a line end may match the first line."""
    spans: Spans = []
    for literal, pattern in patterns:
        if literal not in shadow:
            continue
        compiled = re.compile(pattern, re.S | re.M | re.I)
        group = "all" if "all" in compiled.groupindex else 0
        matches = compiled.finditer(shadow)
        if pattern.startswith(r"\n"):
            first = compiled.match("\n" + shadow[: shadow.find("\n", 0) + 1 or None]) if literal in shadow[:200] else None
            if first:
                whole = compiled.match("\n" + shadow)
                spans += [(whole.start(group) - 1, whole.end(group) - 1)] if whole else []
                matches = chain(compiled.finditer(shadow, whole.end(group) - 1 if whole else 0))
        spans += [match.span(group) for match in matches]
    return spans


def _is_code(shadow: str, start: int) -> bool:
    """Indented text after a list item belongs to the list, not to a code block."""
    before = shadow[:start].rstrip()
    block = before[before.rfind("\n\n") + 1 :].strip("\n")
    return not (re.match(_LIST_BEFORE, block) or block.startswith((" ", "\t")))
