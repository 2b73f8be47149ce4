"""Concept cards: what `explain` shows of a concept."""

from __future__ import annotations

from .composing import readings_of
from .index import Index
from .matching import find_context
from .searching import search

_CLASSES = {
    "alone": "has no other reading: reported anywhere",
    "field": "reported where the text is about the field",
    "cue": "reported only beside a word that selects this sense",
    "errors": "in use, but reported where the paragraph has other, sure errors",
    "source": "reported only with the source text at hand",
}
_LABELS = (("en", "English"), ("zh-CN", "mainland"), ("zh-TW", "Taiwan"))


def lookup(index: Index, term: str) -> list[int]:
    """Return the numbers of the concepts that `term` is a wrong form, a right form or the id of; exact matches first."""
    shadow = index.folder.fold(term)
    numbers: dict[int, None] = {}
    numbers |= dict.fromkeys(reading.concept for reading in readings_of(index, shadow))
    for start, end, number in find_context(index, shadow):
        if (start, end) == (0, len(shadow)):
            numbers |= dict.fromkeys(concept for concept, _ in index.roles(number).right)
    if not numbers:
        numbers |= dict.fromkeys(hit.concept for hit in search(index, term) if hit.text == shadow)
    return list(numbers)


def line(index: Index, number: int, wrong: str = "") -> str:
    """Return a concept in one line: English, mainland, Taiwan, id; with the wrong form by which it was found."""
    concept = index.concept(number)
    english, mainland, taiwan = (concept["terms"][key][0] for key, _ in _LABELS)
    chinese = mainland if mainland == taiwan else f"{mainland} / {taiwan}"
    short = f" ({', '.join(concept['abbreviations'])})" if concept.get("abbreviations") else ""
    found = f"  ✗ {wrong}" if wrong else ""
    return f"{english}{short}  {chinese}  [{concept['id']}]{found}"


def card(index: Index, number: int) -> str:
    """Return the card of a concept as plain text with a final line end."""
    concept = index.card(number)
    about = index.about()
    names = about["fields"].get(concept["field"], {})
    lines = [f"{concept['id']}  ·  {names.get('zh', '')} {names.get('en', concept['field'])}".replace("  ·   ", "  ·  ")]
    if concept["kind"] != "term":
        lines[0] += "  ·  " + " ".join([concept["kind"], *concept.get("tickers", ())])
    for key, label in _LABELS:
        preferred, *admitted = concept["terms"][key]
        also = f"  (also {', '.join(admitted)})" if admitted else ""
        lines.append(f"  {label + ':':<12}{preferred}{also}")
    if abbreviations := concept.get("abbreviations"):
        lines.append(f"  {'short:':<12}{', '.join(abbreviations)}")
    lines += [f"  {text}" for text in concept.get("definition", {}).values()]
    lines += _wrong(concept["wrong"], concept["derived_count"])
    for acronym in concept.get("acronyms", ()):
        lines.append(f"  {acronym[0]} elsewhere: {'; '.join(acronym[1])}")
    if note := concept.get("note"):
        lines.append(f"  why: {note}")
    for key, label in (("cues", "for"), ("against", "against"), ("guards", "never inside")):
        if words := concept.get(key):
            lines.append(f"  {label}: {', '.join(words)}")
    sources = about["sources"]
    lines += [f"  source: {sources.get(source, source)}" for source in concept.get("sources", ())]
    return "\n".join(lines) + "\n"


def _wrong(forms: list[list[object]], derived_count: int) -> list[str]:
    lines: list[str] = []
    for need, meaning in _CLASSES.items():
        written = [_form(form) for form in forms if form[1] == need and not form[3] and not form[4]]
        if written:
            lines += [f"  wrong, {meaning}:", f"    {', '.join(written)}"]
    english = [_form(form) for form in forms if form[4] and not form[3]]
    if english:
        lines += ["  wrong in English text:", f"    {', '.join(english)}"]
    derived = [_form(form) for form in forms if form[3]]
    if derived:
        rest = f" … {derived_count - len(derived)} more" if derived_count > len(derived) else ""
        lines += ["  wrong, derived from the component words:", f"    {', '.join(derived)}{rest}"]
    return lines


def _form(form: list[object]) -> str:
    return f"{form[0]} → {form[2]}" if form[2] else str(form[0])
