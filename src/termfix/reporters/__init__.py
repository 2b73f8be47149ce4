"""Reports → text. A reporter decides nothing; it shows what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

Reporter = Callable[..., Iterable[str]]

REGISTRY = ("full", "concise", "json")
"""Names of the reporters; each is a module of this package (`json` is `json_`), loaded when it is asked for."""


def reporter(name: str) -> Reporter:
    """Return `render(reports, summary, *, color, explain)` of the named reporter; it yields text with line ends."""
    module = import_module(f".{name}_" if name == "json" else f".{name}", __package__)
    render: Reporter = module.render
    return render


_BLANKS = frozenset("\u00a0\u2002\u2003\u2009\u202f\u3000")
"""Blanks that Python does not call printable but a terminal shows as such."""


def escaped(text: str) -> str:
    """Return `text` with control and bidirectional characters shown as escapes, so that a terminal obeys none of them."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _BLANKS else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode()


__all__ = ["REGISTRY", "Reporter", "escaped", "reporter"]
