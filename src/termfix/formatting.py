"""The canonical layout of glossary files: entries by id, keys in a fixed order, one line per value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from .loading import KEYS
from .yamlfile import LinedData

_PLAIN = re.compile(r"[A-Za-z\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff /._~+-]*(?<! )")
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_BLOCK = frozenset({"examples", "keep"})


def format_text(name: str, text: str) -> str:
    """Return the canonical form of a file of concepts or senses. Raises ValueError if it is no such list."""
    lined = LinedData(name, text)
    if lined.problems or not isinstance(lined.data, list):
        raise ValueError("\n".join(lined.problems) or f"{name}:1: no list of entries")
    header = [line for line in text.splitlines() if line.startswith("#")][: _header_size(text)]
    return "".join(line + "\n" for line in header) + format_entries(lined.data)


def format_entries(entries: list[dict[str, Any]]) -> str:
    """Return entries in the canonical form."""
    return "".join(_entry(entry) for entry in sorted(entries, key=lambda entry: str(entry.get("id", ""))))


def format_file(path: Path, *, write: bool) -> bool:
    """Bring a file into the canonical form; return whether it differed."""
    text = path.read_text(encoding="utf-8")
    result = format_text(str(path), text)
    if write and result != text:
        path.write_text(result, encoding="utf-8", newline="\n")
    return result != text


def _header_size(text: str) -> int:
    return len(re.match(r"(?:#[^\n]*\n)*", text)[0].splitlines())  # type: ignore[index]


def _entry(entry: dict[str, Any]) -> str:
    keys = [key for key in KEYS if key in entry] + [key for key in entry if key not in KEYS]
    lines: list[str] = []
    for key in keys:
        lines += _value(key, entry[key])
    return "- " + "\n  ".join(lines) + "\n"


def _value(key: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{key}:", *(f"  {line}" for name, item in value.items() for line in _value(name, item))]
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            return [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
        value = list(dict.fromkeys(value))
        if key in _BLOCK:
            return [f"{key}:", *(f"  - {_scalar(item, flow=False)}" for item in value)]
        return [f"{key}: [{', '.join(_scalar(item, flow=True) for item in value)}]"]
    return [f"{key}: {_scalar(value, flow=False)}"]


def _flow(item: Any) -> str:
    """Return a mapping, list or text in one line."""
    if isinstance(item, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in item.items()) + "}"
    if isinstance(item, list):
        return f"[{', '.join(map(_flow, item))}]"
    return _scalar(item, flow=True)


def _scalar(text: str, *, flow: bool) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    dumped: str = yaml.safe_dump([text] if flow else text, allow_unicode=True, width=10**6, default_flow_style=True)
    dumped = dumped.removesuffix("\n").removesuffix("\n...").strip()
    return dumped[1:-1] if flow else dumped
