"""The records of a glossary. Knows no files.

Words of ISO 30042: a concept has terms per language; a term is preferred (the first), admitted, or superseded.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as default
from typing import Literal, get_args

Need = Literal["alone", "field", "cue", "errors", "source"]
Signal = Literal["strong", "weak", "none"]
Kind = Literal["term", "company", "institution", "product", "technology", "standard"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES = ("en", "zh-CN", "zh-TW")


@dataclass(frozen=True, slots=True)
class WrongForm:
    """A form that is wrong for a concept, the evidence that it needs, and its own correction if it has one."""

    text: str
    need: Need
    correction: str | None = None
    derived: bool = False
    english: bool = False
    acronym: bool = False
    """Another field's expansion of an acronym that stands for the concept."""
    false_friend: bool = False
    """The form is a right term of another concept."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its right terms per language, its wrong forms, and what tells them apart.

    `terms` maps "zh-CN", "zh-TW" and "en" to the right terms, the preferred one first. A concept of another `kind` than "term"
    is a name; `tickers` are its listings, as 688037.SH.
    """

    id: str
    field: str
    terms: dict[str, tuple[str, ...]]
    kind: Kind = "term"
    tickers: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    definition: dict[str, str] = default(default_factory=dict)
    signal: Signal = "strong"
    parts: tuple[str, ...] = ()
    derived_need: Need = "field"
    wrong: tuple[WrongForm, ...] = ()
    cues: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    place: str = ""

    def preferred(self, language: str) -> str:
        """Return the preferred term in `language`."""
        return self.terms[language][0]


@dataclass(frozen=True, slots=True)
class Sense:
    """A component word: how the field says it, how everyday translation says it.

    `english` are the words that it stands for wherever they occur in an English term; empty if only `parts` refer to it.
    """

    id: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    english: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A Chinese component word: how the field says it in English, how a word-by-word translation says it."""

    id: str
    chinese: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an acronym means in another field; `where` names that field."""

    english: str
    chinese: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym of the field: the ids of the concepts that it stands for, most usual first, and what it means elsewhere.

    `cues` and `against` select or exclude the other expansions as errors, as those of a concept do.
    """

    id: str
    forms: tuple[str, ...]
    concepts: tuple[str, ...]
    others: tuple[Expansion, ...] = ()
    cues: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the glossary; `signals` are words that only say that a text is about it."""

    id: str
    names: dict[str, str]
    group: str
    signals: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """Another field of life, whose words speak against findings."""

    id: str
    names: dict[str, str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everything that was read from one or more glossaries, later ones overriding by id."""

    concepts: dict[str, Concept]
    senses: dict[str, Sense] = default(default_factory=dict)
    renderings: dict[str, Rendering] = default(default_factory=dict)
    acronyms: dict[str, Acronym] = default(default_factory=dict)
    fields: dict[str, Field] = default(default_factory=dict)
    domains: dict[str, Domain] = default(default_factory=dict)
    sources: dict[str, str] = default(default_factory=dict)
    ladder: dict[str, float] = default(default_factory=dict)
    plain: frozenset[str] = frozenset()
    """Derived forms that are ordinary language, and derived no more."""
    common: frozenset[str] = frozenset()
    """Wrong forms of class cue that are everyday words: only their own cues count, not any word of the field."""
    ordinary: frozenset[str] = frozenset()
    """Wrong forms of class cue that are words of the language: they need a cue, and no word of the field is one."""
    words: frozenset[str] = frozenset()
    """Common words of the language: a form that begins with the end of one is none."""
