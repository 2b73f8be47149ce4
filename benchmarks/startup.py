"""Start-up: `python benchmarks/startup.py [--runs N]` prints every figure of docs/performance.md about start-up.

Whole processes, run in turn so that drift of the machine hits all alike; medians, and ratios of medians. termfix is built as a
wheel and installed into an environment of its own with its dependencies, as a user has it. The 50,000-form index is synthetic.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY_APP = """import typer
app = typer.Typer()
@app.command()
def one(path: str) -> None: pass
@app.command()
def two(path: str) -> None: pass
@app.command()
def three(path: str) -> None: pass
app()
"""
LIBRARY = "import termfix; termfix.check(open({path!r}, encoding='utf-8').read())"
BUILD_SYNTHETIC = """
import dataclasses, sys
from termfix import compiling, glossary, loading
base = loading.load([loading.shipped_folder()])
extra = {}
for number, line in enumerate(open(sys.argv[1], encoding='utf-8')):
    right, *wrong = line.split()
    forms = tuple(glossary.WrongForm(form, 'alone') for form in wrong)
    terms = {'zh-CN': (right,), 'zh-TW': (right,), 'en': (f'term {number}',)}
    extra[f'x{number}'] = glossary.Concept(id=f'x{number}', field='memory', terms=terms, wrong=forms)
concepts = {**base.concepts, **extra}
whole = dataclasses.replace(base, concepts=concepts)
open(sys.argv[2], 'wb').write(compiling.compile_glossary(whole))
"""


def article(size: int = 1024) -> str:
    text = (ROOT / "samples" / "messy" / "memory-maker.zh.txt").read_text(encoding="utf-8")
    return text.encode()[:size].decode("utf-8", "ignore")


def synthetic_words(path: Path, forms: int = 50_000) -> None:
    rng = random.Random(1)

    def word() -> str:
        return "".join(chr(rng.randrange(0x4E00, 0x9F00)) for _ in range(rng.randrange(3, 7)))

    seen = {word() for _ in range(forms + forms // 3)}
    words = sorted(seen)
    rng.shuffle(words)
    lines = [" ".join(words[i : i + 6]) for i in range(0, len(words) // 6 * 6, 6)]
    path.write_text("\n".join(lines[: forms // 5]), encoding="utf-8")


def install(folder: Path) -> Path:
    """Return the bin folder of a new environment with the wheel of this checkout."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = folder / "venv" / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder / "wheel"), str(ROOT)], check=True)
    (wheel,) = (folder / "wheel").glob("*.whl")
    subprocess.run([*pip, "install", str(wheel)], check=True)
    return python.parent


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 2):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            if turn >= 2:
                times[name].append((time.perf_counter() - begin) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=31)
    parser.add_argument("--check", action="store_true", help="exit 1 if a limit is broken")
    options = parser.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    os.environ.pop("PYTHONPATH", None)  # the wheel is measured, not a checkout
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("building and installing the wheel …", file=sys.stderr)
        tools = install(folder)
        python = str(tools / "python")
        (folder / "app.py").write_text(EMPTY_APP, encoding="utf-8")
        text = folder / "article.txt"
        text.write_text(article(), encoding="utf-8")
        check = [str(tools / "termfix"), "check", "--isolated", str(text)]
        library = [python, "-c", LIBRARY.format(path=str(text))]
        commands = {
            "python -c pass": [python, "-c", "pass"],
            "empty typer application": [python, str(folder / "app.py"), "one", "x"],
            "termfix check, 1 KB": check,
            "library, 1 KB": library,
        }
        medians = measure(commands, options.runs)
        synthetic_words(folder / "words.txt")
        shipped = Path(
            subprocess.run(
                [python, "-c", "import termfix.store; print(termfix.store._SHIPPED)"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
        )
        shutil.copy(shipped, folder / "small.idx")
        subprocess.run([python, "-c", BUILD_SYNTHETIC, str(folder / "words.txt"), str(folder / "big.idx")], check=True)
        shutil.copy(folder / "big.idx", shipped)
        big = measure({"check": check, "library": library, "pass": commands["python -c pass"]}, options.runs)
        sizes = [(folder / file).stat().st_size / 1e6 for file in ("small.idx", "big.idx")]
        shutil.copy(folder / "small.idx", shipped)
    for label, value in medians.items():
        print(f"{label:38} {value:7.1f} ms")
    figures = {
        "check / empty typer application": (medians["termfix check, 1 KB"] / medians["empty typer application"], 1.3),
        "library / python -c pass": (medians["library, 1 KB"] / medians["python -c pass"], 5.0),
        "50,000 forms more: check, ms": (big["check"] - medians["termfix check, 1 KB"], 20.0),
        "50,000 forms more: library, ms": (big["library"] - medians["library, 1 KB"], 20.0),
    }
    broken = False
    for label, (value, limit) in figures.items():
        broken |= value > limit
        print(f"{label:38} {value:7.2f}   limit {limit:g}  {'ok' if value <= limit else 'OVER'}")
    print(f"index {sizes[0]:.1f} MB, with 50,000 forms more {sizes[1]:.1f} MB")
    if options.check and broken:
        sys.exit(1)


if __name__ == "__main__":
    main()
