"""The shape of the code: which room may use which, what is public, what a check may import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import termfix
from termfix import parsers, reporters, rules

SOURCE = Path(termfix.__file__).parent

# Each room with the lines above it that it may use. Imports inside functions count too.
FLOORS: list[set[str]] = [
    {"errors", "text", "folding", "automata", "spelling", "marking", "borders"},
    {"records", "patterns"},
    {"glossary", "findings", "index", "yamlfile"},
    {"converting", "deriving", "sequences", "matching", "parsers", "summary", "entries", "packing", "tables", "tbx"},
    {"adjusting", "importing", "counting", "composing", "tally", "localising"},
    {"searching"},
    {"conceptrecords"},
    {"loading", "compiling", "scene", "screening"},
    {"evidence"},
    {"formatting", "store", "cards", "rules"},
    {"exporting"},
    {"config", "fixing", "reporters", "files"},
    {"checking"},
    {"validating"},
    {"cli"},
]
FORBIDDEN = {
    "rules": {"config", "checking", "files"},
    "fixing": {"store", "loading", "config"},
    "reporters": {"config", "files", "glossary", "store"},
}


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    package = ["termfix", *path.relative_to(SOURCE).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names = [module] if module != "termfix" else [f"termfix.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("termfix.") and "." in name}
    return found


MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py") or path.parent != SOURCE
)


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(SOURCE)) for path in MODULES])
def test_imports_go_up_only(path: Path) -> None:
    room = _room(path)
    floor = next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)
    assert floor is not None, f"{room} has no floor"
    allowed = set().union(*FLOORS[: floor + 1]) if room != "rules" else set().union(*FLOORS[:floor])
    for used in _imports(path) - {room}:
        assert used in allowed or used == "__version__", f"{room} uses {used}"
        assert used not in FORBIDDEN.get(room, set()), f"{room} uses {used}"


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(SOURCE)) for path in MODULES])
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330


def test_public_names() -> None:
    assert termfix.__all__ == ["Checker", "Finding", "Passage", "Report", "TermfixError", "__version__", "check"]


def test_every_registered_room_exists_and_explains_itself() -> None:
    for name in set(parsers.REGISTRY.values()):
        assert (SOURCE / "parsers" / f"{name}.py").is_file()
    for name in reporters.REGISTRY:
        assert callable(reporters.reporter(name))
    for rule in rules.REGISTRY.values():
        module = sys.modules[rule.__module__]
        assert module.__doc__
        assert "Fix safety" in module.__doc__


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        if _room(path) != "cli":
            calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
            assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path


SLOW = (
    "yaml",
    "opencc",
    "pypinyin",
    "sacremoses",
    "jsonschema",
    "rich",
    "pathspec",
    "platformdirs",
    "regex",
    "tomllib",
    "dataclasses",
)


@pytest.fixture(scope="module")
def built_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from termfix.loading import shipped_folder
    from termfix.store import build

    path = tmp_path_factory.mktemp("data") / "glossary.idx"
    path.write_bytes(build([shipped_folder()]))
    return path


def test_a_check_loads_nothing_slow(built_index: Path) -> None:
    """With the index of the wheel in place, a library check imports none of the slow modules."""
    code = (
        "import sys\nfrom termfix import store\n"
        f"store._SHIPPED = {str(built_index)!r}\n"
        "import termfix\nassert termfix.check('混合粘合').findings\n"
        f"print([name for name in {SLOW!r} + ('typer', 'termfix.loading', 'termfix.parsers.markdown') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
