"""The bytes of an index, which `index.Index` reads.

One line of magic, one line of JSON (the header: sizes, checksum, places of the sections), then the sections one by one.
A section is raw bytes; a table is two of them: one offset (u32, little endian) per record, then the records as JSON.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from . import automata
from .index import MAGIC


def pack(sections: Mapping[str, bytes], tables: Mapping[str, Iterable[Any]], header: Mapping[str, Any]) -> bytes:
    """Return an index with these sections and tables of records; `header` goes into the header as it is."""
    parts = dict(sections)
    for name, records in tables.items():
        parts[f"{name}_offsets"], parts[f"{name}_records"] = _table(records)
    places: dict[str, tuple[int, int]] = {}
    position, body = 0, []
    for name, data in parts.items():
        padding = -position % 4
        body += [b"\0" * padding, data]
        places[name] = (position + padding, len(data))
        position += padding + len(data)
    blob = b"".join(body)
    described = {"engine": automata.engine(), "size": len(blob), "crc": zlib.crc32(blob), "sections": places, **header}
    return MAGIC + _json(described) + b"\n" + blob


def _table(records: Iterable[Any]) -> tuple[bytes, bytes]:
    offsets, parts, position = array("I", [0]), [], 0
    for record in records:
        parts.append(_json(record))
        position += len(parts[-1])
        offsets.append(position)
    return column(offsets), b"".join(parts)


def column(numbers: array[int]) -> bytes:
    """Return numbers as the bytes of a section, little endian."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
