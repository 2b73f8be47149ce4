"""Text → Document: one parser per kind of file, in one explicit table by suffix."""

from __future__ import annotations

from importlib import import_module

from ..text import Document, Places

REGISTRY = {".txt": "plain", ".md": "markdown", ".markdown": "markdown"}
"""Suffix → module of this package, which is imported when a file needs it."""


def parse(source: str, path: str | None = None, places: Places = None) -> Document:
    """Parse `source` by the suffix of `path`; what has no parser of its own is plain text.

    With `places` (spans in ascending order) the masks inside paragraphs are looked for only where a place is: in a long
    text that is most of the work saved. Masks that end paragraphs are always complete.
    """
    suffix = path[path.rfind(".") :].lower() if path and "." in path else ""
    module = import_module(f".{REGISTRY.get(suffix, 'plain')}", __package__)
    document: Document = module.parse(source, path, places)
    return document
