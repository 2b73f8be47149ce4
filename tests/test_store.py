from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from termfix import store
from termfix.index import BadIndexError, Index


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "cache_folder", lambda: str(tmp_path / "cache"))
    store._open.cache_clear()
    return tmp_path / "cache"


def _only(cache: Path) -> Path:
    (file,) = cache.glob("*.idx")
    return file


def test_second_opening_takes_the_cache(cache: Path, small_glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.open_index([small_glossary], only=True)
    store._open.cache_clear()
    monkeypatch.setattr(store, "build", lambda _: pytest.fail("built again"))
    assert store.open_index([small_glossary], only=True).header == first.header


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "text", "other engine"])
def test_damaged_cache_is_built_again(cache: Path, small_glossary: Path, damage: str) -> None:
    expected = store.open_index([small_glossary], only=True).header
    file = _only(cache)
    data = file.read_bytes()
    place = len(data) - 40
    file.write_bytes(
        {
            "empty": b"",
            "cut": data[: len(data) // 2],
            "flipped": data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :],
            "text": b"hello\n" * 100,
            "other engine": data.replace(b'"engine":"', b'"engine":"x', 1),
        }[damage]
    )
    store._open.cache_clear()
    assert store.open_index([small_glossary], only=True).header == expected
    assert file.read_bytes() == data


def test_changed_glossary_gets_a_new_index(cache: Path, small_glossary: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_text(
        (small_glossary / "senses" / "core.yaml").read_text(encoding="utf-8").replace("混合", "混和"), encoding="utf-8"
    )
    text = "- id: wafer\n  en: [wafer]\n  zh-CN: [晶圆]\n  zh-TW: [晶圓]\n  keep: [晶圆。]\n  source: [trade]\n"
    copy.write_text(text, encoding="utf-8")
    assert store.open_index([copy], only=True).concept_count == 1
    copy.write_text(text + text.replace("wafer", "die").replace("晶圆", "裸片"), encoding="utf-8")
    assert store.open_index([copy], only=True).concept_count == 2
    assert len(list(cache.glob("*.idx"))) == 2


def test_unwritable_cache_is_done_without(small_glossary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("x", encoding="utf-8")
    monkeypatch.setattr(store, "cache_folder", lambda: str(blocker / "cache"))
    store._open.cache_clear()
    assert store.open_index([small_glossary], only=True).concept_count == 4


def _open_in_process(arguments: tuple[str, str]) -> int:
    os.environ["XDG_CACHE_HOME"] = arguments[1]
    store._open.cache_clear()
    return store.open_index([arguments[0]], only=True).concept_count


def test_eight_processes_share_one_cache(small_glossary: Path, tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        counts = pool.map(_open_in_process, [(str(small_glossary), str(tmp_path))] * 8, chunksize=1)
    assert counts == [4] * 8
    files = list((tmp_path / "termfix").iterdir())
    assert [file.suffix for file in files] == [".idx"]


@pytest.mark.parametrize("data", [b"", b"x", b"termfix-index 5\n", b"termfix-index 5\n{}\n", b"termfix-index 5\n[\n"])
def test_what_is_no_index_is_refused(data: bytes) -> None:
    with pytest.raises(BadIndexError):
        Index(data)
