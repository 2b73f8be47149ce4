from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termfix import files
from termfix.errors import InputError


def test_walk_order_and_suffixes(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.markdown", "d.py", ".git/x.txt", "node_modules/y.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    found = [os.path.relpath(file, tmp_path) for file in files.walk([str(tmp_path)])]
    assert found == ["a.md", "b.txt", "sub/c.markdown"]


def test_walk_takes_each_file_once_and_any_given_file(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("x", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(file)
    assert list(files.walk([str(file), str(file), str(tmp_path / "link.html")])) == [str(file)]


def test_walk_survives_a_loop_of_folders(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert len(list(files.walk([str(tmp_path)]))) == 1


@pytest.mark.parametrize(("force", "count"), [(False, 2), (True, 1)])
def test_excludes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool, count: int) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("x", encoding="utf-8")
    Path("old").mkdir()
    Path("old/b.txt").write_text("x", encoding="utf-8")
    assert len(list(files.walk(["a.txt", "old/b.txt"], ["old/"], force_exclude=force))) == count
    assert list(files.walk(["."], ["old/"])) == ["./a.txt"]


GOOD = [
    ("plain", "晶圆\n".encode(), None, "晶圆\n"),
    ("empty", b"", None, ""),
    ("only a mark", b"\xef\xbb\xbf", None, ""),
    ("mark", b"\xef\xbb\xbf" + "晶圆".encode(), None, "晶圆"),
    ("utf-16", b"\xff\xfe" + "晶圆\r\n".encode("utf-16-le"), None, "晶圆\r\n"),
    ("utf-16 be", b"\xfe\xff" + "晶圆".encode("utf-16-be"), None, "晶圆"),
    ("gb18030", "晶圆㐀".encode("gb18030"), "gb18030", "晶圆㐀"),
    ("big5", "晶圓".encode("big5"), "big5", "晶圓"),
    ("line ends", b"a\r\nb\rc\nd", None, "a\r\nb\rc\nd"),
]


@pytest.mark.parametrize(("label", "data", "encoding", "text"), GOOD, ids=[case[0] for case in GOOD])
def test_decoding_is_reversible(label: str, data: bytes, encoding: str | None, text: str) -> None:
    file = files.decode("a.txt", data, encoding)
    assert file.text == text
    assert file.encode(file.text) == data


BAD = [
    (
        "gbk",
        "光刻机".encode("gbk"),
        None,
        "is not UTF-8: byte 0xb9 at offset 0; if it is gb18030, say --encoding gb18030",
    ),
    ("cut", "晶圆".encode()[:-1], None, "is not UTF-8"),
    ("surrogate", b"\xed\xa0\x80", None, "is not UTF-8"),
    ("binary", b"\x7fELF\0\0\0", None, "looks like a binary file"),
    ("unknown encoding", b"x", "utf-9", "unknown encoding 'utf-9'"),
]


@pytest.mark.parametrize(("label", "data", "encoding", "reason"), BAD, ids=[case[0] for case in BAD])
def test_what_cannot_be_decoded_is_refused(label: str, data: bytes, encoding: str | None, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        files.decode("a.txt", data, encoding)
    assert reason in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")


def test_missing_folder_and_fifo(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path / "none", "No such file"),
        (tmp_path, "not a regular file"),
        (tmp_path / "pipe", "not a regular"),
    ):
        with pytest.raises(InputError, match=reason):
            files.read(str(path))


def _written(tmp_path: Path, data: bytes = b"old") -> tuple[Path, files.File]:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    return path, files.read(str(path))


def test_write_keeps_mode_link_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path, _ = _written(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    files.write(files.read(str(link)), "新")
    assert path.read_bytes() == "新".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "link.txt"]


def test_write_refuses_hard_links(tmp_path: Path) -> None:
    path, file = _written(tmp_path)
    os.link(path, tmp_path / "other.txt")
    with pytest.raises(InputError, match="hard links"):
        files.write(file, "new")
    assert path.read_bytes() == b"old"


def test_write_refuses_read_only(tmp_path: Path) -> None:
    path, file = _written(tmp_path)
    path.chmod(0o444)
    with pytest.raises(InputError, match="read-only"):
        files.write(file, "new")
    assert path.read_bytes() == b"old"


def test_write_refuses_a_file_that_changed(tmp_path: Path) -> None:
    path, file = _written(tmp_path)
    path.write_bytes(b"mine")
    with pytest.raises(InputError, match="changed on disk"):
        files.write(file, "new")
    assert path.read_bytes() == b"mine"


def test_write_refuses_what_the_encoding_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("晶圓".encode("big5"))
    with pytest.raises(InputError, match="big5 cannot hold"):
        files.write(files.read(str(path), "big5"), "晶圓€😀")
    assert path.read_bytes() == "晶圓".encode("big5")


@pytest.mark.parametrize("fault", ["fsync", "replace", "fchmod"])
def test_a_fault_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    path, file = _written(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, fault, fail)
    with pytest.raises(InputError, match="No space left"):
        files.write(file, "new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@given(st.text(alphabet=st.characters(codec="utf-8")), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_any_text_survives(text: str, mark: bytes) -> None:
    data = mark + text.encode()
    if b"\0" in data or (not mark and text.startswith("\ufeff")) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    file = files.decode("a.txt", data)
    assert file.encode(file.text) == data
