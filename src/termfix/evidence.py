"""The evidence ladder: what counts for and against a candidate, and how much.

The weights are data (`glossary/ladder.yaml`); `WEIGHTS` holds the fallback for a glossary without one. A verdict lists every
piece of evidence that was counted, so that a finding can say why it was made.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple

from .automata import Hit
from .findings import Confidence
from .index import NEEDS, Index, Trigger
from .matching import Context
from .text import Document, Segment

WEIGHTS: dict[str, float] = {
    "start-alone": 6,
    "start-field": 0,
    "start-cue": -1,
    "start-source": -99,
    "long-form": 1,
    "wrong-alone-long": 1,
    "wrong-alone-short": 1,
    "wrong-field-long": 0.7,
    "wrong-field-short": 0.4,
    "wrong-cue-long": 0.4,
    "wrong-cue-short": 0,
    "wrong-source-long": 0,
    "wrong-source-short": 0,
    "gloss": 8,
    "cue-touching": 5,
    "cue-near": 3,
    "cue-second": 1,
    "sentence-first": 3,
    "sentence-weak": 2,
    "sentence-more": 1,
    "paragraph-first": 2,
    "paragraph-more": 1,
    "document-some": 1,
    "document-many": 3,
    "against-touching": -9,
    "against-near": -5,
    "against-second": -2,
    "domain-sentence": -4,
    "domain-sentence-more": -2,
    "domain-paragraph": -2,
    "domain-document": -1,
    "uncued": 99,
    "near": 24,
    "some": 2,
    "many": 5,
    "other-group": 0.5,
    "high": 5,
    "medium": 3,
    "low": 1,
}

_SENTENCE_END = r"[。！？；!?;\n]|\.(?=\s)"
_GLOSS_AFTER = r"[”\"』」》]?\s{0,2}[（(\[]\s{0,2}([A-Za-z][^）)\]\n]{1,60})"
_GLOSS_BEFORE = r"([A-Za-z][A-Za-z0-9 \-/]{1,60}?)\s{0,2}[（(]\s{0,2}[“\"]?$"
_BRACKETS = frozenset("（([")


class Verdict(NamedTuple):
    """The score of a candidate, the confidence that it means (None: silent), the evidence counted, and whether a gloss stood by."""

    score: float
    confidence: Confidence | None
    evidence: tuple[str, ...]
    gloss: bool


class Strength(NamedTuple):
    """How much a stretch of text is about the glossary's fields (by group) and about other domains; with the words."""

    groups: dict[str, float]
    domain: int
    words: tuple[str, ...]
    domain_words: tuple[str, ...]


class Scene:
    """One document with its evidence words; answers what stands around a place. `shadow` has masked text blanked out."""

    def __init__(self, index: Index, document: Document, shadow: str, triggers: list[Hit]) -> None:
        self.index = index
        self.document = document
        self.shadow = shadow
        self.context = Context(index, document.source, shadow)
        self.weights = {**WEIGHTS, **index.header["ladder"]}
        self._wrong = self._wrong_signals(triggers)
        self._strengths: dict[tuple[int, int], Strength] = {}
        self._sentences: dict[int, list[int]] = {}
        self._scripts: dict[int, bool] = {}

    def _wrong_signals(self, triggers: list[Hit]) -> list[tuple[int, int, float, str]]:
        """Wrong forms speak for the field too: a text whose terms are all broken has no right ones."""
        signals: list[tuple[int, int, float, str]] = []
        for start, end, number in sorted(triggers, key=lambda hit: (hit[0], -hit[1])):
            if signals and end <= signals[-1][1]:
                continue
            reading = self.index.trigger(number)[0]
            size = "long" if end - start > 3 else "short"
            weight = self.weights[f"wrong-{NEEDS[reading.need]}-{size}"]
            signals.append((start, end, weight, self.group(reading.concept)))
        return signals

    def traditional(self, segment: Segment) -> bool:
        """Tell whether the paragraph is written in Traditional characters; a short one follows the document."""
        found = self._scripts.get(segment.start)
        if found is None:
            text = self.document.source[segment.start : segment.end]
            folder = self.index.folder
            found = folder.is_traditional(text) if len(text) >= 40 else self._document_traditional
            self._scripts[segment.start] = found
        return found

    @cached_property
    def _document_traditional(self) -> bool:
        return self.index.folder.is_traditional(self.document.source)

    def han(self, segment: Segment) -> bool:
        """Tell whether the paragraph is Chinese: at least one Han character for every eight Latin letters."""
        text = self.document.source[segment.start : segment.end]
        han = sum("\u3400" <= char <= "\u9fff" for char in text)
        return han > 0 and han * 8 >= len(text) - han

    def group(self, concept: int) -> str:
        """Return the group of fields that a concept belongs to."""
        field = self.index.concept(concept)["field"]
        return self.index.groups[self.index.field_numbers[field]]

    def strength(self, start: int, end: int) -> Strength:
        """Return what the text in `[start, end)` is about."""
        key = (start, end)
        found = self._strengths.get(key)
        if found is None:
            found = self._strengths[key] = self._measure(start, end)
        return found

    def _measure(self, start: int, end: int) -> Strength:
        groups: dict[str, float] = {}
        seen: set[int] = set()
        words: list[str] = []
        domain_words: list[str] = []
        covered = start
        for first, last, number in self.context.inside(start, end):
            roles = self.index.roles(number)
            if not (roles.fields or roles.domains) or last <= covered:
                continue
            covered = last
            if number in seen:
                continue
            seen.add(number)
            if roles.domains and not self._is_suspect(first, last):
                domain_words.append(self.document.source[first:last])
            best: dict[str, float] = {}
            for field, weight in roles.fields:
                group = self.index.groups[field]
                best[group] = max(weight, best.get(group, 0.0))
            for group, weight in best.items():
                groups[group] = groups.get(group, 0.0) + weight
            if best and max(best.values()) > 0:
                words.append(self.document.source[first:last])
        for first, last, weight, group in self._wrong:
            if weight and start <= first and last <= end:
                groups[group] = groups.get(group, 0.0) + weight
        return Strength(groups, len(domain_words), tuple(words), tuple(domain_words))

    def _is_suspect(self, start: int, end: int) -> bool:
        """Tell whether a wrong form touches the place: 骰子 says nothing about games where it may stand for a die."""
        return any(first < end and last > start for first, last, _, _ in self._wrong)

    def sentence(self, segment: Segment, start: int, end: int) -> tuple[int, int]:
        """Return the sentence of the segment that holds `[start, end)`."""
        ends = self._sentences.get(segment.start)
        if ends is None:
            ends = [m.end() for m in re.compile(_SENTENCE_END).finditer(self.shadow, segment.start, segment.end)]
            self._sentences[segment.start] = ends
        first = max((place for place in ends if place <= start), default=segment.start)
        last = min((place for place in ends if place >= end), default=segment.end)
        return first, last

    def weigh(self, start: int, end: int, reading: Trigger, segment: Segment) -> Verdict:
        """Weigh the evidence for reading `[start, end)` as a wrong form of the reading's concept."""
        tally = _Tally(self.weights)
        concept = self.index.concept(reading.concept)
        need = NEEDS[reading.need]
        tally.start(need)
        if need == "field" and end - start > 3:
            tally.add("long-form", "")
        gloss = self._gloss(start, end, concept)
        if gloss:
            tally.add("gloss", gloss)
        sentence = self.sentence(segment, start, end)
        self._cues(tally, start, end, reading.concept, concept, sentence)
        if need != "alone" or tally.score < self.weights["high"]:
            self._fields(tally, start, end, reading.concept, sentence, segment)
        if need == "cue" and not (tally.cued or gloss) and tally.score < self.weights["uncued"]:
            return Verdict(tally.score, None, tuple(tally.lines), False)
        return Verdict(tally.score, tally.confidence(), tuple(tally.lines), bool(gloss))

    def _gloss(self, start: int, end: int, concept: dict[str, Any]) -> str:
        source = self.document.source
        if _BRACKETS.isdisjoint(source[max(0, start - 3) : start] + source[end : end + 4]):
            return ""
        after = re.compile(_GLOSS_AFTER).match(source, end)
        before = re.search(_GLOSS_BEFORE, source[max(0, start - 64) : start])
        for match in (after, before):
            if match:
                text = f" {match[1].lower().replace('-', ' ').strip()} "
                for term in (*concept["terms"]["en"], *concept.get("abbreviations", ())):
                    word = term.lower().replace("-", " ")
                    if f" {word} " in text or f" {word}s " in text:
                        return str(term)
        return ""

    def _cues(
        self, tally: _Tally, start: int, end: int, number: int, concept: dict[str, Any], sentence: tuple[int, int]
    ) -> None:
        for key, kind in (("touch_cues", "cue-touching"), ("touch_against", "against-touching")):
            for before, after in concept.get(key, ()):
                if self.shadow.startswith(after, end) and self.shadow.endswith(before, 0, start):
                    tally.add(kind, f"{before}~{after}")
                    break
        near = int(self.weights["near"])
        low, high = max(sentence[0], start - near), min(sentence[1], end + near)
        for first, last, word in self.context.inside(low, high):
            if first < end and last > start:
                continue
            roles = self.index.roles(word)
            if number in roles.cues:
                tally.add_cue(self.document.source[first:last])
            if number in roles.against:
                tally.add_against(self.document.source[first:last])

    def _fields(
        self, tally: _Tally, start: int, end: int, number: int, sentence: tuple[int, int], segment: Segment
    ) -> None:
        group = self.group(number)
        weights = self.weights
        here = self.strength(*sentence)
        amount = round(self._amount(here, group) - self._own_share(start, end, group), 6)
        if amount >= 1:
            tally.add("sentence-first", ", ".join(here.words[:4]))
        elif amount >= 0.4:
            tally.add("sentence-weak", ", ".join(here.words[:4]))
        if amount >= 3:
            tally.add("sentence-more", "")
        paragraph = self.strength(segment.start, segment.end)
        rest = round(self._amount(paragraph, group) - self._amount(here, group), 6)
        if rest >= 1:
            tally.add("paragraph-first", ", ".join(w for w in paragraph.words if w not in here.words[:9])[:60])
        if rest >= 3:
            tally.add("paragraph-more", "")
        whole = self.strength(0, len(self.document.source))
        outside = self._amount(whole, group) - self._amount(paragraph, group)
        if outside >= weights["many"] and outside > whole.domain - paragraph.domain:
            tally.add("document-many", f"{outside:.0f}")
        elif outside >= weights["some"]:
            tally.add("document-some", f"{outside:.0f}")
        if here.domain:
            tally.add("domain-sentence", ", ".join(here.domain_words[:4]))
        if here.domain > 1:
            tally.add("domain-sentence-more", "")
        if paragraph.domain > here.domain:
            tally.add("domain-paragraph", ", ".join(paragraph.domain_words[:4]))
        if whole.domain - paragraph.domain > outside:
            tally.add("domain-document", f"{whole.domain}")

    def _amount(self, strength: Strength, group: str) -> float:
        other = self.weights["other-group"]
        return sum(value if name == group else value * other for name, value in strength.groups.items())

    def _own_share(self, start: int, end: int, group: str) -> float:
        """Return what the candidate itself adds to the strength of its sentence: as a wrong form, or as a right word."""
        own = sum(weight for first, last, weight, _ in self._wrong if start < last and end > first)
        if any(hit[0] == start and hit[1] == end for hit in self.context.inside(start, end)):
            own += self._amount(self.strength(start, end), group) - own
        return own


class _Tally:
    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.score = 0.0
        self.lines: list[str] = []
        self.cued = 0
        self.against = 0
        self._cue_words: set[str] = set()

    def start(self, need: str) -> None:
        self.score = self.weights[f"start-{need}"]
        self.lines.append(f"class {need}: {self.score:+g}")

    def add(self, kind: str, what: str) -> None:
        weight = self.weights[kind]
        self.score += weight
        self.lines.append(f"{kind}: {weight:+g}" + (f" ({what})" if what else ""))
        if kind == "cue-touching":
            self.cued += 1

    def add_cue(self, word: str) -> None:
        if word in self._cue_words:
            return
        self._cue_words.add(word)
        self.cued += 1
        if len(self._cue_words) <= 2:
            self.add("cue-near" if len(self._cue_words) == 1 else "cue-second", word)

    def add_against(self, word: str) -> None:
        self.add("against-second" if self.against else "against-near", word)
        self.against += 1

    def confidence(self) -> Confidence | None:
        for level in ("high", "medium", "low"):
            if self.score >= self.weights[level]:
                return level
        return None
