"""Settings: one frozen record, read from `termfix.toml`, `.termfix.toml` or `[tool.termfix]` of `pyproject.toml`.

The nearest file above a document wins; nothing is merged. Unknown keys are refused.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from .errors import ConfigError
from .findings import CONFIDENCES, Confidence

NAMES = ("termfix.toml", ".termfix.toml", "pyproject.toml")


class Config(NamedTuple):
    """Every setting with its default.

    `min_confidence`: the least sure findings that are shown. `glossary`: glossaries laid over the shipped one, paths
    relative to the configuration file. `allow`: texts that are never reported. `exclude`: gitignore patterns of files that
    are not checked. `rules`: ids of the rules that run; empty means all. `language`: "zh-Hans", "zh-Hant" or "en" if all
    documents are in it; "auto" looks at each paragraph.
    """

    min_confidence: Confidence = "medium"
    glossary: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    language: str = "auto"
    path: str | None = None

    def runs(self, rule: str) -> bool:
        """Tell whether the rule is on."""
        return not self.rules or rule in self.rules


def find(start: str) -> str | None:
    """Return the configuration file that governs a document in the folder `start`, or None."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load(path: str) -> Config:
    """Read one configuration file. Raises ConfigError naming file, key and what is expected."""
    table = _table(path)
    known = {name.replace("_", "-") for name in Config._fields} - {"path"}
    values: dict[str, Any] = {"path": path}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{path}: unknown key {key!r}{_meant(key, known)}")
        values[key.replace("-", "_")] = _checked(path, key, value)
    base = os.path.dirname(os.path.abspath(path))
    values["glossary"] = tuple(os.path.join(base, source) for source in values.get("glossary", ()))
    return Config(**values)


def _table(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            data = tomllib.load(file)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    if os.path.basename(path) != "pyproject.toml":
        return data
    table = data.get("tool", {}).get("termfix", {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [tool.termfix] must be a table")
    return table


def _has_table(path: str) -> bool:
    with open(path, "rb") as file:
        return b"tool.termfix" in file.read()


def _checked(path: str, key: str, value: Any) -> Any:
    if key == "min-confidence":
        if value not in CONFIDENCES:
            raise ConfigError(f"{path}: {key} must be one of {', '.join(CONFIDENCES)}, not {value!r}")
        return value
    if key == "language":
        languages = ("auto", "zh-Hans", "zh-Hant", "en")
        if value not in languages:
            raise ConfigError(f"{path}: {key} must be one of {', '.join(languages)}, not {value!r}")
        return value
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{path}: {key} must be a list of texts, not {value!r}")
    if key == "rules":
        from .rules import REGISTRY

        for rule in value:
            if rule not in REGISTRY:
                raise ConfigError(f"{path}: unknown rule {rule!r}{_meant(rule, set(REGISTRY))}")
    return tuple(value)


def _meant(word: str, words: set[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(words), n=1)
    return f" (did you mean {close[0]!r}?)" if close else f"; known: {', '.join(sorted(words))}"
