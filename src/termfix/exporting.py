"""Glossary → CSV, TBX, JSON or YAML, each of which `importing` or `loading` reads again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from . import tables, tbx
from .entries import raw
from .formatting import format_entries
from .glossary import Concept, Glossary


def to_csv(concepts: Iterable[Concept]) -> str:
    """Return the concepts and names as CSV (RFC 4180, LF line ends, header line first)."""
    return tables.write(map(raw, concepts))


def to_tbx(concepts: Iterable[Concept]) -> str:
    """Return the concepts and names as TBX-Basic (ISO 30042:2019)."""
    return tbx.write(map(raw, concepts))


def to_yaml(concepts: Iterable[Concept]) -> str:
    """Return the concepts and names in the canonical layout of a glossary file."""
    return format_entries(list(map(raw, concepts)))


def to_json(glossary: Glossary) -> str:
    """Return all of a glossary as JSON: concepts and names as entries, acronyms, senses and renderings as records."""
    data: dict[str, Any] = {
        "schema": "termfix/glossary/1",
        "fields": {field.id: field.names for field in glossary.fields.values()},
        "concepts": [raw(concept) for concept in glossary.concepts.values()],
    }
    records: Mapping[str, Iterable[Any]] = {
        "acronyms": glossary.acronyms.values(),
        "senses": glossary.senses.values(),
        "renderings": glossary.renderings.values(),
    }
    for name, values in records.items():
        data[name] = [{k: v for k, v in asdict(value).items() if v and k != "place"} for value in values]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
