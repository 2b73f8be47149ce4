"""The multi-pattern matcher: a library's, behind one small interface.

daachorse is the fastest with Han text and can be loaded instead of built (benchmarks/throughput.py); ahocorasick_rs serves
where daachorse has no wheel. Both report code-point offsets; the tests demand the same hits of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

Hit = tuple[int, int, int]


class Automaton(Protocol):
    """Finds every occurrence of every pattern, overlapping ones included."""

    def find(self, text: str) -> list[Hit]:
        """Return (start, end, pattern number) in code points."""


class _Daachorse:
    name = "daachorse-0.5"

    def __init__(self, data: bytes) -> None:
        from daachorse import CharwiseDoubleArrayAhoCorasick as Charwise

        self.find = Charwise.deserialize(data).find_overlapping

    @staticmethod
    def build(patterns: Sequence[str]) -> bytes:
        from daachorse import CharwiseDoubleArrayAhoCorasick as Charwise

        return bytes(Charwise(list(patterns) or ["\0"]).serialize())


class _AhoCorasickRs:
    name = "ahocorasick_rs-1"

    def __init__(self, data: bytes) -> None:
        from ahocorasick_rs import AhoCorasick

        self._automaton = AhoCorasick(data.decode("utf-8", "surrogatepass").split("\n"))

    def find(self, text: str) -> list[Hit]:
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, number) for number, start, end in hits]

    @staticmethod
    def build(patterns: Sequence[str]) -> bytes:
        return "\n".join(list(patterns) or ["\0"]).encode("utf-8", "surrogatepass")


def engine() -> str:
    """Name the matcher library of this installation, with the version of its file format."""
    try:
        import daachorse  # noqa: F401
    except ImportError:
        return _AhoCorasickRs.name
    return _Daachorse.name


def build(patterns: Sequence[str], name: str | None = None) -> bytes:
    """Compile distinct, non-empty patterns to bytes that `load` takes back."""
    return (_AhoCorasickRs if (name or engine()) == _AhoCorasickRs.name else _Daachorse).build(patterns)


def load(data: bytes, name: str | None = None) -> Automaton:
    """Load what `build` of the same engine made. Raises ValueError if the bytes are not that."""
    if (name or engine()) == _AhoCorasickRs.name:
        return _AhoCorasickRs(data)
    return _Daachorse(data)
