"""Wrong forms that nobody has to type: derived from the component words of a concept.

Two ways lead to them. A concept may name its components (`parts`, sense ids in Chinese word order), which is exact. And every
English term of several words whose words all are in the lexicon (senses with `en`) is rendered word by word, as a translation
engine without field knowledge does. A derived form has at least one wrong component and is not a right term anywhere; two
full words may also be joined by 的 (先进的包装).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from .glossary import Concept, Glossary, Sense, WrongForm

LIMIT = 240
"""Forms per list of components; the combinations with the fewest wrong components come first."""
SHORTEST = 4
"""A form rendered word by word has at least so many characters: shorter ones are ordinary words too often."""

_SPLIT = re.compile(r"[ \-/]+")


class _Word(NamedTuple):
    text: str
    wrong: bool
    sense: tuple[str, ...]
    """The right renderings of the component."""


class _Form(NamedTuple):
    text: str
    corrections: tuple[str, ...]
    """What the form becomes if each wrong component gives way to a right one and the others stay."""


def right_terms(glossary: Glossary, *languages: str) -> set[str]:
    """Return every right form of every concept in `languages`."""
    return {
        term
        for concept in glossary.concepts.values()
        for language in languages
        for term in concept.terms.get(language, ())
    } | {term for concept in glossary.concepts.values() for term in concept.superseded}


class Deriver:
    """Derives wrong forms within one glossary; `taken` are the texts that no derived form may equal."""

    def __init__(self, glossary: Glossary, taken: Collection[str]) -> None:
        self._senses = glossary.senses
        self._taken = taken
        self._lexicon = {word: sense for sense in glossary.senses.values() for word in sense.english}

    def wrong_forms(self, concept: Concept) -> list[WrongForm]:
        """Return all wrong forms of `concept`, the written ones first."""
        return [*concept.wrong, *self.derive(concept)]

    def derive(self, concept: Concept) -> list[WrongForm]:
        """Return the derived wrong forms of `concept`, without the written ones."""
        written = {form.text for form in concept.wrong}
        right = set(concept.terms["zh-CN"])
        forms: dict[str, WrongForm] = {}
        for need, derived in (
            (concept.derived_need, self._from_parts(concept)),
            ("field", (form for term in concept.terms["en"] for form in self._word_by_word(term))),
        ):
            for text, corrections in derived:
                if text not in forms and text not in written and text not in self._taken:
                    kept = next((correction for correction in corrections if correction in right), None)
                    forms[text] = WrongForm(text, need, kept, derived=True)
        return list(forms.values())

    def _from_parts(self, concept: Concept) -> Iterator[_Form]:
        choices: list[Sequence[_Word]] = []
        for part in concept.parts:
            if part.startswith("="):
                choices.append([_Word(part[1:], wrong=False, sense=(part[1:],))])
            elif part in self._senses:
                choices.append(_choices(self._senses[part]))
            else:
                return
        if choices:
            yield from _combined(choices)

    def _word_by_word(self, term: str) -> Iterator[_Form]:
        words = [self._lexicon.get(word) or self._lexicon.get(word.removesuffix("s")) for word in _SPLIT.split(term)]
        if len(words) < 2 or None in words:
            return
        for form in _combined([_choices(sense) for sense in words if sense]):
            if len(form.text) >= SHORTEST:
                yield form


@lru_cache(maxsize=None)
def _choices(sense: Sense) -> Sequence[_Word]:
    right = [_Word(word, wrong=False, sense=(word,)) for word in sense.right]
    return [*right, *(_Word(word, wrong=True, sense=sense.right) for word in sense.wrong)]


def _combined(choices: Sequence[Sequence[_Word]]) -> Iterator[_Form]:
    combinations = [words for words in product(*choices) if any(word.wrong for word in words)]
    combinations.sort(key=lambda words: sum(word.wrong for word in words))
    for words in combinations[:LIMIT]:
        corrections = tuple("".join(texts) for texts in product(*(word.sense for word in words)))
        yield _Form("".join(word.text for word in words), corrections)
        if len(words) == 2 and all(len(word.text) > 1 for word in words):
            yield _Form(f"{words[0].text}的{words[1].text}", corrections)
