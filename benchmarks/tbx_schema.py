"""Validate a TBX export against the public RELAX NG schema, which has no licence that would let it stand here.

termfix glossary export --format tbx -o terms.tbx
python benchmarks/tbx_schema.py TBXcoreStructV03.rng terms.tbx    # schema: github LTAC-Global/TBX_Core_RNG
"""

from __future__ import annotations

import sys

from lxml import etree


def main(schema: str, export: str) -> int:
    relaxng = etree.RelaxNG(etree.parse(schema))
    document = etree.parse(export)
    valid = relaxng.validate(document)
    for error in relaxng.error_log:
        print(f"{export}:{error.line}: {error.message}")
    entries = len(document.getroot().findall(".//{*}conceptEntry"))
    print(f"{export}: {entries} concept entries, {'valid' if valid else 'not valid'} by {schema}")
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
