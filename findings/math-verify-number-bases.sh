#!/usr/bin/env bash
# Guess: 52_8 is a number in base 8 and differs from 52
# What happens: the base is dropped: 52_8 equals 52 and 52_9
# Why it matters here: MATH has a whole kind of problem about bases whose mistakes go unseen
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

seen('$52_8$ for $52$', 'wrong', 'right', right('$52_8$', '$52$'))
seen('$52_8$ for $52_9$', 'wrong', 'right', right('$52_8$', '$52_9$'))
seen('$52_8$ for $52_{8}$', 'right', 'right', right('$52_8$', '$52_{8}$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
