"""Glossary → CSV or JSON. One concept a row; several values in a cell are separated by `|`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from .deriving import Deriver, right_terms
from .glossary import Concept, Glossary

COLUMNS = (
    "id", "field", "en", "abbr", "zh-CN", "zh-TW", "superseded", "definition-en", "definition-zh", "signal", "parts",
    "derived", "wrong-alone", "wrong-field", "wrong-cue", "wrong-source", "wrong-en-alone", "wrong-en-field", "wrong-en-cue",
    "wrong-en-source", "cues", "against", "guards", "examples", "keep", "source", "note",
)  # fmt: skip


def row(concept: Concept) -> dict[str, str]:
    """Return a concept as one row, column name → cell."""
    cells = {
        "id": [concept.id],
        "field": [concept.field],
        **{language: list(terms) for language, terms in concept.terms.items()},
        "abbr": concept.abbreviations,
        "superseded": concept.superseded,
        "definition-en": [concept.definition.get("en", "")],
        "definition-zh": [concept.definition.get("zh", "")],
        "signal": [concept.signal],
        "parts": concept.parts,
        "derived": [concept.derived_need] if concept.parts else [],
        "cues": concept.cues,
        "against": concept.against,
        "guards": concept.guards,
        "examples": concept.examples,
        "keep": concept.keep,
        "source": concept.sources,
        "note": [concept.note],
    }
    for form in concept.wrong:
        column = f"wrong-{'en-' if form.english else ''}{form.need}"
        text = f"{form.text} → {form.correction}" if form.correction else form.text
        cells[column] = [*cells.get(column, ()), text]
    return {column: "|".join(cells.get(column, ())) for column in COLUMNS}


def to_csv(concepts: Iterable[Concept]) -> str:
    """Return the concepts as CSV (RFC 4180, LF line ends, header line first)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row(concept) for concept in concepts)
    return out.getvalue()


def to_json(concepts: Iterable[Concept]) -> str:
    """Return the concepts as a JSON list of rows, cells as lists."""
    rows = [{key: cell.split("|") if cell else [] for key, cell in row(concept).items()} for concept in concepts]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def statistics(glossary: Glossary) -> str:
    """Return counts per field, per language and per kind of wrong form, derived ones apart from written ones."""
    deriver = Deriver(glossary, right_terms(glossary, "zh-CN", "zh-TW"))
    header = (
        "field",
        "concepts",
        "zh-CN",
        "zh-TW",
        "en",
        "written",
        "derived",
        "en wrong",
        "examples",
        "keep",
        "defined",
    )
    table: dict[str, list[int]] = {}
    needs: dict[str, list[int]] = {}
    for concept in glossary.concepts.values():
        derived = deriver.derive(concept)
        written = [form for form in concept.wrong if not form.english]
        counts = [
            1,
            *(len(concept.terms[language]) for language in ("zh-CN", "zh-TW", "en")),
            len(written),
            len(derived),
            len(concept.wrong) - len(written),
            len(concept.examples),
            len(concept.keep),
            int(bool(concept.definition)),
        ]
        row_ = table.setdefault(concept.field, [0] * len(counts))
        table[concept.field] = [a + b for a, b in zip(row_, counts, strict=True)]
        for form in (*concept.wrong, *derived):
            pair = needs.setdefault(form.need, [0, 0])
            pair[form.derived] += 1
    total = [sum(column) for column in zip(*table.values(), strict=True)]
    width = max(map(len, [*table, "field", "total"])) + 2
    lines = [header[0].ljust(width) + "".join(name.rjust(10) for name in header[1:])]
    for name, counts in [*sorted(table.items()), ("total", total)]:
        lines.append(name.ljust(width) + "".join(str(count).rjust(10) for count in counts))
    lines += ["", "evidence class".ljust(width) + "   written   derived"]
    for need in ("alone", "field", "cue", "source"):
        written_, derived_ = needs.get(need, [0, 0])
        lines.append(need.ljust(width) + f"{written_:10}{derived_:10}")
    lines += ["", f"senses: {len(glossary.senses)}  domains: {len(glossary.domains)}  sources: {len(glossary.sources)}"]
    return "\n".join(lines) + "\n"
