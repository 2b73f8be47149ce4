"""Documents on disk: finding, reading and writing them.

Bytes are decoded by hand, so that line ends, byte-order mark and encoding survive. Writing never truncates: the new text goes
to a temporary file beside the old one, is flushed, checked, and renamed over it.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .errors import InputError
from .parsers import REGISTRY

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_GUESSES = ("gb18030", "big5")
_SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox"})
_TEMPORARY = ".termfix-"


class File(NamedTuple):
    """A document as it was read: its text without the byte-order mark, and what is needed to write it back."""

    path: str
    text: str
    data: bytes
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return `text` as the bytes of this file. Raises InputError if its encoding cannot hold it."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = text[error.start]
            raise InputError(self.path, f"{self.encoding} cannot hold {char!r}; save the file as UTF-8 first") from error


def walk(paths: Sequence[str], excludes: Sequence[str] = (), *, force_exclude: bool = False) -> Iterator[str]:
    """Yield the documents under `paths` in a fixed order, each once: files as given, folders by the known suffixes.

    `excludes` are gitignore patterns; they hold for files found in folders, and with `force_exclude` for given ones too.
    A path that does not exist is yielded as it is: reading it says so.
    """
    excluded = _matcher(excludes)
    seen: set[str] = set()
    for path in paths:
        found = _in_folder(path, excluded) if os.path.isdir(path) else iter([path])
        for file in found:
            if file is path and force_exclude and excluded(path):
                continue
            key = os.path.realpath(file)
            if key not in seen:
                seen.add(key)
                yield file


def _in_folder(folder: str, excluded: _Matcher) -> Iterator[str]:
    visited: set[tuple[int, int]] = set()
    for base, folders, names in os.walk(folder, followlinks=False):
        info = os.stat(base)
        if (info.st_dev, info.st_ino) in visited:
            folders.clear()
            continue
        visited.add((info.st_dev, info.st_ino))
        folders[:] = sorted(n for n in folders if n not in _SKIPPED_FOLDERS and not excluded(os.path.join(base, n) + "/"))
        for name in sorted(names):
            file = os.path.join(base, name)
            if os.path.splitext(name)[1].lower() in REGISTRY and not name.startswith(_TEMPORARY) and not excluded(file):
                yield file


class _Matcher:
    def __init__(self, patterns: Sequence[str]) -> None:
        from pathspec import GitIgnoreSpec

        self._spec = GitIgnoreSpec.from_lines(patterns)

    def __call__(self, path: str) -> bool:
        relative = os.path.relpath(path) + ("/" if path.endswith("/") else "")
        return self._spec.match_file(relative if not relative.startswith("..") else path.lstrip("/"))


class _Nothing(_Matcher):
    def __init__(self) -> None:
        pass

    def __call__(self, path: str) -> bool:
        return False


def _matcher(patterns: Sequence[str]) -> _Matcher:
    return _Matcher(patterns) if patterns else _Nothing()


def read(path: str, encoding: str | None = None) -> File:
    """Read a document. Raises InputError: missing, not a regular file, unreadable, binary, or not in its encoding."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InputError(path, "is not a regular file")
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from error
    return decode(path, data, encoding)


def decode(path: str, data: bytes, encoding: str | None = None) -> File:
    """Decode the bytes of a document: by `encoding`, by byte-order mark, else UTF-8. Raises InputError."""
    bom, codec = b"", _codec(path, encoding)
    for mark, name in _BOMS:
        if data.startswith(mark) and (encoding is None or codec == name or codec in ("utf-16", "utf-8-sig")):
            bom, codec = mark, name
            break
    if not codec.startswith("utf-16") and b"\0" in data[:8192]:
        raise InputError(path, "looks like a binary file; give a text file, or --encoding if it is UTF-16 without mark")
    try:
        text = data[len(bom) :].decode(codec)
    except UnicodeDecodeError as error:
        place = error.start + len(bom)
        raise InputError(path, f"is not {codec.upper()}: byte 0x{data[place]:02x} at offset {place}{_hint(data)}") from error
    file = File(path, text, data, codec, bom)
    if encoding is not None and file.encode(text) != data:
        raise InputError(path, f"does not survive decoding and encoding as {codec}")
    return file


def _codec(path: str, encoding: str | None) -> str:
    try:
        return codecs.lookup(encoding or "utf-8").name
    except LookupError as error:
        raise InputError(path, f"unknown encoding {encoding!r}") from error


def _hint(data: bytes) -> str:
    for guess in _GUESSES:
        with contextlib.suppress(UnicodeDecodeError):
            data.decode(guess)
            return f"; if it is {guess}, say --encoding {guess}"
    return ""


def write(file: File, text: str) -> None:
    """Write `text` in place of what was read, whole or not at all. Raises InputError; then the old content stands.

    Refused are read-only files, files with several hard links (one name would keep the old text) and files that changed
    since they were read. A symbolic link is kept, its target written.
    """
    data = file.encode(text)
    target = os.path.realpath(file.path)
    try:
        info = os.lstat(target)
        if info.st_nlink > 1:
            raise InputError(file.path, "has several hard links and is left alone; break the link first")
        if not info.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise InputError(file.path, "is read-only")
        with open(target, "rb") as current:
            if current.read() != file.data:
                raise InputError(file.path, "changed on disk since it was read; run again")
        _replace(target, data, info)
    except OSError as error:
        raise InputError(file.path, f"cannot be written: {error.strerror or error}") from error


def _replace(target: str, data: bytes, info: os.stat_result) -> None:
    temporary = os.path.join(os.path.dirname(target), f"{_TEMPORARY}{os.getpid()}-{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), stat.S_IMODE(info.st_mode))
                if (info.st_uid, info.st_gid) != (os.geteuid(), os.getegid()):
                    os.fchown(file.fileno(), info.st_uid, info.st_gid)
            os.fsync(file.fileno())
        with open(temporary, "rb") as check:
            if check.read() != data:
                raise OSError(None, "the written copy differs")
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
