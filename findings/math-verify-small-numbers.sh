#!/usr/bin/env bash
# Guess: two different small numbers are different
# What happens: numbers are compared to about six decimal places after the point, so all answers below that
#   size are equal, though 10 and 10.0000001 differ
# Why it matters here: physics answers like 2.88e-19 are right whatever their digits and exponent
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

seen('$2.88\\times10^{-19}$ for $1.3\\times10^{-27}$', 'wrong', 'right', right('$2.88\\times10^{-19}$', '$1.3\\times10^{-27}$'))
seen('$0.0000001$ for $0.0000002$', 'wrong', 'right', right('$0.0000001$', '$0.0000002$'))
seen('$10$ for $10.0000001$', 'wrong', 'wrong', right('$10$', '$10.0000001$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
