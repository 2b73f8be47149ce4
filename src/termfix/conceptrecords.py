"""What an index keeps of a concept: for a check, for its card, for a search. `index` and `searching` read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from . import searching
from .deriving import Deriver
from .glossary import Concept
from .spelling import spacings, unhyphened

Fold = Callable[[str], str]
PERCENT = "~<percent>"
"""The cue that a percentage, and no growth, follows the form."""
SHOWN = 12
"""Derived forms on a card; all of them would be most of the index."""


def compounds(concept: Concept) -> list[str]:
    """Return the English compounds of a concept that are cues of its everyday Chinese forms.

    Who leaves *timing closure* beside 定时关闭 has said what it was; one English word (pattern, memory, alias) says less, for
    it stands beside the everyday sense as often.
    """
    asked = any(form.need == "cue" and not form.english for form in concept.wrong)
    return [unhyphened(term.lower()) for term in concept.terms["en"] if asked and term.isascii() and " " in unhyphened(term)]


def acronym_cues(deriver: Deriver, concept: Concept) -> list[str]:
    """Return the words that select what the acronyms of a concept mean elsewhere as errors."""
    return [cue for acronym in deriver.acronyms(concept) for cue in acronym.cues]


def acronym_against(deriver: Deriver, concept: Concept) -> list[str]:
    """Return the words that exclude them."""
    return [word for acronym in deriver.acronyms(concept) for word in acronym.against]


def for_check(concept: Concept, deriver: Deriver, fold: Fold) -> dict[str, Any]:
    """Return what a check needs of a concept."""
    record: dict[str, Any] = {"id": concept.id, "field": concept.field, "terms": concept.terms}
    if concept.kind != "term":
        record["name"] = True
    if concept.abbreviations:
        record["abbreviations"] = concept.abbreviations
    touching = {
        key: _by_neighbour([fold(side) for side in word.split("~", 1)] for word in words if "~" in word and word != PERCENT)
        for key, words in (
            ("touch_cues", concept.cues),
            ("touch_acronym", acronym_cues(deriver, concept)),
            ("touch_against", concept.against),
            ("touch_acronym_against", acronym_against(deriver, concept)),
        )
    }
    forms = [form for acronym in deriver.acronyms(concept) for form in acronym.forms]
    for key, cues in (("cues", concept.cues), ("acronym_cues", [*acronym_cues(deriver, concept), *forms])):
        record[key] = sorted({key for cue in cues if "~" not in cue for key in spacings(unhyphened(fold(cue)))})
    if PERCENT in concept.cues:
        record["percent"] = True
    if english := compounds(concept):
        record["compounds"] = english
    return record | {key: value for key, value in touching.items() if any(value)}


def _by_neighbour(pairs: Iterable[list[str]]) -> tuple[dict[str, list[str]], dict[str, list[list[str]]]]:
    """Return touching words as `records.Touching` keeps them."""
    befores: dict[str, list[str]] = {}
    afters: dict[str, list[list[str]]] = {}
    for before, after in pairs:
        if after:
            afters.setdefault(after[0], []).append([before, after])
        else:
            befores.setdefault(before[-1:], []).append(before)
    return befores, afters


def for_card(concept: Concept, deriver: Deriver) -> dict[str, Any]:
    """Return what `explain` shows of a concept."""
    record = {key: value for key, value in asdict(concept).items() if value and key not in ("place", "wrong")}
    forms = [*concept.wrong, *deriver.derive(concept)]
    written = [form for form in forms if not form.derived]
    derived = [form for form in forms if form.derived]
    shown = (*written, *derived[:SHOWN])
    record["wrong"] = [[form.text, form.need, form.correction, form.derived, form.english] for form in shown]
    record["derived_count"] = len(derived)
    meanings = [
        (acronym.forms[0], [f"{other.english} {'/'.join(other.chinese)} ({other.where})" for other in acronym.others])
        for acronym in deriver.acronyms(concept)
    ]
    if meanings := [pair for pair in meanings if pair[1]]:
        record["acronyms"] = meanings
    return record


def for_search(concepts: Iterable[Concept], fold: Fold) -> Iterator[tuple[str, int, int]]:
    """Yield the texts by which concepts are found, each with the concept's number and what it is to it."""
    for number, concept in enumerate(concepts):
        texts = dict.fromkeys([fold(form.text) for form in concept.wrong], searching.WRONG)
        texts |= {concept.id: searching.ID, concept.id.replace("-", " "): searching.ID}
        texts |= {fold(text): searching.SHORT for text in (*concept.abbreviations, *concept.tickers)}
        right = (*concept.superseded, *(term for terms in concept.terms.values() for term in terms))
        texts |= {fold(text): searching.RIGHT for text in right}
        for text, kind in texts.items():
            yield text, number, kind
