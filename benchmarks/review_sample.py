"""Draw entries for a review by fresh eyes: `python benchmarks/review_sample.py --seed 1 --count 150`.

Printed is what a reviewer may know: terms per language, abbreviations, definition, written wrong forms; no reasons, no cues. Concepts
and names are drawn with equal chance. The result of the last review stands in docs/quality.md.
"""

from __future__ import annotations

import argparse
import random

from termfix.glossary import Concept
from termfix.loading import load, shipped_folder

SHOWN = 16
"""Wrong forms per entry."""


def text(concept: Concept) -> str:
    lines = [f"{concept.id}  ({concept.field}, {concept.kind})"]
    lines += [f"  {language}: {'; '.join(terms)}" for language, terms in sorted(concept.terms.items())]
    for label, values in (("abbreviations", concept.abbreviations), ("superseded", concept.superseded)):
        if values:
            lines.append(f"  {label}: {'; '.join(values)}")
    if concept.tickers:
        lines.append(f"  listed: {'; '.join(concept.tickers)}")
    lines += [f"  definition: {value}" for value in concept.definition.values()]
    wrong = [form.text for form in concept.wrong if form.need in ("alone", "field")]
    if wrong:
        lines.append(f"  wrong: {'; '.join(wrong[:SHOWN])}")
    tolerated = [form.text for form in concept.wrong if form.need == "errors"]
    if tolerated:
        lines.append(f"  in use, not recommended: {'; '.join(tolerated)}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=150)
    options = parser.parse_args()
    concepts = sorted(load([shipped_folder()]).concepts.values(), key=lambda concept: concept.id)
    chosen = random.Random(options.seed).sample(concepts, min(options.count, len(concepts)))
    print("\n\n".join(text(concept) for concept in chosen))


if __name__ == "__main__":
    main()
