#!/usr/bin/env bash
# Set up an environment and run every check: lint, types, glossary, tests. VENV=folder chooses where (default .venv).
set -euo pipefail
cd "$(dirname "$0")"
venv=${VENV:-.venv}
[ -x "$venv/bin/python" ] || "$(command -v python3.11 || command -v python3)" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable . --group dev 2>/dev/null ||
  { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' &&
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable . --group dev; }
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
"$venv/bin/mypy"
"$venv/bin/termfix" glossary format --check
"$venv/bin/termfix" glossary validate
"$venv/bin/python" -m pytest -n auto "$@"
