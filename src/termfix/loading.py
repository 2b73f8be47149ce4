"""Glossary files → Glossary. Collects every problem, with file and line, before it fails.

A glossary is a folder laid out as `glossary/README.md` describes, or a single YAML file with a list of concepts. Of several,
later ones override earlier ones by id, key by key.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from .errors import GlossaryError
from .glossary import Concept, Domain, Field, Glossary, Need, Sense, WrongForm
from .yamlfile import LinedData

ARROW = " → "
REQUIRED = ("en", "zh-CN", "zh-TW", "keep", "source")
KEYS = (
    *("id", "field", "en", "abbr", "zh-CN", "zh-TW", "superseded", "definition", "signal", "parts", "derived"),
    *("wrong", "wrong-en", "cues", "against", "guards", "examples", "keep", "source", "note"),
)
_KINDS = {"fields.yaml": "field-entry", "domains.yaml": "domain", "sources.yaml": "source"}


def shipped_folder() -> Path:
    """Return the folder of the glossary that comes with termfix: in the wheel, else in the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "data" / "glossary"
    return packaged if packaged.is_dir() else here.parent.parent / "glossary"


def glossary_files(source: str | os.PathLike[str]) -> list[Path]:
    """Return the YAML files of a glossary in a fixed order. Raises GlossaryError if there is none."""
    path = Path(source)
    files = [path] if path.is_file() else sorted(path.rglob("*.yaml")) + sorted(path.rglob("*.yml"))
    if not files:
        raise GlossaryError([f"{path}: no glossary here; give a YAML file or a folder with YAML files"])
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

    items = {"$ref": f"#/$defs/{kind}"}
    return Draft202012Validator({"$defs": schema()["$defs"], "type": "array", "items": items})


class _Reader:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self._raw: dict[str, dict[str, Any]] = {}
        self._places: dict[str, str] = {}
        self._senses: dict[str, Sense] = {}
        self._fields: dict[str, Field] = {}
        self._domains: dict[str, Domain] = {}
        self._sources: dict[str, str] = {}
        self._ladder: dict[str, float] = {}
        self._plain: set[str] = set()
        self._common: set[str] = set()
        self._source_ids: dict[tuple[str, str], str] = {}

    def start_source(self) -> None:
        """Begin another glossary, whose entries may override the earlier ones."""
        self._source_ids = {}

    def read_file(self, file: Path, base: Path) -> None:
        name = os.path.relpath(file)
        name = str(file) if name.startswith("..") else name
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
        if file.name in ("plain.yaml", "common.yaml"):
            words = self._plain if file.name == "plain.yaml" else self._common
            words.update(str(form) for form in lined.data)
            return
        in_senses = "senses" in file.relative_to(base).parts[:-1]
        kind = _KINDS.get(file.name, "sense" if in_senses else "concept")
        misfits = self._misfits(lined, kind)
        if None not in misfits:
            for number, entry in enumerate(lined.data):
                if number not in misfits:
                    self._take(kind, entry, lined, number, file.stem)

    def _misfits(self, lined: LinedData, kind: str) -> set[int | None]:
        """Report what breaks the schema; return the numbers of the entries that do, None for the file as a whole."""
        misfits: set[int | None] = set()
        for error in _validator(kind).iter_errors(lined.data):
            path = tuple(error.absolute_path)
            misfits.add(path[0] if path and isinstance(path[0], int) else None)
            entry = lined.data[path[0]] if path and isinstance(lined.data, list) else None
            label = f" in {entry['id']}" if isinstance(entry, dict) and "id" in entry else ""
            self.problems.append(f"{lined.place(path)}: {_explain(error, kind)}{label}")
        return misfits

    def _read_ladder(self, lined: LinedData) -> None:
        for key, value in (lined.data or {}).items():
            try:
                self._ladder[key] = float(value)
            except (TypeError, ValueError):
                self.problems.append(f"{lined.place((key,))}: {key} must be a number")

    def _take(self, kind: str, entry: dict[str, Any], lined: LinedData, number: int, stem: str) -> None:
        place = lined.place((number,))
        key = (kind, entry["id"])
        if key in self._source_ids:
            self.problems.append(f"{place}: id {entry['id']} stands already at {self._source_ids[key]}")
            return
        self._source_ids[key] = place
        if kind == "concept":
            merged = {**self._raw.get(entry["id"], {}), **entry}
            merged.setdefault("field", stem)
            self._raw[entry["id"]] = merged
            self._places[entry["id"]] = place
        elif kind == "sense":
            self._senses[entry["id"]] = Sense(
                entry["id"], tuple(entry["right"]), tuple(entry["wrong"]), tuple(entry.get("en", ())), place
            )
        elif kind == "field-entry":
            self._fields[entry["id"]] = Field(
                entry["id"],
                entry["name"],
                entry["group"],
                tuple(entry.get("signals", ())),
                tuple(entry.get("weak", ())),
            )
        elif kind == "domain":
            self._domains[entry["id"]] = Domain(entry["id"], entry.get("name", {}), tuple(entry["words"]))
        else:
            self._sources[entry["id"]] = entry["title"]

    def finish(self) -> tuple[Glossary, list[str]]:
        concepts: dict[str, Concept] = {}
        for concept_id in sorted(self._raw):
            raw, place = self._raw[concept_id], self._places[concept_id]
            missing = [key for key in REQUIRED if not raw.get(key)]
            if missing:
                self.problems.append(f"{place}: {concept_id} lacks {', '.join(missing)}")
                continue
            for part in raw.get("parts", ()):
                if not part.startswith("=") and part not in self._senses:
                    self.problems.append(f"{place}: part {part} of {concept_id} is no sense{_meant(part, self._senses)}")
            for source in raw["source"]:
                if self._sources and source not in self._sources:
                    self.problems.append(f"{place}: source {source} of {concept_id} is not in sources.yaml")
            concepts[concept_id] = _concept(raw, place)
        glossary = Glossary(
            concepts,
            self._senses,
            self._fields,
            self._domains,
            self._sources,
            self._ladder,
            frozenset(self._plain),
            frozenset(self._common),
        )
        return glossary, self.problems


def _concept(raw: dict[str, Any], place: str) -> Concept:
    return Concept(
        id=raw["id"],
        field=raw["field"],
        terms={language: tuple(raw[language]) for language in ("zh-CN", "zh-TW", "en")},
        abbreviations=tuple(raw.get("abbr", ())),
        superseded=tuple(raw.get("superseded", ())),
        definition=dict(raw.get("definition", {})),
        signal=raw.get("signal", "strong"),
        parts=tuple(raw.get("parts", ())),
        derived_need=raw.get("derived", "field"),
        wrong=(*_forms(raw.get("wrong", {}), english=False), *_forms(raw.get("wrong-en", {}), english=True)),
        cues=tuple(raw.get("cues", ())),
        against=tuple(raw.get("against", ())),
        guards=tuple(raw.get("guards", ())),
        examples=tuple(raw.get("examples", ())),
        keep=tuple(raw.get("keep", ())),
        sources=tuple(raw.get("source", ())),
        note=raw.get("note", ""),
        place=place,
    )


def _forms(groups: dict[Need, list[str]], *, english: bool) -> Iterator[WrongForm]:
    for need, texts in groups.items():
        for text in texts:
            form, _, correction = text.partition(ARROW)
            yield WrongForm(form, need, correction or None, english=english)


def _meant(word: str, words: Iterable[str]) -> str:
    known = {known.lower(): known for known in words}
    close = get_close_matches(word.lower(), list(known), n=1)
    return f" (did you mean {known[close[0]]}?)" if close else ""


def _explain(error: Any, kind: str) -> str:
    if error.validator == "additionalProperties":
        known = list(schema()["$defs"][kind].get("properties", ())) if len(error.absolute_path) == 1 else []
        extra = [key for key in error.instance if key not in error.schema.get("properties", {})]
        return "; ".join(f"unknown key {key!r}{_meant(key, known)}" for key in extra)
    where = ".".join(str(step) for step in list(error.absolute_path)[1:] if isinstance(step, str))
    return f"{where or 'entry'}: {error.message[:200]}"
