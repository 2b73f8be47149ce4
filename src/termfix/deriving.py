"""Wrong forms that nobody has to type: derived from the component words of a concept.

Two ways lead to them. A concept may name its components (`parts`, sense ids in Chinese word order), which is exact. And every
English term of several words whose words all are in the lexicon (senses with `en`) is rendered word by word, as a translation
engine without field knowledge does. A derived form has at least one wrong component and is not a right term anywhere; two
full words may also be joined by 的 (先进的包装).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from .glossary import Concept, Glossary, Need, WrongForm

LIMIT = 18
"""Combinations per list of components; those with the fewest wrong components come first."""
SHORTEST = 4
"""A form rendered word by word has at least so many characters: shorter ones are ordinary words too often."""

_SPLIT = re.compile(r"[ \-/]+")


class _Component(NamedTuple):
    right: tuple[str, ...]
    wrong: tuple[str, ...]


class _Form(NamedTuple):
    text: str
    kept: tuple[tuple[str, ...], ...]
    """For each component what a correction may hold in its place: itself if it is right, else any right rendering."""
    joint: str = ""
    """What stands between the components, also in the correction: nothing or 的."""

    def correction(self, terms: Sequence[str]) -> str | None:
        """Return the first of `terms` that keeps the right components, with the joint of the form; None if there is none."""
        for term in terms:
            pieces = _split(term, self.kept)
            if pieces is not None:
                return self.joint.join(pieces)
        return None


def right_terms(glossary: Glossary, *languages: str) -> set[str]:
    """Return every right form of every concept in `languages`."""
    return {
        term for concept in glossary.concepts.values() for language in languages for term in concept.terms.get(language, ())
    } | {term for concept in glossary.concepts.values() for term in concept.superseded}


class Deriver:
    """Derives wrong forms within one glossary; `taken` are the texts that no derived form may equal."""

    def __init__(self, glossary: Glossary, taken: Collection[str]) -> None:
        self._senses = glossary.senses
        self._taken = {*taken, *glossary.plain}
        self._lexicon = {word: sense for sense in glossary.senses.values() for word in sense.english}

    def wrong_forms(self, concept: Concept) -> list[WrongForm]:
        """Return all wrong forms of `concept`, the written ones first."""
        return [*concept.wrong, *self.derive(concept)]

    def derive(self, concept: Concept) -> list[WrongForm]:
        """Return the derived wrong forms of `concept`, without the written ones."""
        written = {form.text for form in concept.wrong}
        forms: dict[str, WrongForm] = {}
        need: Need
        for need, derived in (
            (concept.derived_need, self._from_parts(concept)),
            ("field", (form for term in concept.terms["en"] for form in self._word_by_word(term))),
        ):
            for form in derived:
                if form.text not in forms and form.text not in written and form.text not in self._taken:
                    correction = form.correction(concept.terms["zh-CN"])
                    forms[form.text] = WrongForm(form.text, need, correction, derived=True)
        return list(forms.values())

    def _from_parts(self, concept: Concept) -> Iterator[_Form]:
        components: list[_Component] = []
        for part in concept.parts:
            if part.startswith("="):
                components.append(_Component((part[1:],), ()))
            elif part in self._senses:
                components.append(_Component(self._senses[part].right, self._senses[part].wrong))
            else:
                return
        for words, kept in _combined(components):
            yield _Form("".join(words), kept)
            if len(words) == 2 and all(len(word) > 1 for word in words):
                yield _Form("的".join(words), kept, "的")

    def _word_by_word(self, term: str) -> Iterator[_Form]:
        words = [self._lexicon.get(word) or self._lexicon.get(word.removesuffix("s")) for word in _SPLIT.split(term)]
        if len(words) < 2 or None in words:
            return
        for words_, kept in _combined([_Component(sense.right, sense.wrong) for sense in words if sense]):
            text = "".join(words_)
            if len(text) >= SHORTEST:
                yield _Form(text, kept)


def _combined(components: Sequence[_Component]) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """Yield up to `LIMIT` combinations with at least one wrong component, those with the fewest first."""
    places = range(len(components))
    found: Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = (
        (words, tuple(components[i].right if i in wrong else (words[i],) for i in places))
        for count in range(1, len(components) + 1)
        for wrong in combinations(places, count)
        for words in product(*(components[i].wrong if i in wrong else components[i].right for i in places))
    )
    return islice(found, LIMIT)


def _split(text: str, kept: Sequence[Sequence[str]]) -> list[str] | None:
    """Return `text` as a sequence of one of each of `kept`, or None if it is none."""
    if not kept:
        return None if text else []
    for word in kept[0]:
        if text.startswith(word):
            rest = _split(text[len(word) :], kept[1:])
            if rest is not None:
                return [word, *rest]
    return None
