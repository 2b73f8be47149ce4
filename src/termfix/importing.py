"""A terminology file (CSV, TSV, TBX) → glossary entries, with a report of what was taken, what was not, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from . import tables, tbx
from .errors import GlossaryError
from .glossary import LANGUAGES

_LATIN = re.compile(r"[a-z0-9]+")


class Skipped(NamedTuple):
    """A row or entry that was not taken: where it stands, and why."""

    place: str
    reason: str


class Imported(NamedTuple):
    """What a terminology file gave: entries with their places, what was skipped, columns that were passed over, languages."""

    entries: list[tuple[str, dict[str, Any]]]
    skipped: list[Skipped]
    unknown: tuple[str, ...]
    languages: tuple[str, ...]

    def report(self) -> str:
        """Return counts, direction, and what was skipped, one line each."""
        total = len(self.entries) + len(self.skipped)
        counts = [f"{sum(bool(entry.get(lang)) for _, entry in self.entries)} {lang}" for lang in self.languages]
        lines = [f"{len(self.entries)} of {total} entries, {' → '.join(self.languages)} ({', '.join(counts)})"]
        if self.unknown:
            lines.append(f"columns without a meaning here: {', '.join(self.unknown)}")
        lines += [f"{place}: skipped: {reason}" for place, reason in self.skipped]
        return "\n".join(lines)


def read(path: Path, columns: Sequence[str] = ()) -> Imported:
    """Read a CSV, TSV or TBX file. Raises GlossaryError if it is none, or holds no language."""
    data = _bytes(path)
    if path.suffix.lower() in (".tbx", ".xml"):
        entries, unread = tbx.read(str(path), data)
        taken = [(place, _with_id(entry)) for place, entry in entries]
        skipped = [Skipped(f"{path}: {label}", reason) for label, reason in unread]
        return _unique(taken, skipped, (), [lang for lang in LANGUAGES if any(lang in e for _, e in entries)])
    try:
        text = data.decode("utf-8-sig" if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-16")
    except UnicodeDecodeError as error:
        raise GlossaryError([f"{path}:1: not UTF-8: save the table as UTF-8"]) from error
    table = tables.read(str(path), text, columns)
    taken, skipped = [], []
    for line, cells in table.rows:
        entry = tables.entry_of(cells)
        if any(entry.get(language) for language in LANGUAGES):
            taken.append((f"{path}:{line}", _with_id(entry)))
        else:
            skipped.append(Skipped(f"{path}:{line}", "no term in any language"))
    return _unique(taken, skipped, table.unknown, [column for column in table.columns if column in LANGUAGES])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError([f"{path}:1: cannot be read: {error.strerror}"]) from error


def _with_id(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the entry with an id in kebab-case: its own, else made of its English, else of its Chinese code points."""
    words = _LATIN.findall(str(entry.get("id", "")).lower()) or _LATIN.findall(" ".join(entry.get("en", ())[:1]).lower())
    if not words:
        chinese = (*entry.get("zh-CN", ()), *entry.get("zh-TW", ()), "term")[0]
        words = ["u", *(f"{ord(char):x}" for char in chinese)]
    return {**entry, "id": "-".join(words)}


def _unique(
    taken: Iterable[tuple[str, dict[str, Any]]], skipped: list[Skipped], unknown: tuple[str, ...], languages: Sequence[str]
) -> Imported:
    """Join entries with the same id: a table often holds one synonym a row."""
    joined: dict[str, tuple[str, dict[str, Any]]] = {}
    for place, entry in taken:
        if entry["id"] in joined:
            first, known = joined[entry["id"]]
            joined[entry["id"]] = first, _joined(known, entry)
        else:
            joined[entry["id"]] = place, entry
    return Imported(list(joined.values()), skipped, unknown, tuple(languages))


def _joined(known: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    result = dict(known)
    for key, value in entry.items():
        if isinstance(value, list):
            result[key] = list(dict.fromkeys([*result.get(key, ()), *value]))
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = _joined(result[key], value)
        else:
            result.setdefault(key, value)
    return result
