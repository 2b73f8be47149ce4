"""Mainland corrections in the words of Taiwan, by the glossary itself: 套刻预算 becomes 疊對預算.

OpenCC knows the characters and some thousand words of computing; what the field says it does not know, but the glossary does,
column beside column. Runs when a glossary is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .converting import converter
from .glossary import Concept

_LONGEST = 12
_SHORTEST = 2
"""Characters of a term that is put into the words of Taiwan wherever it stands; one alone is no word."""
_LOOP = "循環"
"""A cycle, of which OpenCC makes the loop of a program (迴圈)."""


class Localiser:
    """Puts mainland text into the words of Taiwan: terms of the glossary first, the longest at each place, then OpenCC."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._characters = converter("s2tw")
        self._phrases = converter("s2twp")
        renderings = {concept.id: self._renderings(concept) for concept in concepts}
        self._own = {key: {text: rank[-1] for text, rank in terms.items()} for key, terms in renderings.items()}
        ranks: dict[str, tuple[int, int, str]] = {}
        for terms in renderings.values():
            for text, rank in terms.items():
                ranks[text] = min(ranks.get(text, rank), rank)
        self._terms = {_LOOP: _LOOP, **{text: rank[-1] for text, rank in ranks.items()}}

    def __call__(self, text: str, concept: Concept) -> str:
        """Return `text`, a correction for `concept`, as Taiwan writes it; the concept's own terms win over others."""
        own = self._own[concept.id]
        source = self._characters(text)
        out, rest, place = [], 0, 0
        while place < len(source):
            found = _longest(source, place, own) or _longest(source, place, self._terms)
            if found is None:
                place += 1
                continue
            out += [_converted(self._phrases, source[rest:place]), own.get(found) or self._terms[found]]
            place = rest = place + len(found)
        out.append(_converted(self._phrases, source[rest:]))
        return "".join(out).replace("臺", "台")

    def _renderings(self, concept: Concept) -> dict[str, tuple[int, int, str]]:
        """Return the mainland terms in Traditional characters, each with a rank (low is sure) and what Taiwan says.

        That is the preferred term for the preferred one, also inside another; one that Taiwan admits stays. So do names.
        """
        if concept.kind != "term":
            return {}
        first, *others = map(self._characters, concept.terms["zh-CN"])
        taiwan = concept.terms["zh-TW"]
        found = {first: (0, int(first not in taiwan), taiwan[0])}
        for place, text in enumerate(others, 1):
            kept = text in taiwan
            local = text if kept else text.replace(first, taiwan[0]) if first in text else taiwan[0]
            found.setdefault(text, (place, int(not kept), local))
        return found


def _longest(text: str, place: int, terms: dict[str, str]) -> str | None:
    sizes = range(min(_LONGEST, len(text) - place), _SHORTEST - 1, -1)
    return next((text[place : place + size] for size in sizes if text[place : place + size] in terms), None)


def _converted(convert: Callable[[str], str], text: str) -> str:
    return convert(text) if len(text) > 1 else text
