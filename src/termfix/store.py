"""Where a compiled glossary comes from: the wheel, else the user's cache, else built now.

The cache key covers the contents of all glossary files, the index format and the matcher library. A file in the cache that is
corrupt, truncated or of another version is built again; one that cannot be written is done without. Several processes may
build at once: each writes a file of its own and renames it into place.
"""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from . import automata
from .index import MAGIC, BadIndexError, Index

if TYPE_CHECKING:
    from .glossary import Glossary

Source = str | os.PathLike[str]
_SHIPPED = os.path.join(os.path.dirname(__file__), "data", "glossary.idx")


def open_index(glossary: Sequence[Source] = (), *, only: bool = False, cache: bool = True) -> Index:
    """Return the index of the shipped glossary with `glossary` laid over it, or of `glossary` alone if `only`.

    Raises GlossaryError if a glossary is wrong.
    """
    return _open(tuple(os.fspath(source) for source in glossary), only, cache, _stamp(glossary))


@lru_cache(maxsize=8)
def _open(glossary: tuple[str, ...], only: bool, cache: bool, stamp: object) -> Index:
    if not glossary and not only:
        with contextlib.suppress(OSError, BadIndexError):
            return _map(_SHIPPED)
    from .loading import shipped_folder

    sources: list[Source] = [*glossary] if only else [shipped_folder(), *glossary]
    if not cache:
        return Index(build(sources))
    path = os.path.join(cache_folder(), f"{_key(sources)}.idx")
    with contextlib.suppress(OSError, BadIndexError):
        return _map(path, verify=True)
    data = build(sources)
    _write(path, data)
    return Index(data)


def build(sources: Sequence[Source]) -> bytes:
    """Compile glossaries. Raises GlossaryError."""
    from .compiling import compile_glossary
    from .loading import load

    return compile_glossary(load(sources))


def compile_loaded(glossary: Glossary) -> Index:
    """Return the index of a glossary that is already in memory."""
    from .compiling import compile_glossary

    return Index(compile_glossary(glossary))


def cache_folder() -> str:
    """Return the folder of compiled glossaries; everything in it may be deleted at any time."""
    from platformdirs import user_cache_dir

    return user_cache_dir("termfix", appauthor=False)


def _stamp(glossary: Sequence[Source]) -> object:
    """Return something that changes when a glossary file does, so that a long-lived process sees the change."""
    if not glossary:
        return None
    from .loading import glossary_files

    return tuple((str(f), s.st_mtime_ns, s.st_size) for g in glossary for f in glossary_files(g) for s in [f.stat()])


def _map(path: str, *, verify: bool = False) -> Index:
    with open(path, "rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise BadIndexError("empty") from error
        index = Index(data, _reader(path))
        if verify:
            _verify(index, file)
    return index


def _reader(path: str) -> Callable[[int, int], bytes] | None:
    """Return a function that reads a part of a file, which stays open; None where the system has no such call."""
    if not hasattr(os, "pread"):
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def read(place: int, size: int) -> bytes:
        return os.pread(descriptor, size, place)

    return read


def _verify(index: Index, file: BinaryIO) -> None:
    """Compare the checksum; the file is read, not looked at through the map, which would hold all of it in memory."""
    import zlib

    checksum = 0
    file.seek(index.start)
    for block in iter(lambda: file.read(1 << 20), b""):
        checksum = zlib.crc32(block, checksum)
    if checksum != index.header["crc"]:
        raise BadIndexError("checksum differs")


def _key(sources: Sequence[Source]) -> str:
    from hashlib import blake2b

    from .loading import glossary_files

    digest = blake2b(MAGIC + automata.engine().encode(), digest_size=16)
    for source in sources:
        for file in glossary_files(source):
            data = file.read_bytes()
            digest.update(f"\0{file.parent.name}/{file.name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            digest.update(data)
    return digest.hexdigest()


def _write(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "xb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
