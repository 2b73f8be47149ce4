"""Text → Document: one parser per kind of file, in one explicit table by suffix."""

from __future__ import annotations

from collections.abc import Callable

from ..text import Document
from . import markdown, plain

Parser = Callable[[str, str | None], Document]

REGISTRY: dict[str, Parser] = {
    ".txt": plain.parse,
    ".md": markdown.parse,
    ".markdown": markdown.parse,
}


def parse(source: str, path: str | None = None) -> Document:
    """Parse `source` by the suffix of `path`; what has no parser of its own is plain text."""
    suffix = path[path.rfind(".") :].lower() if path and "." in path else ""
    return REGISTRY.get(suffix, plain.parse)(source, path)
