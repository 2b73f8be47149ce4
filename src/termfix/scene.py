"""What stands around a place: sentence, paragraph, document, their script, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from .automata import Hit
from .borders import REACH, is_cut, is_cut_behind
from .composing import NOTHING, Composed
from .index import Index
from .matching import LONGEST, Context, has_english
from .records import NEEDS, SPEAKS, Trigger
from .text import Document, Segment

_SENTENCE_END = r"[。！？；!?;\n]|\.(?=\s)"
WHOLE = 6_000
"""Code points at the start of a document that tell what it is about; more would cost time and change nothing."""
_ENOUGH = 40
"""Characters from which on a paragraph tells its own script; a shorter one follows the document."""


class Strength(NamedTuple):
    """How much a stretch of text is about the glossary's fields (by group of fields) and about other domains; with words."""

    groups: dict[str, float]
    domain: int
    words: tuple[str, ...]
    domain_words: tuple[str, ...]


class _Suspect(NamedTuple):
    start: int
    end: int
    weight: float
    group: str


class Scene:
    """A document with its candidates (`hits` of the wrong forms). `shadow` has masked text blanked out."""

    def __init__(
        self,
        index: Index,
        document: Document,
        shadow: str,
        hits: list[Hit],
        weights: dict[str, float],
        *,
        folds: bool = True,
        composed: Composed = NOTHING,
    ) -> None:
        """`folds`: whether the text has characters that fold; without any it has no Traditional ones."""
        self.index = index
        self._composed = composed.readings
        self._folds = folds
        self._english = has_english(shadow)
        self.document = document
        self.shadow = shadow
        self.weights = weights
        self._suspects = self._suspected(hits)
        self._contexts: dict[int, Context] = {}
        self._beside: tuple[tuple[int, int], Context] | None = None
        self._strengths: dict[tuple[int, int], Strength] = {}
        self._sentences: dict[int, list[int]] = {}
        self._scripts: dict[int, bool] = {}
        self._word_places: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def _suspected(self, hits: list[Hit]) -> list[_Suspect]:
        """Wrong forms speak for the field too: a text whose terms are all broken has no right ones."""
        suspects: list[_Suspect] = []
        for start, end, number in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if suspects and end <= suspects[-1].end:
                continue
            reading = self.readings(number)[0]
            size = "long" if end - start > 3 else "short"
            weight = self.weights[f"wrong-{NEEDS[reading.need]}-{size}"]
            suspects.append(_Suspect(start, end, weight, self.group(reading.concept)))
        return suspects

    def readings(self, number: int) -> tuple[Trigger, ...]:
        """Return the readings of a wrong form by its number."""
        first = self.index.first_free
        return self._composed[number - first] if number >= first else self.index.trigger(number)

    def group(self, concept: int) -> str:
        """Return the group of fields that a concept belongs to."""
        return self.index.groups[self.index.field_numbers[self.index.concept(concept)["field"]]]

    def around(self, segment: Segment) -> Context:
        """Return the evidence words of a paragraph."""
        found = self._contexts.get(segment.start)
        if found is None:
            found = Context(self.index, self.document.source, self.shadow, segment.start, segment.end, english=self._english)
            self._contexts[segment.start] = found
        return found

    def beside(self, segment: Segment, start: int, end: int) -> Context:
        """Return the evidence words close to a place: those that could cover it or be its cues."""
        if segment.start in self._contexts:
            return self._contexts[segment.start]
        key = (start, end)
        if self._beside is None or self._beside[0] != key:
            reach = self.index.near + LONGEST
            low, high = max(segment.start, start - reach), min(segment.end, end + reach)
            self._beside = key, Context(self.index, self.document.source, self.shadow, low, high, english=self._english)
        return self._beside[1]

    def is_cut(self, segment: Segment, start: int, end: int) -> bool:
        """Tell whether a place begins with the end of another word and is no word itself."""
        if start == segment.start or self.shadow[start - 1] < "\u3400":
            return False
        return is_cut(self._words(segment, start, end), start, end, self.shadow[start - 1])

    def is_cut_behind(self, segment: Segment, start: int, end: int) -> bool:
        """Tell whether a place ends with the beginning of another word, and the rest of it is words."""
        if end == segment.end or self.shadow[end] < "\u3400":
            return False
        return is_cut_behind(self._words(segment, start, end), start, end)

    def _words(self, segment: Segment, start: int, end: int) -> list[tuple[int, int]]:
        """Return the places of common words and right terms that touch `[start, end)`, but not the place itself."""
        if (start, end) in self._word_places:
            return self._word_places[start, end]
        low, high = max(segment.start, start - REACH), min(segment.end, end + REACH)
        words = [(first + low, last + low) for first, last, _ in self.index.language.find(self.shadow[low:high])]
        terms = [hit for hit in self.beside(segment, start, end).touching(start, end) if self.index.roles(hit[2]).right]
        words += [(first, last) for first, last, _ in terms if (first, last) != (start, end)]
        self._word_places[start, end] = words
        return words

    def sentence(self, segment: Segment, start: int, end: int) -> tuple[int, int]:
        """Return the sentence of the paragraph that holds `[start, end)`."""
        ends = self._sentences.get(segment.start)
        if ends is None:
            pattern = re.compile(_SENTENCE_END)
            ends = [match.end() for match in pattern.finditer(self.shadow, segment.start, segment.end)]
            self._sentences[segment.start] = ends
        first = max((place for place in ends if place <= start), default=segment.start)
        last = min((place for place in ends if place >= end), default=segment.end)
        return first, last

    def strength(self, segment: Segment, start: int, end: int) -> Strength:
        """Return what `[start, end)` of a paragraph is about."""
        key = (start, end)
        found = self._strengths.get(key)
        if found is None:
            found = self._strengths[key] = self._measure(self.around(segment), start, end)
        return found

    @cached_property
    def whole(self) -> Strength:
        """What the document is about, by its first `WHOLE` code points: a text says early what it is about."""
        source = self.document.source
        end = min(len(source), WHOLE)
        context = Context(self.index, source, self.shadow, 0, end, english=self._english, speaking=True)
        return self._measure(context, 0, end)

    def _measure(self, context: Context, start: int, end: int) -> Strength:
        groups: dict[str, float] = {}
        seen: set[int] = set()
        words: list[str] = []
        domain_words: list[str] = []
        for first, last, number in self._speaking(context.inside(start, end)):
            if number in seen or self._straddles(first, last):
                continue
            seen.add(number)
            topic = self.index.topic(number)
            if topic.domains and not self._is_suspect(first, last):
                domain_words.append(self.document.source[first:last])
            best: dict[str, float] = {}
            for field, weight in topic.fields:
                group = self.index.groups[field]
                best[group] = max(weight, best.get(group, 0.0))
            for group, weight in best.items():
                groups[group] = groups.get(group, 0.0) + weight
            if any(best.values()):
                words.append(self.document.source[first:last])
        for suspect in self._suspects:
            if suspect.weight and start <= suspect.start and suspect.end <= end:
                groups[suspect.group] = groups.get(suspect.group, 0.0) + suspect.weight
        return Strength(groups, len(domain_words), tuple(words), tuple(domain_words))

    def _speaking(self, hits: list[Hit]) -> Iterator[Hit]:
        """Yield the words that say what a text is about, without those inside others that say as much."""
        flags = self.index.context_flags
        covered, covering = 0, 0.0
        for hit in hits:
            if flags[hit[2]] & SPEAKS:
                weight = self.index.topic(hit[2]).weight
                if hit[1] > covered or weight > covering:
                    covered, covering = max(covered, hit[1]), weight
                    yield hit

    def words_of_field(self, segment: Segment, field: int) -> list[str]:
        """Return the distinct words of a paragraph that speak strongly for one field."""
        words: dict[str, None] = {}
        for first, last, number in self.around(segment).hits:
            if (field, 1.0) in self.index.topic(number).fields and not self._straddles(first, last):
                words[self.shadow[first:last]] = None
        return list(words)

    def speaks_of(self, field: int, segment: Segment, start: int, end: int) -> bool:
        """Tell whether a word outside `[start, end)` belongs to the field, be it one that proves nothing alone."""
        return any(
            (last <= start or first >= end) and any(own == field for own, _ in self.index.topic(number).fields)
            for first, last, number in self.around(segment).hits
        )

    def _is_suspect(self, start: int, end: int) -> bool:
        """Tell whether a wrong form touches the place: 骰子 says nothing about games where it may stand for a die."""
        return any(suspect.start < end and suspect.end > start for suspect in self._suspects)

    def _straddles(self, start: int, end: int) -> bool:
        """Tell whether the place cuts through a wrong form, as 封测 through 密封测试: then it is no word."""
        for suspect in self._suspects:
            if suspect.start < end and suspect.end > start:
                holds = start <= suspect.start and suspect.end <= end
                begins_or_ends = (
                    suspect.start <= start and end <= suspect.end and (start == suspect.start or end == suspect.end)
                )
                if not holds and not begins_or_ends:
                    return True
        return False

    def amount(self, strength: Strength, group: str) -> float:
        """Return one number for how much a stretch is about the group; other groups of the glossary count less."""
        other = self.weights["other-group"]
        return sum(value if name == group else value * other for name, value in strength.groups.items())

    def own_share(self, segment: Segment, start: int, end: int, group: str) -> float:
        """Return what a candidate itself adds to the strength of its sentence: as a right word, or as a wrong form."""
        if any(hit[0] == start and hit[1] == end for hit in self.around(segment).inside(start, end)):
            return self.amount(self.strength(segment, start, end), group)
        return sum(suspect.weight for suspect in self._suspects if start < suspect.end and end > suspect.start)

    def traditional(self, segment: Segment) -> bool:
        """Tell whether the paragraph is written in Traditional characters; a short one follows the document."""
        if not self._folds:
            return False
        found = self._scripts.get(segment.start)
        if found is None:
            text = self.document.source[segment.start : segment.end]
            found = self.index.folder.is_traditional(text) if len(text) >= _ENOUGH else self._document_traditional
            self._scripts[segment.start] = found
        return found

    @cached_property
    def _document_traditional(self) -> bool:
        return self.index.folder.is_traditional(self.document.source)

    def han(self, segment: Segment) -> bool:
        """Tell whether the paragraph is Chinese: at least one Han character for every eight others."""
        text = self.document.source[segment.start : segment.end]
        han = sum("\u3400" <= char <= "\u9fff" for char in text)
        return han > 0 and han * 8 >= len(text) - han
