"""The evidence ladder: what counts for and against a candidate, and how much.

The weights are data (`glossary/ladder.yaml`); `WEIGHTS` holds the fallback for a glossary without one. A verdict lists every
piece of evidence that was counted, so that a finding can say why it was made.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from .findings import Confidence
from .index import Index
from .matching import BRACKETS, compounds_in, share_follows
from .records import ANY, MAINLAND, NEEDS, Trigger
from .scene import WHOLE, Scene
from .screening import EVERYDAY
from .tally import Tally
from .text import Segment

WEIGHTS: dict[str, float] = {
    "start-alone": 6,
    "start-field": 0,
    "start-cue": -1,
    "start-errors": 0,
    "start-source": -99,
    "long-form": 1,
    "composed": 0,
    "gloss": 8,
    "gloss-word": 3,
    "cue-touching": 5,
    "cue-near": 3,
    "cue-second": 1,
    "field-near": 1,
    "field-paragraph": 0,
    "sentence-first": 3,
    "sentence-weak": 3,
    "sentence-more": 1,
    "paragraph-first": 3,
    "paragraph-more": 1,
    "document-some": 1,
    "document-many": 3,
    "own-term": -3,
    "against-touching": -9,
    "against-near": -5,
    "against-second": -2,
    "domain-sentence": -5,
    "domain-sentence-more": -2,
    "domain-paragraph": -3,
    "domain-document": -1,
    "wrong-alone-long": 1,
    "wrong-alone-short": 1,
    "wrong-field-long": 0.7,
    "wrong-field-short": 0.4,
    "wrong-cue-long": 0.4,
    "wrong-cue-short": 0,
    "wrong-errors-long": 0,
    "wrong-errors-short": 0,
    "wrong-source-long": 0,
    "wrong-source-short": 0,
    "near": 40,
    "companions": 2,
    "some": 2,
    "many": 5,
    "other-group": 0.5,
    "broken": 2,
    "dense": 120,
    "high": 5,
    "medium": 3,
    "low": 1,
}

_GLOSS_AFTER = r"[”\"』」》]?\s{0,2}[（(]\s{0,2}([A-Za-z][^）)\]\n]{1,60})"
_GLOSS_BEFORE = r"([A-Za-z][A-Za-z0-9 \-/]{1,60}?)\s{0,2}[（(]\s{0,2}[“\"]?$"


class Verdict(NamedTuple):
    """What the evidence comes to: the confidence that the score means (None: silent), and why.

    `gloss` tells whether the English beside it decides, `opposed` whether anything speaks against.
    """

    score: float
    confidence: Confidence | None
    evidence: tuple[str, ...]
    gloss: bool
    opposed: bool


def weights_of(index: Index) -> dict[str, float]:
    """Return the weights of a glossary."""
    return {**WEIGHTS, **index.header["ladder"]}


def weigh(scene: Scene, segment: Segment, start: int, end: int, reading: Trigger, *, broken: bool = False) -> Verdict:
    """Weigh the evidence for reading `[start, end)` as a wrong form of the reading's concept.

    `broken` tells whether the paragraph has other, sure errors: then a form that is merely tolerated counts as one more, and
    a word that needs a cue and is no everyday word may do without, as may a word that ordinary text hardly has in any paragraph
    that speaks of the field; none of them is more than probable.
    """
    tally = Tally(scene.weights)
    concept = scene.index.concept(reading.concept)
    need = NEEDS[reading.need]
    tally.start(need)
    if need == "field" and end - start > 3:
        tally.add("composed" if reading.composed else "long-form", "")
    gloss, exact = _gloss(scene.document.source, start, end, concept)
    if reading.acronym and gloss in concept.get("abbreviations", ()) and gloss not in scene.document.source[end : end + 16]:
        gloss = ""  # 教育部 (MOE) is the ministry; only MoE, letter by letter, is the model
    if gloss:
        tally.add("gloss" if exact else "gloss-word", gloss)
    sentence = scene.sentence(segment, start, end)
    _weigh_cues(tally, scene, segment, (start, end), reading, sentence)
    uncued = need == "errors" or (need == "cue" and not (tally.cued or gloss))
    out_of_place = not reading.common and (broken or (not reading.ordinary and end - start > 2))
    if uncued and not (broken if need == "errors" else out_of_place):
        return Verdict(tally.score, None, tuple(tally.lines), False, tally.opposed)
    if need != "alone" or tally.score < scene.weights["high"] or _is_foreign(scene, segment, start, end, reading):
        glossed = 1.0 if reading.acronym and gloss else 0.0  # the acronym in brackets is in question itself
        strong = _weigh_fields(tally, scene, segment, (start, end), reading, sentence, glossed, whole=not uncued or broken)
        if need == "cue":
            _weigh_own_term(tally, scene, segment, (start, end), sentence, reading)
        if reading.common and need == "cue" and not strong and (reading.acronym or not gloss):
            return Verdict(tally.score, None, tuple(tally.lines), False, tally.opposed)
    if uncued:
        tally.lines.append("other words of the paragraph are surely wrong" if broken else "ordinary text hardly has the word")
    confidence = _confidence(tally, reading, broken=broken, uncued=uncued)
    return Verdict(tally.score, confidence, tuple(tally.lines), exact, tally.opposed)


def _confidence(tally: Tally, reading: Trigger, *, broken: bool, uncued: bool) -> Confidence | None:
    """Return the confidence that the count is worth; a form without its cue, or that nobody wrote down, is probable at most."""
    if uncued:
        enough = tally.weights["broken" if broken else "high"]
        return "medium" if tally.score >= enough and not tally.opposed else None
    confidence = tally.confidence()
    return "medium" if reading.composed and confidence == "high" else confidence


def _is_foreign(scene: Scene, segment: Segment, start: int, end: int, reading: Trigger) -> bool:
    """Tell whether a paragraph is about something else altogether: then even a form without other reading is doubted."""
    group = scene.group(reading.concept)
    paragraph = scene.strength(segment, segment.start, segment.end)
    return paragraph.domain > 1 and scene.amount(paragraph, group) <= scene.own_share(segment, start, end, group)


def _gloss(source: str, start: int, end: int, concept: dict[str, Any]) -> tuple[str, bool]:
    """Return the English term of the concept that stands in brackets beside the place, and whether it decides.

    A term of one ordinary word (develop, switch, token), or one inside a longer gloss, says less than a whole compound.
    """
    if BRACKETS.isdisjoint(source[max(0, start - 3) : start] + source[end : end + 4]):
        return "", False
    after = re.compile(_GLOSS_AFTER).match(source, end)
    before = re.search(_GLOSS_BEFORE, source[max(0, start - 64) : start])
    for match in (after, before):
        if match:
            text = f" {match[1].lower().replace('-', ' ').strip()} "
            for term in (*concept["terms"]["en"], *concept.get("abbreviations", ())):
                word = term.lower().replace("-", " ")
                if f" {word} " in text or f" {word}s " in text:
                    whole = text.strip() in (word, f"{word}s")
                    return str(term), " " in word and whole
    return "", False


def _weigh_cues(
    tally: Tally, scene: Scene, segment: Segment, place: tuple[int, int], reading: Trigger, sentence: tuple[int, int]
) -> None:
    start, end = place
    number = reading.concept
    concept = scene.index.concept(number)
    _weigh_touching(tally, scene, place, number, acronym=reading.acronym)
    near = scene.index.near
    field = scene.index.field_numbers[concept["field"]]
    neighbours: list[str] = []
    low, high = max(sentence[0], start - near), min(sentence[1], end + near)
    for first, last, word in scene.beside(segment, start, end).inside(low, high):
        if first < end and last > start:
            continue
        roles, text = scene.index.roles(word), scene.document.source[first:last]
        if number in (roles.acronym_cues if reading.acronym else roles.cues):
            tally.add_cue(text)
        if number in (roles.acronym_against if reading.acronym else roles.against):
            tally.add_against(text)
        if (field, 1.0) in scene.index.topic(word).fields:
            neighbours.append(text)
    for term in compounds_in(() if reading.english else concept.get("compounds", ()), scene.shadow[low:high]):
        tally.add_cue(term)
    if tally.cued or reading.common:
        return
    if neighbours and not reading.ordinary:  # a word of the language may stand near any term
        tally.add("field-near", ", ".join(neighbours[:2]))
        tally.cued += 1
        return
    companions = scene.words_of_field(segment, field)
    if len(companions) >= scene.weights["companions"]:
        tally.add("field-paragraph", ", ".join(companions[:3]))
        tally.cued += 1


def _weigh_touching(tally: Tally, scene: Scene, place: tuple[int, int], concept: int, *, acronym: bool) -> None:
    cues, against = ("touch_acronym", "touch_acronym_against") if acronym else ("touch_cues", "touch_against")
    for key, kind in ((cues, "cue-touching"), (against, "against-touching")):
        touching = scene.index.touching(concept, key)
        if touching and (word := touching.beside(scene.shadow, *place)):
            tally.add(kind, word)
    if scene.index.concept(concept).get("percent") and share_follows(scene.shadow, place[1]):
        tally.add("cue-near", "%")
        tally.cued += 1


def _weigh_fields(
    tally: Tally,
    scene: Scene,
    segment: Segment,
    place: tuple[int, int],
    reading: Trigger,
    sentence: tuple[int, int],
    discount: float,
    *,
    whole: bool,
) -> bool:
    """Count what sentence, paragraph and document are about; return whether that is enough for an everyday word.

    `whole`: whether the document counts; a word without any cue needs a paragraph of the field (门锁 in a text about chips).
    """
    group = scene.group(reading.concept)
    here = scene.strength(segment, *sentence)
    amount = round(scene.amount(here, group) - scene.own_share(segment, *place, group) - discount, 6)
    if amount >= 1:
        tally.add("sentence-first", ", ".join(here.words[:4]))
    elif amount >= 0.4:
        tally.add("sentence-weak", ", ".join(here.words[:4]))
    if amount >= 3:
        tally.add("sentence-more", "")
    paragraph = scene.strength(segment, segment.start, segment.end)
    rest = round(scene.amount(paragraph, group) - scene.amount(here, group), 6)
    if rest >= 1:
        tally.add("paragraph-first", ", ".join(word for word in paragraph.words if word not in here.words)[:60])
    if rest >= 3:
        tally.add("paragraph-more", "")
    _weigh_domains(tally, here.domain_words, paragraph.domain_words)
    decided = tally.score >= scene.weights["high"] or tally.score + scene.weights["document-many"] < scene.weights["low"]
    if whole and not decided and (NEEDS[reading.need] != "cue" or amount + rest > 0):
        counted = segment.start < WHOLE  # a paragraph beyond is no part of what was measured
        _weigh_document(tally, scene, group, scene.amount(paragraph, group) * counted, paragraph.domain * counted)
    return amount + rest >= EVERYDAY


def _weigh_own_term(
    tally: Tally, scene: Scene, segment: Segment, place: tuple[int, int], sentence: tuple[int, int], reading: Trigger
) -> None:
    """Who writes the right term in the same sentence means something else by the other word (产量翻倍，良率也在改善)."""
    for first, last, word in scene.around(segment).inside(*sentence):
        text = scene.document.source[first:last]
        beside = (last <= place[0] or first >= place[1]) and (reading.english or " " not in text)
        right = scene.index.roles(word).right if beside else ()
        if any(number == reading.concept and region & (MAINLAND | ANY) for number, region in right):
            tally.add("own-term", text)
            return


def _weigh_domains(tally: Tally, here: tuple[str, ...], paragraph: tuple[str, ...]) -> None:
    if here:
        tally.add("domain-sentence", ", ".join(here[:4]))
    if len(here) > 1:
        tally.add("domain-sentence-more", "")
    if len(paragraph) > len(here):
        tally.add("domain-paragraph", ", ".join(paragraph[:4]))


def _weigh_document(tally: Tally, scene: Scene, group: str, inside: float, inside_domain: int) -> None:
    """A single ambiguous word needs evidence in its paragraph; only then, or for a compound, does the document count."""
    outside = scene.amount(scene.whole, group) - inside
    foreign = scene.whole.domain - inside_domain
    if outside >= scene.weights["many"] and outside > foreign:
        tally.add("document-many", f"{outside:.0f} words")
    elif outside >= scene.weights["some"]:
        tally.add("document-some", f"{outside:.0f} words")
    if foreign > outside:
        tally.add("domain-document", f"{foreign} words")
