"""The markup of example lines: `采用{混合粘合→混合键合}技术`."""

from __future__ import annotations

import re

from .text import Edit, apply_edits

_MARK = re.compile(r"\{([^{}→]+)→([^{}→]+)\}")


def read_example(line: str) -> tuple[str, list[Edit]]:
    """Return the wrong text of a marked line, and the edits (places in that text) that make it right."""
    wrong: list[str] = []
    edits: list[Edit] = []
    last = size = 0
    for match in _MARK.finditer(line):
        wrong += (line[last : match.start()], match[1])
        size += match.start() - last
        edits.append(Edit(size, size + len(match[1]), match[2]))
        size += len(match[1])
        last = match.end()
    wrong.append(line[last:])
    return "".join(wrong), edits


def corrected(line: str) -> str:
    """Return the right text of a marked line."""
    return apply_edits(*read_example(line))
