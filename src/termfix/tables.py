"""Glossary entries ↔ CSV and TSV rows (RFC 4180). One concept a row; several values in a cell are separated by `|`.

`|` inside a value is written `\\|`. A cell that a spreadsheet would take for a formula (= + - @) gets an apostrophe before it,
as OWASP advises against CSV injection; reading takes it away again.

Read is our own table, and any table whose header names languages: `en,zh`, `English,中文`, `source,target` with a direction.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .errors import GlossaryError
from .glossary import LANGUAGES

COLUMNS = (
    "id", "field", "en", "abbr", "zh-CN", "zh-TW", "superseded", "definition-en", "definition-zh", "signal", "parts",
    "derived", "wrong-alone", "wrong-field", "wrong-cue", "wrong-source", "wrong-en-alone", "wrong-en-field", "wrong-en-cue",
    "wrong-en-source", "cues", "against", "guards", "examples", "keep", "source", "note", "kind", "ticker", "false-friends",
    "wrong-errors", "wrong-en-errors",
)  # fmt: skip
_TEXTS = frozenset({"id", "kind", "field", "signal", "derived", "note"})
_NESTED = re.compile(r"(definition|wrong-en|wrong)-(en|zh|alone|field|cue|errors|source)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ALIASES = {
    "zh-CN": (
        "zh",
        "zh_cn",
        "zh-hans",
        "zh_hans",
        "zh-sg",
        "cn",
        "chinese",
        "simplified chinese",
        "中文",
        "简体",
        "简体中文",
        "汉语",
    ),
    "zh-TW": (
        "zh_tw",
        "zh-hant",
        "zh_hant",
        "zh-hk",
        "tw",
        "traditional chinese",
        "繁體",
        "繁體中文",
        "繁体中文",
        "繁体",
        "正體中文",
    ),
    "en": ("en-us", "en-gb", "en_us", "en_gb", "eng", "english", "英文", "英语", "英語"),
    "definition-en": ("definition", "description"),
    "definition-zh": ("定义", "定義", "释义"),
    "note": ("notes", "comment", "remarks", "备注", "備註"),
    "field": ("domain", "subject", "领域", "領域"),
    "abbr": ("abbreviation", "acronym", "缩写", "縮寫"),
    "wrong-alone": ("wrong", "forbidden", "deprecated", "误译", "禁用", "誤譯"),
}
_NAMES = {alias: column for column, aliases in _ALIASES.items() for alias in (column.lower(), *aliases)}
_NAMES |= {column.lower(): column for column in COLUMNS}


class Table(NamedTuple):
    """What a table holds: its columns in order, and each row's line, cells by column; columns without meaning are unknown."""

    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: list[tuple[int, dict[str, list[str]]]]


def row(entry: dict[str, Any]) -> dict[str, str]:
    """Return an entry as one row, column → cell."""
    cells: dict[str, Any] = {}
    for key, value in entry.items():
        if isinstance(value, dict):
            cells |= {f"{key}-{name}": item for name, item in value.items()}
        else:
            cells[key] = value
    return {column: _cell(cells.get(column, ())) for column in COLUMNS}


def write(entries: Iterable[dict[str, Any]]) -> str:
    """Return entries as CSV, header first, LF line ends."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row(entry) for entry in entries)
    return out.getvalue()


def read(name: str, text: str, columns: Sequence[str] = ()) -> Table:
    """Read a table; `columns` name them if the first line does not. Raises GlossaryError if no column is a language."""
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ";" if _semicolons(text) else ","
    lines = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        rows = [(lines.line_num, cells) for cells in lines]
    except csv.Error as error:
        raise GlossaryError([f"{name}:{lines.line_num}: not CSV: {error}"]) from error
    header = list(columns) or (rows.pop(0)[1] if rows else [])
    known = [_NAMES.get(title.strip().lower(), "") for title in header]
    if not any(column in LANGUAGES for column in known):
        expected = "en, zh-CN, zh-TW, or their names"
        raise GlossaryError([f"{name}:1: no column is a language ({', '.join(header)}); expected {expected}, or name them all"])
    unknown = tuple(title for title, column in zip(header, known, strict=True) if not column)
    filled = [(line, _cells(known, cells)) for line, cells in rows if any(cell.strip() for cell in cells)]
    return Table(tuple(column for column in known if column), unknown, filled)


def entry_of(cells: dict[str, list[str]]) -> dict[str, Any]:
    """Return the entry that the cells of a row make."""
    entry: dict[str, Any] = {}
    for column, values in cells.items():
        if not values:
            continue
        nested = _NESTED.fullmatch(column)
        value: Any = values[0] if column in _TEXTS or column.startswith("definition-") else list(dict.fromkeys(values))
        if nested:
            entry.setdefault(nested[1], {})[nested[2]] = value
        else:
            entry[column] = value
    return entry


def joined(values: Iterable[str]) -> str:
    """Return several values as one text, `|` between them."""
    return "|".join(value.replace("|", "\\|") for value in values)


def split(text: str) -> list[str]:
    """Return the values that `joined` made one text of; blanks around them and empty ones are dropped."""
    return [value for piece in re.split(r"(?<!\\)\|", text) if (value := piece.replace("\\|", "|").strip())]


def _cell(value: Any) -> str:
    text = joined([value] if isinstance(value, str) else value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(columns: Sequence[str], cells: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column, cell in zip(columns, cells, strict=False):
        text = cell.strip()
        if text.startswith("'") and text[1:].startswith(_FORMULA):
            text = text[1:]
        if column and text:
            found.setdefault(column, []).extend([text] if column in _TEXTS else split(text))
    return found


def _semicolons(text: str) -> bool:
    first = text.split("\n", 1)[0]
    return first.count(";") > first.count(",")
