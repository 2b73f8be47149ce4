"""Glossary → index bytes. Runs when the wheel is built, and once for a changed or user glossary."""

from __future__ import annotations

from array import array
from itertools import combinations
from typing import Any

from . import automata, patterns
from .conceptrecords import acronym_against, acronym_cues, for_card, for_check, for_search
from .converting import completed, converter, folding_tables
from .deriving import Deriver, right_terms
from .folding import WIDE, Folder
from .glossary import Concept, Glossary, WrongForm
from .localising import Localiser
from .matching import COMPOUND, LONGEST
from .packing import column, pack
from .records import (
    ANY,
    CAPS,
    CUES,
    EDGE_LEFT,
    EDGE_RIGHT,
    ERRS,
    FOLDS,
    MAINLAND,
    NEEDS,
    NOWHERE,
    SELECTS,
    SIGNALS,
    SPEAKS,
    TAIWAN,
    WRONG,
)
from .sequences import Tree
from .spelling import plural_of, spacings, unhyphened

_SIGNAL = {"strong": 1.0, "weak": 0.4, "none": 0.0}
_REGION = {"zh-CN": MAINLAND, "zh-TW": TAIWAN, "en": ANY}


def compile_glossary(glossary: Glossary) -> bytes:
    """Compile `glossary` to the bytes that `index.Index` reads."""
    return _Compiler(glossary).run()


class _Compiler:
    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.tables = folding_tables()
        self.fold = Folder(*self.tables).fold
        self.deriver = Deriver(glossary, {self.fold(term) for term in right_terms(glossary, "zh-CN")})
        to_taiwan = converter("s2tw")
        self.concepts = [completed(concept, to_taiwan) for concept in glossary.concepts.values()]
        self.localise = Localiser(self.concepts)
        self.fields = sorted({*glossary.fields, *(concept.field for concept in self.concepts)})
        self.domains = list(glossary.domains.values())
        guards = {self.fold(guard) for concept in self.concepts for guard in concept.guards}
        right = {self.fold(term) for term in right_terms(glossary, "zh-CN", "en")}
        self.excluded = {*glossary.plain, *guards}
        self.everyday = {*glossary.common, *right}
        self.triggers: dict[str, list[list[Any]]] = {}
        self.latin: dict[str, list[list[Any]]] = {}
        self.context: dict[str, dict[str, list[Any]]] = {}
        self.caps: dict[str, bool] = {}

    def run(self) -> bytes:
        english = {unhyphened(term.lower()) for term in right_terms(self.glossary, "en")}
        taiwan: dict[str, set[str]] = {}
        for concept in self.concepts:
            for term in concept.terms["zh-TW"]:
                taiwan.setdefault(self.fold(term), set()).add(concept.id)
        for number, concept in enumerate(self.concepts):
            self._add_wrong(number, concept, taiwan, english)
            self._add_right(number, concept)
        self._add_fields_and_domains()
        for word in self.glossary.plain:
            self._role(word, "g", 1)
        return self._pack()

    def _add_wrong(self, number: int, concept: Concept, taiwan: dict[str, set[str]], english: set[str]) -> None:
        for form in self.deriver.wrong_forms(concept):
            key = self.fold(form.text)
            if form.need == "source":
                continue  # found with the source text at hand only
            if form.derived and (taiwan.get(key, set()) - {concept.id} or key in self.excluded):
                continue
            record = [
                number,
                NEEDS.index(form.need),
                form.correction,
                self._taiwan_correction(concept, form),
                int(form.derived),
                int(form.english),
                int(key in taiwan),
            ]
            variants = latin_variants(key) if form.english else dict.fromkeys(spacings(key), False)
            if form.need == "errors":
                self._add_term(number, concept, form.text, ANY if form.english else NOWHERE)
            triggers = self.latin if form.english else self.triggers
            for variant, plural in variants.items():
                if form.english and variant in english:
                    continue
                if len(variant) > LONGEST:
                    continue
                records = triggers.setdefault(variant, [])
                if all(known[0] != number for known in records):
                    everyday = form.acronym or variant in self.everyday
                    records.append([*record, int(plural), int(everyday), int(form.acronym), int(self._is_ordinary(variant))])

    def _is_ordinary(self, form: str) -> bool:
        """Tell whether a form of class cue is to be expected in right text: one with a number always is."""
        return form in self.glossary.ordinary or any(char.isdigit() for char in form)

    def _taiwan_correction(self, concept: Concept, form: WrongForm) -> str | None:
        """Return the Taiwan term that is the form's own correction in other characters, else that correction in its words."""
        if form.correction is None:
            return None
        key = self.fold(form.correction)
        same = next((term for term in concept.terms["zh-TW"] if self.fold(term) == key), None)
        return same or self.localise(form.correction, concept)

    def _role(self, text: str, role: str, value: Any, *, caps: bool = False) -> None:
        for key in spacings(unhyphened(self.fold(text))):
            values = self.context.setdefault(key, {}).setdefault(role, [])
            if value not in values:
                values.append(value)
            self.caps[key] = caps and self.caps.get(key, True)

    def _add_right(self, number: int, concept: Concept) -> None:
        weight = _SIGNAL[concept.signal]
        field = self.fields.index(concept.field)
        for language, region in _REGION.items():
            for term in concept.terms[language]:
                self._add_term(number, concept, term, region)
        for abbreviation in concept.abbreviations:
            self._role(abbreviation, "r", [number, 4], caps=True)
            self._role(abbreviation, "f", [field, min(weight, _most(abbreviation))], caps=True)
        for term in concept.superseded:
            self._role(term, "r", [number, 3])
        self._add_neighbours(number, concept)

    def _add_term(self, number: int, concept: Concept, term: str, region: int) -> None:
        for variant in latin_variants(term) if region == ANY else [term]:
            self._role(variant, "r", [number, region])
            self._role(
                variant,
                "f",
                [self.fields.index(concept.field), min(_SIGNAL[concept.signal], self._most(concept, term, region))],
            )

    def _most(self, concept: Concept, term: str, region: int) -> float:
        """Return how strongly a term can speak for its field at most, by where it is right."""
        if region == NOWHERE:
            return 0.0 if len(term) < COMPOUND else _SIGNAL["weak"]
        if concept.kind != "term" and len(term) < 3 and not term.isascii():
            return _SIGNAL["weak"]  # 中微 stands in 其中微小 too
        if region == TAIWAN and len(term) < 3 and self.fold(term) not in concept.terms["zh-CN"]:
            return _SIGNAL["weak"]  # 通道, 接面: plain words on the mainland
        return _most(term)

    def _add_neighbours(self, number: int, concept: Concept) -> None:
        for guard in concept.guards:
            self._role(guard, "g", 1)
        for words, role in (
            (concept.cues, "c"),
            (acronym_cues(self.deriver, concept), "k"),
            (concept.against, "a"),
            (acronym_against(self.deriver, concept), "b"),
        ):
            for word in words:
                if "~" not in word:
                    self._role(word, role, number)
        for acronym in self.deriver.acronyms(concept):
            for form in acronym.forms:
                self._role(form, "k", number, caps=True)

    def _add_fields_and_domains(self) -> None:
        for field in self.glossary.fields.values():
            for words, weight in ((field.signals, 1.0), (field.weak, 0.4)):
                for word in words:
                    self._role(word, "f", [self.fields.index(field.id), weight], caps=word.isascii() and not word.islower())
        for number, domain in enumerate(self.domains):
            for word in domain.words:
                self._role(word, "d", number)

    def _context_flags(self, key: str) -> int:
        roles = self.context[key]
        cues = "c" in roles or "k" in roles
        selects = cues or any(weight == 1.0 for _, weight in roles.get("f", ()))
        speaks = "d" in roles or any(weight for _, weight in roles.get("f", ())) or self._holds_domain_word(key)
        caps = bool(self.caps.get(key))
        return _flags(key) | CAPS * caps | SELECTS * selects | SPEAKS * speaks | CUES * cues

    def _topic(self, key: str) -> tuple[Any, ...]:
        """Return the fields and domains of a context word, as `records.Topic` has them."""
        roles = self.context[key]
        return tuple(map(tuple, roles.get("f", ()))), tuple(roles.get("d", ()))

    def _holds_domain_word(self, key: str) -> bool:
        """Tell whether a word has one of another domain inside, which it must keep from counting (毛利率: 利率)."""
        words = ("d" in self.context.get(key[i:j], ()) for i, j in combinations(range(len(key) + 1), 2))
        return "f" in self.context[key] and any(words)

    def _pack(self) -> bytes:
        plain = dict.fromkeys(set(self.tables[0]) | set(WIDE), FOLDS)
        signals = {self.fold(word) for field in self.glossary.fields.values() for word in field.signals}
        plain |= {word: SIGNALS | _flags(word) for word in signals - self.triggers.keys()}
        self.triggers |= {key: [] for key in plain}
        han_keys, latin_keys = sorted(self.triggers), sorted(self.latin)
        phrases = sorted(key for key in self.context if key.isascii() and " " in key)
        flags = {key: self._context_flags(key) for key in self.context}
        speaking = sorted(key for key in self.context.keys() - set(phrases) if flags[key] & SPEAKS)
        silent = self.context.keys() - set(phrases) - set(speaking)
        cues = sorted(key for key in silent if flags[key] & SELECTS)
        words = sorted(silent - set(cues))
        keys = (*speaking, *cues, *words, *phrases)
        topics: dict[tuple[Any, ...], int] = {}
        numbers = array("H", (topics.setdefault(self._topic(key), len(topics)) for key in keys))
        fields = self.glossary.fields
        tree = Tree(self.glossary, self.concepts, self.fold)
        pieces = sorted(tree.pieces)
        errs = {text for text, words in tree.pieces.items() if any(kind == WRONG for _, kind in words)}
        headed = {
            "han_triggers": patterns.build(han_keys),
            "latin_triggers": patterns.build(latin_keys),
            "phrases": patterns.build(phrases),
        }
        return pack(
            {
                **{name: automaton for name, (automaton, _, _) in headed.items()},
                **{f"{name}_firsts": column(firsts) for name, (_, firsts, _) in headed.items()},
                "han_triggers_flags": bytes(plain.get(key) or _flags(key) for key in han_keys),
                "latin_triggers_flags": bytes(map(_flags, latin_keys)),
                "speaking": automata.build(speaking),
                "cues": automata.build(cues),
                "words": automata.build(words),
                "folding": "\n".join(self.tables).encode(),
                "search": "".join(f"{text}\t{i}\t{kind}\n" for text, i, kind in for_search(self.concepts, self.fold)).encode(),
                "speaking_flags": bytes(flags[key] for key in speaking),
                "cues_flags": bytes(flags[key] for key in cues),
                "words_flags": bytes(flags[key] for key in words),
                "phrases_flags": bytes(flags[key] for key in phrases),
                "context_topics": column(numbers),
                "pieces": automata.build(pieces),
                "language": automata.build(sorted({self.fold(word) for word in self.glossary.words})),
                "pieces_flags": bytes(_flags(text) | (ERRS if text in errs else 0) for text in pieces),
                **{name: column(numbers) for name, numbers in tree.columns().items()},
            },
            {
                "trigger": (*(self.triggers[key] for key in han_keys), *(self.latin[key] for key in latin_keys)),
                "contexts": ({role: self.context[key][role] for role in "rgckab" if role in self.context[key]} for key in keys),
                "topics": topics,
                **{f"{name}_tails": tails for name, (_, _, tails) in headed.items()},
                "concepts": (for_check(concept, self.deriver, self.fold) for concept in self.concepts),
                "cards": (for_card(concept, self.deriver) for concept in self.concepts),
                "piece": (tree.pieces[text] for text in pieces),
                "ends": tree.ends,
                "about": [{"fields": {f.id: f.names for f in fields.values()}, "sources": self.glossary.sources}],
            },
            {
                "fields": [[f, fields[f].group if f in fields else f] for f in self.fields],
                "ladder": self.glossary.ladder,
            },
        )


def latin_variants(term: str) -> dict[str, bool]:
    """Return an English term without hyphens, as it is looked for, and its plural; the value tells a plural.

    Han text comes back alone.
    """
    if not term.isascii():
        return {term: False}
    term = unhyphened(term)
    return {plural_of(term): True, term: False}


def _most(term: str) -> float:
    """Return how strongly a term can speak for its field at most.

    One English word (source, body, well) and an abbreviation of three letters (ESC, CSP) are words of other fields too, one of
    two letters is any. What does identify a field is a signal in fields.yaml.
    """
    if not term.isascii() or " " in term or "-" in term:
        return 1.0
    if term.islower():
        return _SIGNAL["weak"]
    return 0.0 if len(term) < 3 else _SIGNAL["weak"] if len(term) == 3 else 1.0


def _flags(key: str) -> int:
    def latin(char: str) -> bool:
        return char.isascii() and char.isalnum()

    return (EDGE_LEFT if latin(key[0]) else 0) | (EDGE_RIGHT if latin(key[-1]) else 0)
