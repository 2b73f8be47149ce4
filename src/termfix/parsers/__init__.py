"""Text → Document: one parser per kind of file, in one explicit table by suffix."""

from __future__ import annotations

from importlib import import_module

from ..text import Document

REGISTRY = {".txt": "plain", ".md": "markdown", ".markdown": "markdown"}
"""Suffix → module of this package, which is imported when a file needs it."""


def parse(source: str, path: str | None = None) -> Document:
    """Parse `source` by the suffix of `path`; what has no parser of its own is plain text."""
    suffix = path[path.rfind(".") :].lower() if path and "." in path else ""
    module = import_module(f".{REGISTRY.get(suffix, 'plain')}", __package__)
    document: Document = module.parse(source, path)
    return document
