"""Wrong forms that nobody has to type: derived from the component words of a concept, and from its acronyms.

A concept may name its components (`parts`, sense ids in Chinese word order), which is exact. Every Chinese term that is a
sequence of words with a rendering is put into English word by word; what English terms give in Chinese is too much to list and
found in texts (`composing`). What an acronym of the concept means in other fields is a wrong form too (MoE: 教育部). A derived
form has at least one wrong component and is not a right term anywhere; two full words may also be joined by 的 (先进的包装).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, product
from typing import NamedTuple

from .glossary import Acronym, Concept, Glossary, Rendering, WrongForm
from .spelling import unhyphened

LIMIT = 18
"""Combinations per list of components; those with the fewest wrong components come first."""

NODE = "<node>"
"""Stands for a process node in a wrong form and its correction, as in `<node>以上 → <node>以下`."""
_NODES = (
    *("0.7", "1", "1.4", "1.6", "1.8", "2", "3", "4", "5", "6", "7", "8", "10", "12", "14", "16", "18", "20", "22", "28"),
    *("32", "40", "45", "55", "65", "90", "110", "130", "180", "250", "350"),
)
_UNITS = ("nm", " nm", "纳米", "奈米", " 纳米")


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
        tolerated = {form.text for concept in glossary.concepts.values() for form in concept.wrong if form.need == "errors"}
        self._taken = {*taken, *glossary.plain, *tolerated}
        self._renderings = {word: entry for entry in glossary.renderings.values() for word in entry.chinese}
        self._longest = max(map(len, self._renderings), default=0)
        self._english = {unhyphened(term.lower()) for term in right_terms(glossary, "en")}
        self._owners = {
            concept.terms["zh-CN"][0]: concept.id for concept in glossary.concepts.values() if concept.terms["zh-CN"]
        }
        self._acronyms: dict[str, list[Acronym]] = {}
        for acronym in glossary.acronyms.values():
            for concept in acronym.concepts:
                self._acronyms.setdefault(concept, []).append(acronym)

    def wrong_forms(self, concept: Concept) -> list[WrongForm]:
        """Return all wrong forms of `concept`, the written ones first."""
        written = [spelled for form in concept.wrong for spelled in _at_nodes(form)]
        return [*written, *self.derive(concept), *self.expansions(concept)]

    def acronyms(self, concept: Concept) -> list[Acronym]:
        """Return the acronyms that stand for `concept`."""
        return self._acronyms.get(concept.id, [])

    def expansions(self, concept: Concept) -> list[WrongForm]:
        """Return what the acronyms of `concept` mean in other fields, as wrong forms that need their own cues."""
        first = [acronym for acronym in self.acronyms(concept) if acronym.concepts[0] == concept.id]
        others = [other for acronym in first for other in acronym.others]
        known = {form.text for form in concept.wrong} | set(concept.terms["zh-CN"])
        chinese = dict.fromkeys(text for other in others for text in other.chinese if text not in known)
        english = dict.fromkeys(other.english for other in others if unhyphened(other.english.lower()) not in self._english)
        return [
            *(WrongForm(text, "cue", acronym=True) for text in chinese if text not in self._taken),
            *(WrongForm(text, "cue", english=True, acronym=True) for text in english),
        ]

    def derive(self, concept: Concept) -> list[WrongForm]:
        """Return the derived wrong forms of `concept`, without the written ones."""
        written = {form.text for form in concept.wrong}
        forms: dict[str, WrongForm] = {}
        for form in self._from_parts(concept):
            if form.text not in forms and form.text not in written and form.text not in self._taken:
                correction = form.correction(concept.terms["zh-CN"])
                forms[form.text] = WrongForm(form.text, concept.derived_need, correction, derived=True)
        for term in concept.terms["zh-CN"]:
            if self._owners.get(term, concept.id) != concept.id:
                continue  # the first word for another concept: its English is that one's
            for text in self._word_by_word_english(term):
                if text not in forms and text not in written and text not in self._taken and text not in self._english:
                    forms[text] = WrongForm(text, "field", derived=True, english=True)
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

    def _word_by_word_english(self, term: str) -> Iterator[str]:
        words = self._chinese_words(term)
        if words is None or len(words) < 2:
            return
        for rendered, _ in _combined([_Component(entry.right, entry.wrong) for entry in words]):
            yield " ".join(rendered)

    def _chinese_words(self, text: str) -> list[Rendering] | None:
        """Return `text` as a sequence of words that have a rendering, longest first; None if it is none."""
        if not text:
            return []
        for size in range(min(self._longest, len(text)), 0, -1):
            entry = self._renderings.get(text[:size])
            if entry is not None:
                rest = self._chinese_words(text[size:])
                if rest is not None:
                    return [entry, *rest]
        return None


def _at_nodes(form: WrongForm) -> Iterator[WrongForm]:
    """Yield the form at every process node that chips were made at, if it has the placeholder; else the form."""
    if NODE not in form.text:
        yield form
        return
    for unit in ("nm", " nm", "-nm") if form.english else _UNITS:
        for node in _NODES:
            correction = form.correction and form.correction.replace(NODE, node + unit)
            yield replace(form, text=form.text.replace(NODE, node + unit), correction=correction)


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
