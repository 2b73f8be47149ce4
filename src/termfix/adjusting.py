"""`admit` and `forbid`: what a company changes in the concepts that stand already, in one line each.

An admitted form is right from then on: no concept reports it. A forbidden form is wrong, whatever other glossaries say: every
right term that holds it is right no more, and where a concept would lose its last term, the correction takes its place there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .entries import ARROW

_COLUMNS = ("en", "abbr", "zh-CN", "zh-TW", "superseded")


class Adjustment(NamedTuple):
    """One form that a concept admits or forbids."""

    concept: str
    text: str
    correction: str
    forbids: bool
    place: str


def taken_from(entry: dict[str, Any], place: str) -> list[Adjustment]:
    """Take the adjustments out of an entry and return them."""
    found: list[Adjustment] = []
    for key in ("admit", "forbid"):
        for value in entry.pop(key, ()):
            text, _, correction = value.partition(ARROW)
            found.append(Adjustment(entry["id"], text, correction, key == "forbid", place))
    return found


def apply(adjustments: Sequence[Adjustment], concepts: dict[str, dict[str, Any]]) -> list[str]:
    """Apply adjustments to the raw concepts, in order; return the problems."""
    problems: list[str] = []
    for adjustment in adjustments:
        concept = concepts[adjustment.concept]
        if adjustment.forbids:
            problems += _forbid(adjustment, concept, concepts)
        else:
            _admit(adjustment.text, concept, concepts)
    return problems


def _admit(text: str, concept: dict[str, Any], concepts: dict[str, dict[str, Any]]) -> None:
    for column in ("en",) if text.isascii() else ("zh-CN", "zh-TW"):
        concept[column] = list(dict.fromkeys([*concept.get(column, ()), text]))
    for other in concepts.values():
        for key in ("wrong", "wrong-en"):
            if key in other:
                other[key] = {need: [form for form in forms if _form(form) != text] for need, forms in other[key].items()}
        if "false-friends" in other:
            other["false-friends"] = [form for form in other["false-friends"] if _form(form) != text]


def _forbid(adjustment: Adjustment, concept: dict[str, Any], concepts: dict[str, dict[str, Any]]) -> list[str]:
    text, correction = adjustment.text, adjustment.correction
    column = "en" if text.isascii() else "zh-CN"
    correction = correction or next((term for term in concept.get(column, ()) if text not in term), "")
    if not correction:
        return [f"{adjustment.place}: {adjustment.concept} forbids {text} and has no other term: write {text}{ARROW}…"]
    for other in concepts.values():
        for key in _COLUMNS:
            if any(text in term for term in other.get(key, ())):
                right = [term for term in other[key] if text not in term]
                other[key] = right or [other[key][0].replace(text, correction)]
    key = "wrong-en" if text.isascii() else "wrong"
    forms = dict(concept.get(key, {}))
    forms["alone"] = [*forms.get("alone", ()), f"{text}{ARROW}{correction}"]
    concept[key] = forms
    return []


def _form(text: str) -> str:
    return text.partition(ARROW)[0]
