"""The compiled glossary at run time: loaded, not parsed; a record is decoded when a text needs it.

`compiling` writes the bytes. Nothing here imports a YAML reader, OpenCC or anything else that is slow to start.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from typing import Any

from . import automata
from .folding import Folder
from .patterns import Patterns
from .records import NEEDS, WORD_BITS, WORD_MASK, Demand, Roles, Topic, Touching, Trigger

MAGIC = b"termfix-index 33\n"


_decoded = json.JSONDecoder().raw_decode
"""Records are written without blanks, so none need be skipped before and after."""


class BadIndexError(ValueError):
    """The bytes are no index that this installation can use; build it again."""


class Index:
    """A compiled glossary. `data` is any bytes-like object, such as a memory-mapped file.

    `read(place, size)` returns bytes of it at once, which spares large sections the page faults of a map.
    """

    def __init__(self, data: Any, read: Callable[[int, int], bytes] | None = None) -> None:
        view = memoryview(data)
        self._read = read or (lambda place, size: bytes(view[place : place + size]))
        head = bytes(view[: len(MAGIC)])
        if head != MAGIC:
            raise BadIndexError("no termfix index")
        try:
            end = _find_newline(view, len(MAGIC))
            self.header: dict[str, Any] = json.loads(bytes(view[len(MAGIC) : end]))
            self.start = end + 1
            self._body = view[self.start :]
            if self.header["engine"] != automata.engine():
                raise BadIndexError("built for another matcher library")
            if len(self._body) != self.header["size"]:
                raise BadIndexError("truncated")
        except (ValueError, KeyError, TypeError) as error:
            raise BadIndexError(str(error)) from error
        self._table = cache(self._offsets_and_records)
        self.trigger = cache(self._trigger)
        self.demand = cache(self._demand)
        self.roles = cache(self._roles)
        self.touching = cache(self._touching)
        self.concept = cache(self._concept)
        self.children = cache(self._children)
        self.starts = cache(self._starts)
        self.leads_on = cache(self._leads_on)
        self.ends = cache(self._ends)
        self.piece = cache(self._piece)
        self._topic = cache(self._topic_record)

    @cached_property
    def han_triggers(self) -> Patterns:
        """The wrong forms of Chinese text."""
        return self._patterns("han_triggers", 0, flat=False)

    @cached_property
    def latin_triggers(self) -> Patterns:
        """The wrong forms of English text, numbered on from those of Chinese text."""
        return self._patterns("latin_triggers", len(self.han_triggers.flags), flat=True)

    @cached_property
    def folder(self) -> Folder:
        """The folding that was in force when the index was built."""
        return Folder(*bytes(self._section("folding")).decode().split("\n"))

    @cached_property
    def speaking(self) -> Patterns:
        """The words that say what a text is about, but for English phrases; loaded once a text has a candidate."""
        return self._patterns("speaking", 0, flat=True)

    @cached_property
    def cues(self) -> Patterns:
        """The words that say nothing of what a text is about, but select a sense, numbered on."""
        return self._patterns("cues", len(self.speaking.flags), flat=True)

    @cached_property
    def words(self) -> Patterns:
        """The other words that are evidence (guards, words against, right terms that say nothing), numbered on."""
        return self._patterns("words", self.cues.start + len(self.cues.flags), flat=True)

    @cached_property
    def phrases(self) -> Patterns:
        """The English phrases that are evidence, numbered on."""
        return self._patterns("phrases", self.words.start + len(self.words.flags), flat=True)

    @cached_property
    def language(self) -> automata.Automaton:
        """Common words of the language; loaded once a text has a candidate."""
        return automata.load(self._read(*self._place("language")))

    @cached_property
    def context_flags(self) -> bytes:
        """Flags of `speaking`, `cues`, `words` and `phrases` together, by number."""
        return b"".join(bytes(self._section(f"{name}_flags")) for name in ("speaking", "cues", "words", "phrases"))

    @cached_property
    def pieces(self) -> Patterns:
        """The Chinese renderings of component words, right and wrong."""
        return self._patterns("pieces", 0, flat=False)

    @cached_property
    def _edges(self) -> tuple[Sequence[int], Sequence[int]]:
        return _numbers(self._section("edges"), "Q"), _numbers(self._section("children"), "I")

    def _children(self, node: int) -> dict[int, int]:
        """Return the words that lead on from a node of the tree of terms (its root is 0), and the nodes that they lead to."""
        keys, nodes = self._edges
        places = range(bisect_left(keys, node << WORD_BITS), bisect_left(keys, (node + 1) << WORD_BITS))
        return {keys[place] & WORD_MASK: nodes[place] for place in places}

    def _starts(self, number: int) -> list[tuple[int, int]]:
        """Return the nodes at which piece `number` begins a term, each with how it renders the word; all of them lead on."""
        first = self.children(0)
        return [(first[word], kind) for word, kind in self.piece(number).items() if word in first]

    def _leads_on(self, number: int, follower: int) -> bool:
        """Tell whether a term that piece `number` begins goes on with a word that piece `follower` renders."""
        words = self.piece(follower).keys()
        return any(not words.isdisjoint(self.children(node).keys()) for node, _ in self.starts(number))

    def _ends(self, node: int) -> list[int]:
        """Return the concepts with a term that ends at a node."""
        concepts: list[int] = self._record("ends", node)
        return concepts

    def _piece(self, number: int) -> dict[int, int]:
        """Return the words that piece `number` renders, each with how (`RIGHT`, `WRONG`, `LINK`)."""
        return dict(self._record("piece", number))

    def _patterns(self, name: str, start: int, *, flat: bool) -> Patterns:
        automaton = automata.load(self._read(*self._place(name)))
        firsts = _numbers(self._section(f"{name}_firsts"), "I") if f"{name}_firsts" in self.header["sections"] else ()
        flags = bytes(self._section(f"{name}_flags"))
        return Patterns(automaton, flags, start, flat=flat, firsts=firsts, tails=cache(partial(self._record, f"{name}_tails")))

    @cached_property
    def groups(self) -> list[str]:
        """The group of each field, by field number."""
        return [group for _, group in self.header["fields"]]

    @cached_property
    def field_numbers(self) -> dict[str, int]:
        """Field id → field number."""
        return {name: number for number, (name, _) in enumerate(self.header["fields"])}

    @cached_property
    def near(self) -> int:
        """How many code points away a cue may stand."""
        return int(self.header["ladder"].get("near", 40))

    @cached_property
    def companions(self) -> int:
        """How many words of its own field a paragraph must have for a word without any cue."""
        return int(self.header["ladder"].get("companions", 2))

    @cached_property
    def first_free(self) -> int:
        """The first number that no wrong form of the glossary has."""
        return len(self.han_triggers.flags) + len(self._section("latin_triggers_flags"))

    @property
    def concept_count(self) -> int:
        """How many concepts the index holds."""
        return int(self.header["sections"]["concepts_offsets"][1]) // 4 - 1

    def _trigger(self, number: int) -> tuple[Trigger, ...]:
        """Return the readings of wrong form `number`."""
        return tuple(Trigger(r[0], r[1], r[2], r[3], *map(bool, r[4:])) for r in self._record("trigger", number))

    def _demand(self, number: int) -> Demand:
        """Return what wrong form `number` asks of its surroundings."""
        readings = self.trigger(number)
        concepts = [self.concept(reading.concept) for reading in readings]
        pairs = list(zip(readings, concepts, strict=True))
        keys = {(reading.concept, "touch_acronym" if reading.acronym else "touch_cues") for reading in readings}
        return Demand(
            min(reading.need for reading in readings),
            frozenset(reading.concept for reading in readings),
            frozenset((self.field_numbers[concept["field"]], 1.0) for reading, concept in pairs if not reading.common),
            tuple(cue for reading, concept in pairs for cue in concept["acronym_cues" if reading.acronym else "cues"]),
            tuple(term for reading, concept in pairs if not reading.english for term in concept.get("compounds", ())),
            tuple(touching for key in sorted(keys) if (touching := self.touching(*key))),
            any("percent" in concept for concept in concepts),
            all(NEEDS[reading.need] == "cue" and not reading.common and not reading.ordinary for reading in readings),
        )

    def _touching(self, concept: int, kind: str) -> Touching | None:
        """Return the words that select or exclude a concept where they touch a form of it, if there are any."""
        found = self.concept(concept).get(kind)
        return Touching(*found) if found else None

    @cached_property
    def _topic_numbers(self) -> Sequence[int]:
        return _numbers(self._section("context_topics"), "H")

    def topic(self, number: int) -> Topic:
        """Return what context word `number` says a text is about."""
        return self._topic(self._topic_numbers[number])

    def _topic_record(self, number: int) -> Topic:
        """Return one of the things that context words can say a text is about."""
        fields, domains = self._record("topics", number)
        return Topic(tuple(map(tuple, fields)), tuple(domains), max((weight for _, weight in fields), default=0.0))

    def _roles(self, number: int) -> Roles:
        """Return what else context word `number` says."""
        row = self._record("contexts", number)
        return Roles(
            tuple((c, region) for c, region in row.get("r", ())),
            "g" in row,
            frozenset(row.get("c", ())),
            frozenset(row.get("k", ())),
            frozenset(row.get("a", ())),
            frozenset(row.get("b", ())),
        )

    def _concept(self, number: int) -> dict[str, Any]:
        """Return what a check needs of concept `number`: id, field, terms, abbreviations, cues, whether it is a name."""
        record: dict[str, Any] = self._record("concepts", number)
        return record

    def card(self, number: int) -> dict[str, Any]:
        """Return all of concept `number`: the fields of `glossary.Concept`, `wrong` with the derived forms."""
        found: dict[str, Any] = self._record("cards", number)
        return found

    @property
    def search_lines(self) -> memoryview:
        """The texts that `searching` looks through: one line each, text, concept number and kind, tab between them."""
        return self._section("search")

    def about(self) -> dict[str, Any]:
        """Return the names of the fields and the titles of the sources."""
        found: dict[str, Any] = self._record("about", 0)
        return found

    def _place(self, name: str) -> tuple[int, int]:
        place, size = self.header["sections"][name]
        return self.start + place, size

    def _section(self, name: str) -> memoryview:
        start, size = self.header["sections"][name]
        return self._body[start : start + size]

    def _record(self, table: str, number: int) -> Any:
        offsets, records = self._table(table)
        return _decoded(str(records[offsets[number] : offsets[number + 1]], "utf-8"))[0]

    def _offsets_and_records(self, table: str) -> tuple[Sequence[int], memoryview]:
        return _numbers(self._section(f"{table}_offsets"), "I"), self._section(f"{table}_records")


def _numbers(section: memoryview, code: str) -> Sequence[int]:
    if sys.byteorder == "little":
        return section.cast(code)  # type: ignore[call-overload, no-any-return]
    from array import array

    numbers = array(code, bytes(section))
    numbers.byteswap()
    return numbers


def _find_newline(view: memoryview, start: int) -> int:
    step = 1 << 16
    for begin in range(start, len(view), step):
        place = bytes(view[begin : begin + step]).find(b"\n")
        if place >= 0:
            return begin + place
    raise BadIndexError("no header")
