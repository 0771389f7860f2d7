#!/usr/bin/env bash
# Guess: a thin space between groups of digits is a separator of thousands, as a comma is
# What happens: 12\,345 is read as the sum 12 + 345, and 1\ 000 as the product 1 times 0; 12{,}345 and
#   12,345 are read rightly
# Why it matters here: European and typographic notation is marked wrong, and 12\,345 would be right for a
#   gold answer of 357
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

seen('$12\\,345$', '12345', '357', str(read('$12\\,345$')[0] if read('$12\\,345$') else 'nothing'))
seen('$1\\ 000$', '1000', '1*0', str(read('$1\\ 000$')[0] if read('$1\\ 000$') else 'nothing'))
seen('$12{,}345$', '12345', '12345', str(read('$12{,}345$')[0] if read('$12{,}345$') else 'nothing'))
seen('$357$ for $12\\,345$', 'wrong', 'right', right('$357$', '$12\\,345$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
