"""The command line as its users run it: in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WRONG = "三家设备商推出混合粘合设备。\n"
RIGHT = "三家设备商推出混合键合设备。\n"


def run(
    *arguments: str, cwd: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "termfix", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "", **(environment or {})},
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def test_check_shows_passage_excerpt_and_reason(folder: Path) -> None:
    result = run("check", cwd=folder)
    out = result.stdout.decode()
    assert result.returncode == 1
    assert "wrong.txt:1" in out
    assert "推出[混合粘合" in out
    assert "→" in out
    assert "hybrid bonding" in out
    assert "1 finding in 1 of 2 files" in result.stderr.decode()


def test_clean_file_exits_0(folder: Path) -> None:
    result = run("check", "right.md", cwd=folder)
    assert (result.returncode, result.stdout) == (0, b"")


def test_json_contract(folder: Path) -> None:
    result = run("check", "--format", "json", "wrong.txt", "right.md", cwd=folder)
    assert result.returncode == 1
    report = json.loads(result.stdout)
    assert report["schema"] == "termfix/report/1"
    assert [file["path"] for file in report["files"]] == ["wrong.txt", "right.md"]
    (finding,) = report["files"][0]["findings"]
    assert {key: type(value) for key, value in finding.items()} == {
        "rule": str, "category": str, "concept": str, "severity": str, "confidence": str, "start": int, "end": int,
        "line": int, "column": int, "text": str, "suggestions": list, "fix": str, "message": str, "evidence": list,
    }  # fmt: skip
    assert WRONG[finding["start"] : finding["end"]] == finding["text"]
    assert finding["suggestions"][0].startswith("混合键合")
    (passage,) = report["files"][0]["passages"]
    assert set(passage) == {"start", "end", "original", "corrected"}
    assert passage["corrected"] + "\n" == RIGHT
    assert report["files"][1] == {"path": "right.md", "findings": [], "passages": []}
    assert report["summary"]["findings"] == 1


def test_standard_input(folder: Path) -> None:
    result = run("check", "--format", "concise", "-", cwd=folder, stdin=WRONG.encode())
    assert result.stdout.decode().startswith("<stdin>:1:8: wrong-term 混合粘合")
    fixed = run("fix", "-", cwd=folder, stdin=WRONG.encode())
    assert fixed.stdout.decode() == RIGHT
    assert "混合粘合" in fixed.stderr.decode()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "", "\n\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_fix_writes_only_what_it_corrects(folder: Path, ending: str, mark: bytes) -> None:
    file = folder / "a.txt"
    file.write_bytes(mark + f"前文。{ending}混合粘合{ending}".encode())
    before = (folder / "right.md").stat().st_mtime_ns
    result = run("fix", cwd=folder)
    assert file.read_bytes() == mark + f"前文。{ending}混合键合{ending}".encode()
    assert "混合粘合 → 混合键合" in result.stdout.decode()
    assert (folder / "right.md").stat().st_mtime_ns == before


def test_fix_diff_writes_nothing(folder: Path) -> None:
    result = run("fix", "--diff", "wrong.txt", cwd=folder)
    assert result.returncode == 1
    assert result.stdout.decode() == f"--- a/wrong.txt\n+++ b/wrong.txt\n@@ -1 +1 @@\n-{WRONG}+{RIGHT}"
    assert (folder / "wrong.txt").read_text(encoding="utf-8") == WRONG
    patch = subprocess.run(["git", "apply", "--check", "-"], cwd=folder, input=result.stdout, check=False)
    assert patch.returncode == 0


def test_unsafe_fixes_are_asked_for(folder: Path) -> None:
    text = "本土封测厂用倒装芯片和晶圆级工艺，推进先进包装技术。\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    first = run("fix", "a.txt", cwd=folder)
    assert first.returncode == 1
    assert (folder / "a.txt").read_text(encoding="utf-8") == text
    assert "with --unsafe-fixes" in first.stderr.decode()
    second = run("fix", "--unsafe-fixes", "a.txt", cwd=folder)
    assert second.returncode == 0
    assert "先进封装技术" in (folder / "a.txt").read_text(encoding="utf-8")


def test_explain(folder: Path) -> None:
    out = run("explain", "混合粘合", cwd=folder).stdout.decode()
    for part in ("hybrid-bonding", "混合键合", "混合鍵合", "hybrid bonding", "混合粘合", "source"):
        assert part in out
    assert run("explain", "完全没有的词", cwd=folder).returncode == 1


BAD = [
    ("missing path", ["check", "none.txt", "wrong.txt"], "none.txt: cannot be read: No such file"),
    ("invalid UTF-8", ["check", "gbk.txt", "wrong.txt"], "gbk.txt: is not UTF-8"),
    ("binary", ["check", "bin.txt", "wrong.txt"], "bin.txt: looks like a binary file"),
    ("folder named as a file", ["fix", "pipe", "wrong.txt"], "pipe: is not a regular file"),
]


@pytest.mark.parametrize(("label", "arguments", "line"), BAD, ids=[case[0] for case in BAD])
def test_bad_input_exits_2_and_the_rest_is_checked(folder: Path, label: str, arguments: list[str], line: str) -> None:
    (folder / "gbk.txt").write_bytes("光刻机".encode("gbk"))
    (folder / "bin.txt").write_bytes(b"\0\1\2")
    os.mkfifo(folder / "pipe")
    result = run(*arguments, cwd=folder)
    errors = result.stderr.decode()
    assert result.returncode == 2
    assert line in errors
    assert "Traceback" not in errors
    assert "混合粘合" in result.stdout.decode()


USAGE = [
    ("unknown option", ["check", "--nope"], "No such option"),
    ("unknown format", ["check", "--format", "xml", "."], "not one of full, concise, json"),
    ("unknown language", ["check", "--language", "fr", "."], "not one of zh-Hans"),
    ("unknown command", ["chekc"], "No such command"),
    ("broken config", ["check", "--config", "bad.toml", "."], "bad.toml: not TOML"),
    (
        "unknown key",
        ["check", "--config", "key.toml", "."],
        "key.toml: unknown key 'glosary' (did you mean 'glossary'?)",
    ),
    (
        "wrong value",
        ["check", "--config", "value.toml", "."],
        "value.toml: min-confidence must be one of low, medium, high",
    ),
    ("missing config", ["check", "--config", "none.toml", "."], "none.toml: cannot be read"),
    ("broken glossary", ["check", "--glossary", "bad.yaml", "."], "bad.yaml:2: not YAML"),
    ("missing glossary", ["check", "--glossary", "none.yaml", "."], "none.yaml: no glossary here"),
]


@pytest.mark.parametrize(("label", "arguments", "line"), USAGE, ids=[case[0] for case in USAGE])
def test_wrong_usage_exits_2_with_one_clear_line(folder: Path, label: str, arguments: list[str], line: str) -> None:
    (folder / "bad.toml").write_text("[", encoding="utf-8")
    (folder / "key.toml").write_text("glosary = []", encoding="utf-8")
    (folder / "value.toml").write_text('min-confidence = "sure"', encoding="utf-8")
    (folder / "bad.yaml").write_text("- id: [\n", encoding="utf-8")
    result = run(*arguments, cwd=folder)
    assert result.returncode == 2
    assert line in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()
    assert (folder / "wrong.txt").read_text(encoding="utf-8") == WRONG


def test_config_file_is_found_and_can_be_ignored(folder: Path) -> None:
    (folder / "termfix.toml").write_text('allow = ["混合粘合", "混合粘合设备"]', encoding="utf-8")
    assert run("check", cwd=folder).returncode == 0
    assert run("check", "--isolated", cwd=folder).returncode == 1
    (folder / "termfix.toml").unlink()
    (folder / "pyproject.toml").write_text('[tool.termfix]\nexclude = ["wrong.*"]', encoding="utf-8")
    assert run("check", cwd=folder).returncode == 0


def test_own_glossary(folder: Path) -> None:
    entry = {"id": "house-word", "en": ["zorb"], "zh-CN": ["佐布"], "zh-TW": ["佐布"], "wrong": {"alone": ["左布机"]}}
    entry |= {"examples": ["{左布机→佐布}"], "keep": ["佐布。"], "source": ["trade"]}
    (folder / "own.yaml").write_text(json.dumps([entry], ensure_ascii=False), encoding="utf-8")
    (folder / "a.txt").write_text("左布机", encoding="utf-8")
    result = run("check", "--glossary", "own.yaml", "--format", "concise", "a.txt", cwd=folder)
    assert "左布机 → 佐布" in result.stdout.decode()


def test_names_and_texts_cannot_drive_the_terminal(folder: Path) -> None:
    (folder / "a\x1b[31m.txt").write_text("\x1b]8;;http://x\x07混合粘合\u202e", encoding="utf-8")
    for style in ("full", "concise"):
        out = run("check", "--format", style, cwd=folder).stdout.decode()
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "混合粘合" in out


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_color(folder: Path, environment: dict[str, str], colored: bool) -> None:
    assert (b"\x1b[" in run("check", "wrong.txt", cwd=folder, environment=environment).stdout) is colored


def test_plain_console(folder: Path) -> None:
    result = run("check", "wrong.txt", cwd=folder, environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


def test_closed_output_ends_quietly(folder: Path) -> None:
    for number in range(200):
        (folder / f"{number}.txt").write_text(WRONG * 20, encoding="utf-8")
    command = f"{sys.executable} -m termfix check | head -n 1"
    result = subprocess.run(command, shell=True, cwd=folder, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in result.stderr


def test_export(folder: Path) -> None:
    import csv
    import io

    rows = list(csv.DictReader(io.StringIO(run("glossary", "export", "--format", "csv", cwd=folder).stdout.decode())))
    row = next(row for row in rows if row["id"] == "hybrid-bonding")
    assert row["zh-CN"].split("|")[0] == "混合键合"
    assert len(rows) >= 500


def test_glossary_stats_and_format(folder: Path) -> None:
    out = run("glossary", "stats", cwd=folder).stdout.decode()
    assert "derived" in out
    assert "bonding" in out
    shutil.copy(ROOT / "glossary" / "concepts" / "bonding.yaml", folder / "bonding.yaml")
    assert run("glossary", "format", "--check", "bonding.yaml", cwd=folder).returncode == 0


def test_every_command_has_help(folder: Path) -> None:
    for command in (
        [],
        ["check"],
        ["fix"],
        ["explain"],
        ["glossary"],
        ["glossary", "export"],
        ["glossary", "validate"],
    ):
        result = run(*command, "--help", cwd=folder)
        assert result.returncode == 0
        assert b"Usage:" in result.stdout
