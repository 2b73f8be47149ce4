"""Glossary files → Glossary. Collects every problem, with file and line, before it fails.

A glossary is a folder laid out as `glossary/README.md` describes, or a single file: YAML, CSV, TSV or TBX. Of several, later
ones override earlier ones by id, key by key; `admit` and `forbid` adjust what stands already (adjusting.py).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from . import adjusting, entries, importing
from .errors import GlossaryError
from .glossary import LANGUAGES, Concept, Glossary
from .yamlfile import LinedData

KEYS = (
    *("id", "kind", "field", "acronym", "stands-for", "en", "zh", "abbr", "zh-CN", "zh-TW", "ticker", "superseded"),
    *("where", "definition", "signal", "parts", "derived", "right", "wrong", "wrong-en", "false-friends", "other", "cues"),
    *("against", "guards", "examples", "keep", "source", "note", "admit", "forbid"),
)
"""The keys of an entry in canonical order."""
SUFFIXES = (".yaml", ".yml", ".csv", ".tsv", ".tbx")
WORD_LISTS = {"plain.yaml": "plain", "common.yaml": "common", "ordinary.yaml": "ordinary", "language.yaml": "words"}
"""Files that hold bare words, not entries, and the field of `Glossary` that takes them."""
_FILES = {"fields.yaml": "field-entry", "domains.yaml": "domain", "sources.yaml": "source"}
_FOLDERS = {"senses": "sense", "names": "name", "acronyms": "acronym", "renderings": "rendering", "concepts": "concept"}
_SHAPES = (("acronym", "acronym"), ("kind", "name"), ("zh", "rendering"), ("right", "sense"))


def shipped_folder() -> Path:
    """Return the folder of the glossary that comes with termfix: in the wheel, else in the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "data" / "glossary"
    return packaged if packaged.is_dir() else here.parent.parent / "glossary"


def glossary_files(source: str | os.PathLike[str]) -> list[Path]:
    """Return the files of a glossary in a fixed order. Raises GlossaryError if there is none."""
    path = Path(source)
    files = [path] if path.is_file() else [file for suffix in SUFFIXES for file in sorted(path.rglob(f"*{suffix}"))]
    if not files:
        raise GlossaryError([f"{path}: no glossary here; give a file ({', '.join(SUFFIXES)}) or a folder with such files"])
    return files


def load(sources: Sequence[str | os.PathLike[str]]) -> Glossary:
    """Read glossaries. Raises GlossaryError with every problem at once."""
    glossary, problems = read(sources)
    if problems:
        raise GlossaryError(problems)
    return glossary


def read(sources: Sequence[str | os.PathLike[str]]) -> tuple[Glossary, list[str]]:
    """Read glossaries; return what could be read and all problems as `file:line: what`."""
    reader = _Reader()
    for source in sources:
        reader.start_source()
        base = Path(source)
        for file in glossary_files(source):
            reader.read_file(file, base if base.is_dir() else base.parent)
    return reader.finish()


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """Return the JSON schema of the glossary files."""
    data: dict[str, Any] = json.loads((shipped_folder() / "schema.json").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=8)
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator({"$defs": schema()["$defs"], "$ref": f"#/$defs/{kind}"})


_RECORDS: dict[str, Callable[[dict[str, Any], str], Any]] = {
    "sense": entries.sense,
    "rendering": entries.rendering,
    "acronym": entries.acronym,
    "field-entry": entries.field,
    "domain": entries.domain,
}


class _Reader:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self._raw: dict[str, dict[str, Any]] = {}
        self._places: dict[str, str] = {}
        self._records: dict[str, dict[str, Any]] = {kind: {} for kind in _RECORDS}
        self._sources: dict[str, str] = {}
        self._ladder: dict[str, float] = {}
        self._lists: dict[str, set[str]] = {name: set() for name in WORD_LISTS.values()}
        self._adjustments: list[adjusting.Adjustment] = []
        self._source_ids: dict[tuple[str, str], str] = {}

    def start_source(self) -> None:
        """Begin another glossary, whose entries may override the earlier ones."""
        self._source_ids = {}

    def read_file(self, file: Path, base: Path) -> None:
        name = os.path.relpath(file)
        name = str(file) if name.startswith("..") else name
        if file.suffix.lower() not in (".yaml", ".yml"):
            self._read_table(file)
            return
        try:
            lined = LinedData(name, file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
            self.problems.append(f"{name}:1: cannot be read: {reason}")
            return
        self.problems += lined.problems
        if lined.problems or lined.data is None:
            return
        if file.name == "ladder.yaml":
            self._read_ladder(lined)
            return
        if file.name in WORD_LISTS and not any(isinstance(form, dict) for form in lined.data):
            self._lists[WORD_LISTS[file.name]].update(str(form) for form in lined.data)
            return
        if not isinstance(lined.data, list):
            self.problems.append(f"{lined.place(())}: a glossary file holds a list of entries")
            return
        stated = _FILES.get(file.name) or _FOLDERS.get(next(iter(file.relative_to(base).parts[:-1]), ""))
        for number, entry in enumerate(lined.data):
            kind = stated or _shape(entry)
            if self._fits(kind, entry, lined, number):
                self._take(kind, entry, lined.place((number,)), file.stem)

    def _read_table(self, file: Path) -> None:
        try:
            imported = importing.read(file)
        except GlossaryError as error:
            self.problems += error.problems
            return
        self.problems += [f"{place}: {reason}" for place, reason in imported.skipped]
        for place, entry in imported.entries:
            if self._fits(_shape(entry), entry, place):
                self._take("concept", entry, place, file.stem)

    def _fits(self, kind: str, entry: Any, where: LinedData | str, number: int = 0) -> bool:
        """Report what breaks the schema; `where` is the file with entry `number` in it, or a place for the whole entry."""
        fits = True
        for error in _validator(kind).iter_errors(entry):
            fits = False
            label = f" in {entry['id']}" if isinstance(entry, dict) and "id" in entry else ""
            place = where if isinstance(where, str) else where.place((number, *error.absolute_path))
            self.problems.append(f"{place}: {_explain(error, kind)}{label}")
        return fits

    def _read_ladder(self, lined: LinedData) -> None:
        for key, value in (lined.data or {}).items():
            try:
                self._ladder[key] = float(value)
            except (TypeError, ValueError):
                self.problems.append(f"{lined.place((key,))}: {key} must be a number")

    def _take(self, kind: str, entry: dict[str, Any], place: str, stem: str) -> None:
        kind = "concept" if kind == "name" else kind
        key = (kind, entry["id"])
        if key in self._source_ids:
            self.problems.append(f"{place}: id {entry['id']} stands already at {self._source_ids[key]}")
            return
        self._source_ids[key] = place
        if kind == "concept":
            self._adjustments += adjusting.taken_from(entry, place)
            merged = {**self._raw.get(entry["id"], {}), **entry}
            merged.setdefault("field", stem)
            self._raw[entry["id"]] = merged
            self._places[entry["id"]] = place
        elif kind == "source":
            self._sources[entry["id"]] = entry["title"]
        else:
            self._records[kind][entry["id"]] = _RECORDS[kind](entry, place)

    def finish(self) -> tuple[Glossary, list[str]]:
        concepts: dict[str, Concept] = {}
        senses = self._records["sense"]
        self.problems += adjusting.apply(self._adjustments, self._raw)
        self._lists["plain"] |= {adjustment.text for adjustment in self._adjustments if not adjustment.forbids}
        for concept_id in sorted(self._raw):
            raw, place = self._raw[concept_id], self._places[concept_id]
            if "kind" in raw:
                entries.complete_name(raw)
            if not any(raw.get(language) for language in LANGUAGES):
                self.problems.append(f"{place}: {concept_id} has no term in any language ({', '.join(LANGUAGES)})")
                continue
            for part in raw.get("parts", ()):
                if senses and not part.startswith("=") and part not in senses:
                    self.problems.append(f"{place}: part {part} of {concept_id} is no sense{_meant(part, senses)}")
            for source in raw.get("source", ()):
                if self._sources and source not in self._sources:
                    self.problems.append(f"{place}: source {source} of {concept_id} is not in sources.yaml")
            concepts[concept_id] = entries.concept(raw, place)
        glossary = Glossary(
            concepts=concepts,
            senses=senses,
            renderings=self._records["rendering"],
            acronyms=self._records["acronym"],
            fields=self._records["field-entry"],
            domains=self._records["domain"],
            sources=self._sources,
            ladder=self._ladder,
            **{name: frozenset(forms) for name, forms in self._lists.items()},
        )
        return glossary, self.problems


def _shape(entry: Any) -> str:
    """Return what kind of entry this looks like, in a file whose folder does not say."""
    keys = entry if isinstance(entry, dict) else {}
    return next((kind for key, kind in _SHAPES if key in keys), "concept")


def _meant(word: str, words: Iterable[str]) -> str:
    known = {known.lower(): known for known in words}
    close = get_close_matches(word.lower(), list(known), n=1)
    return f" (did you mean {known[close[0]]}?)" if close else ""


def _explain(error: Any, kind: str) -> str:
    if error.validator == "additionalProperties":
        known = list(schema()["$defs"][kind].get("properties", ())) if not error.absolute_path else []
        extra = [key for key in error.instance if key not in error.schema.get("properties", {})]
        return "; ".join(f"unknown key {key!r}{_meant(key, known)}" for key in extra)
    where = ".".join(str(step) for step in error.absolute_path if isinstance(step, str))
    return f"{where or 'entry'}: {error.message[:200]}"
