"""wrong-term: a term of the field that was translated by an everyday sense of one of its words.

Machine translation renders "hybrid bonding" as 混合粘合 because it takes *bonding* for gluing. Found are the wrong forms of the
glossary, written ones and those derived from the sense lexicon, as far as the evidence carries them.

    混合粘合设备可以对准两片晶圆。   →  混合键合设备可以对准两片晶圆。
    这种粘合剂适合皮革。            (silent: another field)

Fix safety: a fix is safe if the form has no other reading, or the English stands in brackets beside it, the confidence is
high, and only one concept claims it. All other corrections are shown, and written only on request.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..automata import Hit
from ..evidence import Verdict, weigh
from ..findings import Finding, FixSafety
from ..matching import COMPOUND, LATIN, is_compound
from ..records import ANY, MAINLAND, NEEDS, NOWHERE, TAIWAN, Trigger
from ..scene import Scene
from ..screening import Candidates
from ..spelling import fitting_first, in_case_of, same_script_first, spaced_like, without_repeat
from ..text import Segment

ID = "wrong-term"
CATEGORY = "terminology"

REACH = 12
"""Characters beside a place within which a correction could repeat what stands there."""


class _Candidate(NamedTuple):
    start: int
    end: int
    reading: Trigger
    verdict: Verdict
    others: tuple[Trigger, ...]
    segment: Segment
    number: int


def check(
    scene: Scene, places: Candidates, *, traditional: bool | None = None, english: bool | None = None
) -> Iterator[Finding]:
    """Yield the findings among the candidate `places`, in text order, none overlapping another.

    `traditional` and `english` state script and language; None means to look at each paragraph.
    """
    candidates: list[_Candidate] = []
    silent: list[_Candidate] = []
    composed: list[_Candidate] = []
    for candidate in _judged(scene, [*places.hits, *places.strange], traditional, english):
        shown = composed if candidate.reading.composed else candidates
        (shown if candidate.verdict.confidence else silent).append(candidate)
    candidates += _same_sense(scene, candidates, silent)
    errors = _Errors(scene, candidates)
    waiting = [*places.waiting, *((found.start, found.end, found.number) for found in silent)]
    candidates += _among_errors(scene, errors, waiting, traditional, english)
    candidates += [found for found in composed if errors.surround(found)]
    candidates.sort(key=lambda candidate: (candidate.start, candidate.end))
    for candidate in _disjoint(candidates):
        yield _finding(scene, candidate, traditional)


def _judged(scene: Scene, places: list[Hit], traditional: bool | None, english: bool | None) -> Iterator[_Candidate]:
    for start, end, number in places:
        found = _judge(scene, start, end, number, scene.document.segment_at(start, end), traditional, english)
        if found:
            yield found


class _Errors:
    """The sure errors of a document by paragraph: what they say of the other words of it.

    Who writes 混合粘合 has been translated by an engine, and an engine that breaks one term breaks the next.
    """

    def __init__(self, scene: Scene, candidates: list[_Candidate]) -> None:
        self._scene = scene
        self._sure: dict[int, list[_Candidate]] = {}
        for found in candidates:
            if found.verdict.confidence in ("medium", "high"):
                self._sure.setdefault(found.segment.start, []).append(found)

    def beside(self, segment: Segment, start: int, end: int) -> list[_Candidate]:
        """Return those of a paragraph that do not touch `[start, end)`."""
        return [found for found in self._sure.get(segment.start, ()) if found.end <= start or found.start >= end]

    def surround(self, candidate: _Candidate) -> bool:
        """Tell whether the errors beside a candidate are many for the length of the paragraph."""
        return self._are_many(self.beside(candidate.segment, candidate.start, candidate.end), candidate.segment)

    def speak_for(self, candidate: _Candidate) -> bool:
        """Tell whether a candidate counts as one more error: a tolerated form does, a word where many surround it.

        The paragraph must speak of the field of the word too, by an error or any term: 后门 beside broken words of circuit
        boards is a back door, and no back gate.
        """
        if NEEDS[candidate.reading.need] == "errors":
            return True
        index, (start, end, segment) = self._scene.index, (candidate.start, candidate.end, candidate.segment)
        errors = self.beside(segment, start, end)
        if not self._are_many(errors, segment):
            return False
        field = index.concept(candidate.reading.concept)["field"]
        if any(index.concept(found.reading.concept)["field"] == field for found in errors):
            return True
        return self._scene.speaks_of(index.field_numbers[field], segment, start, end)

    def _are_many(self, errors: list[_Candidate], segment: Segment) -> bool:
        return len(errors) * self._scene.weights["dense"] >= segment.end - segment.start


def _among_errors(
    scene: Scene, errors: _Errors, waiting: list[Hit], traditional: bool | None, english: bool | None
) -> Iterator[_Candidate]:
    """Yield what counts as wrong in a paragraph with other errors: tolerated forms, and words without a cue."""
    for start, end, number in waiting:
        segment = scene.document.segment_at(start, end)
        if errors.beside(segment, start, end):
            candidate = _judge(scene, start, end, number, segment, traditional, english, broken=True)
            if candidate and candidate.verdict.confidence and errors.speak_for(candidate):
                yield candidate


def _same_sense(scene: Scene, candidates: list[_Candidate], silent: list[_Candidate]) -> Iterator[_Candidate]:
    """Yield the silent candidates whose form is surely wrong elsewhere in the document.

    A compound keeps one sense in one text (Gale, Church, Yarowsky 1992, "One sense per discourse"), so a heading without any
    evidence of its own follows the text below it; short words and those that need a cue do not (产量 is yield here and output
    there).
    """
    sure = {
        (scene.shadow[found.start : found.end], found.reading.concept)
        for found in candidates
        if found.verdict.confidence == "high" and is_compound(scene.shadow[found.start : found.end])
    }
    for candidate in silent:
        verdict = candidate.verdict
        form = scene.shadow[candidate.start : candidate.end]
        selected = NEEDS[candidate.reading.need] == "cue"
        if (form, candidate.reading.concept) in sure and not selected and not verdict.opposed:
            evidence = (*verdict.evidence, "the same form is wrong elsewhere in this text")
            yield candidate._replace(verdict=verdict._replace(confidence="medium", evidence=evidence))


def _judge(
    scene: Scene,
    start: int,
    end: int,
    number: int,
    segment: Segment,
    traditional: bool | None,
    english: bool | None,
    *,
    broken: bool = False,
) -> _Candidate | None:
    is_traditional = _traditional(scene, segment, traditional)
    latin = scene.shadow[start:end].isascii()
    if _covered(scene, segment, start, end, is_traditional) or (not latin and scene.is_cut(segment, start, end)):
        return None
    is_english = latin and (not scene.han(segment) if english is None else english)
    judged: list[tuple[Verdict, Trigger]] = []
    for reading in scene.readings(number):
        if reading.english != is_english:
            continue
        if reading.right_in_taiwan and is_traditional:
            continue
        if reading.derived and scene.is_cut_behind(segment, start, end):
            continue
        judged.append((weigh(scene, segment, start, end, reading, broken=broken), reading))
    if not judged:
        return None
    judged.sort(key=lambda pair: (pair[0].confidence is None, -pair[0].score, pair[1].derived))
    best = judged[0]
    others = tuple(reading for verdict, reading in judged[1:] if verdict.confidence)
    return _Candidate(start, end, best[1], best[0], others, segment, number)


def _traditional(scene: Scene, segment: Segment, stated: bool | None) -> bool:
    return scene.traditional(segment) if stated is None else stated


def _covered(scene: Scene, segment: Segment, start: int, end: int, traditional: bool) -> bool:
    """Tell whether a longer right word contains the place, or a guard word straddles it."""
    region = TAIWAN | MAINLAND if traditional else MAINLAND
    for first, last, number in scene.beside(segment, start, end).touching(start, end):
        if first <= start and last >= end and (first, last) != (start, end):
            roles = scene.index.roles(number)
            if roles.guard or any(where & (region | ANY) or where == NOWHERE for _, where in roles.right):
                return True  # a tolerated form, too, shields what it contains
        elif first < start or last > end:
            roles = scene.index.roles(number)
            # A short word may straddle into a compound (半导体|硅胶晶圆, 从设|备前置模块), a Latin beginning ends before it.
            compound = end - start >= COMPOUND
            short = compound and 2 * (last - first) <= max(4, end - start)
            joins = compound and scene.index.topic(number).weight < 1  # 芯片设计|胜利: a word that hardly says anything
            word = not short and not joins and scene.shadow[start - 1 : start] not in LATIN
            guards = roles.guard and (first < start or not compound or last - end >= end - first)  # but 先进包装|成为
            if guards or (word and first < start and last < end and any(where & region for _, where in roles.right)):
                return True  # 权重量化 is 权重 and 量化, not 重量
    return False


def _disjoint(candidates: list[_Candidate]) -> list[_Candidate]:
    """Keep the longest of overlapping candidates, of equally long ones the first; one that is not shown yields to one that is.

    `candidates` are sorted by place.
    """
    kept: list[_Candidate] = []
    for candidate in candidates:
        rivals = 0
        while rivals < len(kept) and kept[-1 - rivals].end > candidate.start:
            rivals += 1
        if all(_rank(candidate) > _rank(rival) for rival in kept[len(kept) - rivals :]):
            kept[len(kept) - rivals :] = [candidate]
    return kept


def _rank(candidate: _Candidate) -> tuple[bool, int]:
    return candidate.verdict.confidence != "low", candidate.end - candidate.start


def _finding(scene: Scene, candidate: _Candidate, stated: bool | None) -> Finding:
    source = scene.document.source
    text = source[candidate.start : candidate.end]
    traditional = _traditional(scene, candidate.segment, stated)
    before, after = source[max(0, candidate.start - REACH) : candidate.start], source[candidate.end : candidate.end + REACH]
    suggestions: dict[str, None] = {}
    for reading in (candidate.reading, *candidate.others):
        for term in _suggestions(scene, reading, text, traditional):
            suggestion = without_repeat(before, spaced_like(text, term), after)
            if suggestion != text:
                suggestions.setdefault(suggestion)
    concept = scene.index.concept(candidate.reading.concept)
    confidence = candidate.verdict.confidence or "low"
    sure = NEEDS[candidate.reading.need] == "alone" or candidate.verdict.gloss
    safe = sure and confidence == "high" and not candidate.others
    fix: FixSafety | None = ("safe" if safe else "unsafe") if suggestions else None
    best = next(iter(suggestions), "")
    return Finding(
        rule=ID,
        category=CATEGORY,
        concept=concept["id"],
        severity="error" if confidence == "high" else "warning",
        confidence=confidence,
        start=candidate.start,
        end=candidate.end,
        text=text,
        suggestions=tuple(suggestions),
        fix=fix,
        message=_message(concept, text, best),
        evidence=candidate.verdict.evidence,
    )


def _suggestions(scene: Scene, reading: Trigger, text: str, traditional: bool) -> list[str]:
    concept: dict[str, Any] = scene.index.concept(reading.concept)
    if reading.english:
        terms = [reading.correction] if reading.correction else list(concept["terms"]["en"])
        if "name" in concept:
            return terms
        return [in_case_of(text, term, plural=reading.plural) for term in terms]
    correction = reading.correction_tw if traditional else reading.correction
    if correction:
        return [correction]
    return fitting_first(text, same_script_first(text, concept["terms"]["zh-TW" if traditional else "zh-CN"]))


def _message(concept: dict[str, Any], text: str, best: str) -> str:
    english = concept["terms"]["en"][0]
    message = f"“{text}” is not how the field says “{english}”"
    return f"{message}: use “{best}”" if best else message
