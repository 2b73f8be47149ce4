"""One entry of a glossary file → its record. The schema has looked at the entry before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .glossary import Acronym, Concept, Domain, Expansion, Field, Need, Rendering, Sense, WrongForm
from .records import NEEDS

ARROW = " → "


def concept(raw: dict[str, Any], place: str) -> Concept:
    """Return the concept or name that `raw` holds, merged over all glossaries."""
    return Concept(
        id=raw["id"],
        field=raw["field"],
        terms={language: tuple(raw.get(language, ())) for language in ("zh-CN", "zh-TW", "en")},
        kind=raw.get("kind", "term"),
        tickers=tuple(raw.get("ticker", ())),
        abbreviations=tuple(raw.get("abbr", ())),
        superseded=tuple(raw.get("superseded", ())),
        definition=dict(raw.get("definition", {})),
        signal=raw.get("signal", "weak" if "kind" in raw else "strong"),
        parts=tuple(raw.get("parts", ())),
        derived_need=raw.get("derived", "field"),
        wrong=tuple(_wrong_forms(raw)),
        cues=tuple(raw.get("cues", ())),
        against=tuple(raw.get("against", ())),
        guards=tuple(raw.get("guards", ())),
        examples=tuple(raw.get("examples", ())),
        keep=tuple(raw.get("keep", ())),
        sources=tuple(raw.get("source", ())),
        note=raw.get("note", ""),
        place=place,
    )


def acronym(raw: dict[str, Any], place: str) -> Acronym:
    """Return the acronym that `raw` holds."""
    return Acronym(
        id=raw["id"],
        forms=tuple(raw["acronym"]),
        concepts=tuple(raw["stands-for"]),
        others=tuple(Expansion(other["en"], tuple(other["zh"]), other["where"]) for other in raw.get("other", ())),
        cues=tuple(raw.get("cues", ())),
        against=tuple(raw.get("against", ())),
        note=raw.get("note", ""),
        place=place,
    )


def rendering(raw: dict[str, Any], place: str) -> Rendering:
    """Return the rendering of a Chinese word that `raw` holds."""
    return Rendering(raw["id"], tuple(raw["zh"]), tuple(raw["right"]), tuple(raw["wrong"]), place)


def sense(raw: dict[str, Any], place: str) -> Sense:
    """Return the sense of an English word that `raw` holds."""
    return Sense(raw["id"], tuple(raw["right"]), tuple(raw["wrong"]), tuple(raw.get("en", ())), place)


def field(raw: dict[str, Any], _place: str) -> Field:
    """Return the field that `raw` holds."""
    return Field(raw["id"], raw["name"], raw["group"], tuple(raw.get("signals", ())), tuple(raw.get("weak", ())))


def domain(raw: dict[str, Any], _place: str) -> Domain:
    """Return the domain that `raw` holds."""
    return Domain(raw["id"], raw.get("name", {}), tuple(raw["words"]))


def complete_name(raw: dict[str, Any]) -> None:
    """Give a name that is written in Latin everywhere (CUDA) the Chinese columns that its entry leaves out."""
    if "en" in raw and "zh-CN" not in raw and "zh-TW" not in raw:
        raw["zh-CN"] = raw["zh-TW"] = raw["en"]


def _wrong_forms(raw: dict[str, Any]) -> Iterator[WrongForm]:
    for key, english in (("wrong", False), ("wrong-en", True)):
        groups: dict[Need, list[str]] = raw.get(key, {})
        for need, texts in groups.items():
            for text in texts:
                form, _, correction = text.partition(ARROW)
                yield WrongForm(form, need, correction or None, english=english)
    for text in raw.get("false-friends", ()):
        form, _, correction = text.partition(ARROW)
        yield WrongForm(form, "cue", correction or None, english=form.isascii(), false_friend=True)


def raw(concept: Concept) -> dict[str, Any]:
    """Return a concept or name as the entry that it was read from, keys in canonical order, empty ones left out."""
    entry: dict[str, Any] = {"id": concept.id}
    if concept.kind != "term":
        entry["kind"] = concept.kind
    entry |= {
        "field": concept.field,
        "en": list(concept.terms["en"]),
        "abbr": list(concept.abbreviations),
        "zh-CN": list(concept.terms["zh-CN"]),
        "zh-TW": list(concept.terms["zh-TW"]),
        "ticker": list(concept.tickers),
        "superseded": list(concept.superseded),
        "definition": dict(concept.definition),
        "signal": concept.signal,
        "parts": list(concept.parts),
        "derived": concept.derived_need if concept.parts else "",
        "wrong": _groups(form for form in concept.wrong if not form.english and not form.false_friend),
        "wrong-en": _groups(form for form in concept.wrong if form.english and not form.false_friend),
        "false-friends": [_text(form) for form in concept.wrong if form.false_friend],
        "cues": list(concept.cues),
        "against": list(concept.against),
        "guards": list(concept.guards),
        "examples": list(concept.examples),
        "keep": list(concept.keep),
        "source": list(concept.sources),
        "note": concept.note,
    }
    return {key: value for key, value in entry.items() if value}


def _groups(forms: Iterator[WrongForm]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form.need, []).append(_text(form))
    return {need: groups[need] for need in NEEDS if need in groups}


def _text(form: WrongForm) -> str:
    return f"{form.text}{ARROW}{form.correction}" if form.correction else form.text
