#!/usr/bin/env bash
# Guess: outside of LaTeX 3 1/2 is three and a half, as 3\tfrac12 is inside
# What happens: plain 3 1/2 is read as 1, and a minus of typography (U+2212), a root sign or pi in plain
#   text give nothing or lose the sign's meaning
# Why it matters here: models that answer without dollars lose right answers, and 2π counts as 2
# Versions: math-verify==0.9.0, latex2sympy2_extended==1.11.0, sympy==1.14.0,
#   antlr4-python3-runtime==4.13.2, mpmath==1.3.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check math-verify==0.9.0 latex2sympy2_extended==1.11.0 sympy==1.14.0 antlr4-python3-runtime==4.13.2 mpmath==1.3.0
echo "$(venv/bin/python --version), math-verify==0.9.0"
cat >try.py <<'EOF'
import logging
import sys

from math_verify import parse, verify

logging.disable()


def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def read(text):
    return parse(text, parsing_timeout=None)

def right(gold, answer):
    return "right" if verify(read(gold), read(answer), timeout_seconds=None) else "wrong"

seen('3 1/2', '7/2', '1', str(read('3 1/2')[0] if read('3 1/2') else 'nothing'))
seen('$3\\tfrac12$', '7/2', '7/2', str(read('$3\\tfrac12$')[0] if read('$3\\tfrac12$') else 'nothing'))
seen('−5', '-5', 'nothing', str(read('−5')[0] if read('−5') else 'nothing'))
seen('$−5$', '-5', '-5', str(read('$−5$')[0] if read('$−5$') else 'nothing'))
seen('2π', '2*pi', '2', str(read('2π')[0] if read('2π') else 'nothing'))
seen('√2', 'sqrt(2)', 'nothing', str(read('√2')[0] if read('√2') else 'nothing'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
