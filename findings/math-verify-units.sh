#!/usr/bin/env bash
# Guess: a wrong unit makes an answer wrong, and the same length in another unit right
# What happens: units are dropped: 5 m is right for 5 cm, and 300 cm is wrong for 3 m
# Why it matters here: mistakes with units in word problems can be neither rewarded nor punished
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

seen('$5\\text{ cm}$ for $5\\text{ m}$', 'wrong', 'right', right('$5\\text{ cm}$', '$5\\text{ m}$'))
seen('$3\\text{ m}$ for $300\\text{ cm}$', 'right', 'wrong', right('$3\\text{ m}$', '$300\\text{ cm}$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
