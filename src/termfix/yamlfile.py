"""Reads one YAML file as plain text values, with the line of every value.

All scalars stay text (no `no` → False, no `012` → 10). Anchors, aliases, tags and double keys are refused: a glossary needs
none of them, and aliases are how a small file becomes a huge one.
"""

from __future__ import annotations

from typing import Any

import yaml

_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", "!"}
_DEPTH = 12
Path = tuple[str | int, ...]


class LinedData:
    """Plain data and, for each path in it, the 1-based line where it stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.problems: list[str] = []
        self._lines: dict[Path, int] = {}
        self._seen: set[int] = set()
        self.data: Any = None
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            node = yaml.compose(text, Loader=loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error).splitlines()[0]
            self.problems.append(f"{name}:{mark.line + 1 if mark else 1}: not YAML: {problem}")
            return
        except RecursionError:
            self.problems.append(f"{name}:1: not YAML that termfix reads: nested too deeply")
            return
        if node is not None:
            self.data = self._convert(node, ())

    def line(self, path: Path) -> int:
        """Return the line of the value at `path`, or of its nearest parent."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def place(self, path: Path) -> str:
        """Return `file:line` of the value at `path`."""
        return f"{self.name}:{self.line(path)}"

    def _problem(self, node: yaml.Node, what: str) -> None:
        self.problems.append(f"{self.name}:{node.start_mark.line + 1}: {what}")

    def _convert(self, node: yaml.Node, path: Path) -> Any:
        self._lines[path] = node.start_mark.line + 1
        if id(node) in self._seen:
            self._problem(node, "anchors and aliases are not allowed; write the value out")
            return None
        self._seen.add(id(node))
        if node.tag not in _TAGS:
            self._problem(node, f"tag {node.tag} is not allowed")
            return None
        if len(path) > _DEPTH:
            self._problem(node, "nested too deeply")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self._convert(item, (*path, number)) for number, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in result:
                    self._problem(key_node, f"key {key!r} stands twice")
                result[key] = self._convert(value_node, (*path, key))
                self._lines[(*path, key)] = key_node.start_mark.line + 1
            return result
        return str(node.value)
