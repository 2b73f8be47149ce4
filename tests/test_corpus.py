"""The figures of the tuning half of the corpus do not fall; `benchmarks/score.py` prints them all."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", ROOT / "benchmarks" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def test_dev_figures_do_not_fall(score: ModuleType) -> None:
    scores = score.score(ROOT / "tests" / "corpus" / "dev")
    whole, high = scores.all, scores.kinds["confidence high"]
    assert whole.corrected / whole.errors >= 0.75
    assert whole.right / whole.findings >= 0.985
    assert whole.clean_alarmed / whole.clean <= 0.008
    assert high.right / high.findings >= 0.99


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 0, 0, 1), (8, 10, 0.490, 0.943), (10, 10, 0.722, 1), (0, 20, 0, 0.161)]
)
def test_wilson_interval(score: ModuleType, part: int, whole: int, low: float, high: float) -> None:
    assert score.interval(part, whole) == pytest.approx((low, high), abs=0.001)


def test_what_a_correction_leaves(score: ModuleType) -> None:
    source = "采用混合粘合技术的机台"
    finding = score.Finding("r", "c", None, "error", "high", 2, 6, "混合粘合", ("混合键合",), "unsafe", "")
    assert score.rewritten(source, [finding], 2, 6) == "混合键合"
    assert score.rewritten(source, [finding], 4, 8) == "键合技术"
    assert score.spaceless("IR 压降") == score.spaceless("IR压降")


def test_table_goes_between_its_marks(score: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- dev -->\nold\n<!-- end -->\nb\n", encoding="utf-8")
    score.write(page, "dev", "new")
    assert page.read_text(encoding="utf-8") == "a\n<!-- dev -->\n```\nnew\n```\n<!-- end -->\nb\n"
    with pytest.raises(SystemExit):
        score.write(page, "blind", "new")
