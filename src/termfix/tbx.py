"""Glossary entries ↔ TBX (ISO 30042:2019, TermBase eXchange).

Written is the dialect TBX-Basic in the style DCA (data category as attribute). A right term is preferred, admitted or
superseded by its administrative status, a wrong one deprecated. What TBX-Basic has no category for (evidence class, cues,
examples …) stands in notes `termfix:key: value|value`, so that nothing is lost on the way back.

Read are versions 3 (DCA and DCT) and 2 (`martif`), of any dialect; data categories without a counterpart are passed over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from .entries import ARROW
from .errors import GlossaryError
from .glossary import LANGUAGES
from .tables import joined, split

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_PREFIX = "termfix:"
_STATUS = "administrativeStatus"
_LISTS = ("ticker", "parts", "cues", "against", "guards", "examples", "keep")
_TEXTS = ("kind", "signal", "derived", "note")
_ENTRIES, _SECTIONS, _TERMS = {"conceptEntry", "termEntry"}, {"langSec", "langSet"}, {"termSec", "tig", "ntig"}


class Unread(NamedTuple):
    """An entry that could not be taken: its id or number, and why."""

    entry: str
    reason: str


def write(entries: Iterable[dict[str, Any]]) -> str:
    """Return entries as a TBX-Basic file in the style DCA."""
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": NAMESPACE})
    header = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(header, "p", "termfix glossary; data licence CC BY 4.0")
    body = SubElement(SubElement(root, "text"), "body")
    for entry in entries:
        _write_entry(body, entry)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _add(parent: Element, tag: str, text: str, category: str = "") -> None:
    SubElement(parent, tag, {"type": category} if category else {}).text = text


def _write_entry(body: Element, entry: dict[str, Any]) -> None:
    definition = entry.get("definition", {})
    concept = SubElement(body, "conceptEntry", id=f"c-{entry['id']}")
    if "field" in entry:
        _add(concept, "descrip", entry["field"], "subjectField")
    for source in entry.get("source", ()):
        _add(concept, "admin", source, "source")
    for key in (*_LISTS, *_TEXTS):
        if value := entry.get(key):
            _add(concept, "note", f"{_PREFIX}{key}: {joined(value) if key in _LISTS else value}")
    for language, wrong, defined in (("en", "wrong-en", "en"), ("zh-CN", "wrong", "zh"), ("zh-TW", "", "")):
        terms = [*_right_terms(entry, language), *_wrong_terms(entry, wrong, latin=language == "en")]
        if terms:
            _write_section(concept, language, definition.get(defined, ""), terms)


class _Term(NamedTuple):
    text: str
    status: str
    type: str = ""
    need: str = ""
    correction: str = ""


def _right_terms(entry: dict[str, Any], language: str) -> Iterator[_Term]:
    for number, text in enumerate(entry.get(language, ())):
        yield _Term(text, "admitted" if number else "preferred")
    if language == "en":
        for text in entry.get("abbr", ()):
            yield _Term(text, "admitted", "abbreviation")
    if language == "zh-CN":
        for text in entry.get("superseded", ()):
            yield _Term(text, "superseded")


def _wrong_terms(entry: dict[str, Any], key: str, *, latin: bool) -> Iterator[_Term]:
    groups = {**entry.get(key, {}), "false-friend": [f for f in entry.get("false-friends", ()) if f.isascii() == latin]}
    for need, forms in groups.items() if key else ():
        for form in forms:
            text, _, correction = form.partition(ARROW)
            yield _Term(text, "deprecated", "", need, correction)


def _write_section(concept: Element, language: str, definition: str, terms: list[_Term]) -> None:
    section = SubElement(concept, "langSec", {"xml:lang": language})
    if definition:
        _add(section, "descrip", definition, "definition")
    for term in terms:
        place = SubElement(section, "termSec")
        _add(place, "term", term.text)
        _add(place, "termNote", "noun", "partOfSpeech")
        _add(place, "termNote", f"{term.status}Term-admn-sts", _STATUS)
        if term.type:
            _add(place, "termNote", term.type, "termType")
        if term.need:
            _add(place, "note", f"{_PREFIX}class: {term.need}")
        if term.correction:
            _add(place, "note", f"{_PREFIX}use: {term.correction}")


def read(name: str, data: bytes) -> tuple[list[tuple[str, dict[str, Any]]], list[Unread]]:
    """Return the entries of a TBX file with their places, and what was skipped. Raises GlossaryError if it is no TBX."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    entries: list[tuple[str, dict[str, Any]]] = []
    unread: list[Unread] = []
    root = ""
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
            tag = _local(element)
            root = root or tag
            if root not in ("tbx", "martif"):
                raise GlossaryError([f"{name}:1: no TBX file: the root element is {root}, not tbx or martif"])
            if event == "end" and tag in _ENTRIES:
                label = element.get("id") or str(len(entries) + len(unread) + 1)
                entry = _read_entry(element)
                if isinstance(entry, str):
                    unread.append(Unread(label, entry))
                else:
                    entries.append((f"{name}: {label}", entry))
                element.clear()
    except ParseError as error:
        raise GlossaryError([f"{name}:{error.position[0]}: not XML: {error}"]) from error
    except DefusedXmlException as error:
        raise GlossaryError([f"{name}:1: refused: it declares entities ({type(error).__name__})"]) from error
    return entries, unread


def _read_entry(element: Any) -> dict[str, Any] | str:
    entry: dict[str, Any] = {}
    identifier = element.get("id", "").removeprefix("c-")
    if identifier:
        entry["id"] = identifier
    for child in _flat(element, _SECTIONS):
        _read_property(child, entry)
    foreign: list[str] = []
    for section in element:
        if _local(section) in _SECTIONS:
            stated = section.get("{http://www.w3.org/XML/1998/namespace}lang") or section.get("lang") or ""
            language = language_of(stated)
            if language:
                _read_section(section, language, entry)
            else:
                foreign.append(stated)
    if not any(entry.get(language) for language in LANGUAGES):
        return f"no English or Chinese term{f' (only {chr(44).join(foreign)})' if foreign else ''}"
    return entry


def _read_property(element: Any, entry: dict[str, Any]) -> None:
    category, text = _category(element), _content(element)
    if category == "subjectField":
        entry["field"] = text
    elif category == "source":
        entry.setdefault("source", []).append(text)
    elif category == "definition":
        entry.setdefault("definition", {})["en"] = text
    elif _local(element) == "note" and text.startswith(_PREFIX):
        key, _, value = text.removeprefix(_PREFIX).partition(": ")
        entry[key] = split(value) if key in _LISTS else value


def language_of(code: str) -> str:
    """Return the column of a language code (zh_HK → zh-TW, en-US → en), or an empty text."""
    code = code.lower().replace("_", "-")
    if code.split("-")[0] == "en":
        return "en"
    if code.split("-")[0] != "zh":
        return ""
    return "zh-TW" if re.search(r"hant|tw|hk|mo", code) else "zh-CN"


def _read_section(section: Any, language: str, entry: dict[str, Any]) -> None:
    for child in _flat(section, _TERMS):
        if _category(child) == "definition":
            entry.setdefault("definition", {})["en" if language == "en" else "zh"] = _content(child)
    for term_section in section:
        if _local(term_section) in _TERMS:
            term = _read_term(term_section)
            if term.text:
                _place(term, language, entry)


def _read_term(section: Any) -> _Term:
    values = {"status": "admitted", "type": "", "class": "", "use": "", "term": ""}
    for element in section.iter():
        text, category = _content(element), _category(element)
        if _local(element) == "term":
            values["term"] = text
        elif category == _STATUS:
            values["status"] = text.removesuffix("-admn-sts").removesuffix("Term")
        elif category == "termType":
            values["type"] = text
        elif _local(element) == "note" and text.startswith(_PREFIX):
            key, _, value = text.removeprefix(_PREFIX).partition(": ")
            values[key] = value
    return _Term(values["term"], values["status"], values["type"], values["class"], values["use"])


def _place(term: _Term, language: str, entry: dict[str, Any]) -> None:
    if term.status in ("deprecated", "notRecommended", "forbidden", "obsolete"):
        text = f"{term.text}{ARROW}{term.correction}" if term.correction else term.text
        if term.need == "false-friend":
            entry.setdefault("false-friends", []).append(text)
        else:
            groups = entry.setdefault("wrong-en" if language == "en" else "wrong", {})
            groups.setdefault(term.need or "alone", []).append(text)
        return
    short = language == "en" and term.type in ("abbreviation", "acronym")
    key = "superseded" if term.status == "superseded" else "abbr" if short else language
    terms = entry.setdefault(key, [])
    if term.text not in terms:
        terms.insert(0 if term.status == "preferred" else len(terms), term.text)


def _flat(element: Any, stop: set[str]) -> Iterator[Any]:
    """Yield what belongs to an element itself, also from within groups, and not to its sections."""
    for child in element:
        if _local(child) not in stop:
            yield child
            yield from _flat(child, stop)


def _category(element: Any) -> str:
    """Return the data category: the attribute in DCA, the element in DCT."""
    return str(element.get("type") or _local(element))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _content(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
