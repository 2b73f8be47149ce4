"""The README runs: its example is the real output, its options exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_is_real_output(tmp_path: Path) -> None:
    block = re.search(r"```console\n\$ cat news\.txt\n(.*?)\$ termfix check news\.txt\n(.*?)```", README, re.S)
    assert block
    (tmp_path / "news.txt").write_text(block[1], encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "termfix", "check", "news.txt"], cwd=tmp_path, capture_output=True, check=False
    )
    assert result.stdout.decode().strip() == block[2].strip()


def test_options_and_commands_exist() -> None:
    for line in re.findall(r"^    termfix (.*?)(?:#|$)", README, re.M):
        words = line.split()
        command = words[:2] if words[0] == "glossary" else words[:1]
        help_text = subprocess.run(
            [sys.executable, "-m", "termfix", *command, "--help"], capture_output=True, text=True, check=True
        ).stdout
        for option in (word for word in words if word.startswith("--")):
            assert option in help_text, line


def test_the_library_example_runs() -> None:
    import termfix

    report = termfix.check("采用混合粘合技术")
    suggestion = re.search(r"suggestions\[0\]  # '(.*?)'", README)
    assert suggestion
    assert report.findings[0].suggestions[0] == suggestion[1]


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), ROOT / "glossary" / "README.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_dependency_says_what_it_replaces() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("\n]", text.index("dependencies = ["))]
    for line in block.splitlines()[1:]:
        assert "#" in line, line


def test_the_index_of_fields_is_whole() -> None:
    from termfix.loading import load, shipped_folder

    text = (ROOT / "glossary" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.M)) == set(load([shipped_folder()]).fields)
