"""Build hook: compiles the glossary into the wheel, so that an installed termfix loads an index instead of parsing YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GlossaryIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `termfix/data/glossary.idx` into ordinary wheels; an editable install compiles into the user's cache."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the glossary of this checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from termfix.store import build
        finally:
            sys.path.pop(0)
        target = Path(self.directory) / "glossary.idx"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(build([root / "glossary"]))
        build_data["force_include"][str(target)] = "termfix/data/glossary.idx"
        build_data["pure_python"] = True
