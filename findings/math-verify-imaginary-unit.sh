#!/usr/bin/env bash
# Guess: i is the imaginary unit in an answer: i^2 is -1
# What happens: i is a letter like any other, so i^2, e^{i\pi} and \sqrt{-1} equal nothing but themselves
# Why it matters here: right answers in another form about complex numbers are wrong
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

seen('$-1$ for $i^2$', 'right', 'wrong', right('$-1$', '$i^2$'))
seen('$-1$ for $e^{i\\pi}$', 'right', 'wrong', right('$-1$', '$e^{i\\pi}$'))
seen('$i$ for $\\sqrt{-1}$', 'right', 'wrong', right('$i$', '$\\sqrt{-1}$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
