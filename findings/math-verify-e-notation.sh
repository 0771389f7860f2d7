#!/usr/bin/env bash
# Guess: 4.5e33 is the number that programs and Minerva's gold answers mean, inside and outside of dollars
# What happens: in LaTeX it is 4.5 times Euler's number times 33, in plain text it is cut to 4.5
# Why it matters here: 58 of the 272 Minerva gold answers are written so: right answers count as wrong, and
#   4.5e33 equals 4.5e12
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

seen('$4.5e33$', '4.5*10**33', '4.5*E*33', str(read('$4.5e33$')[0] if read('$4.5e33$') else 'nothing'))
seen('4.5e33', '4.5*10**33', '4.50000000000000', str(read('4.5e33')[0] if read('4.5e33') else 'nothing'))
seen('$4.5\\times10^{33}$ for $4.5e33$', 'right', 'wrong', right('$4.5\\times10^{33}$', '$4.5e33$'))
seen('4.5e33 for 4.5e12', 'wrong', 'right', right('4.5e33', '4.5e12'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
