#!/usr/bin/env bash
# Guess: 3,14 is 3.14, or not a number
# What happens: it is the set of 3 and 14, while 1,234 is one number; the count of digits behind the comma
#   decides
# Why it matters here: answers from lessons in most of Europe are wrong, and 1,234 for 1.234 is taken for a
#   thousand
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

seen('$3,14$', '3.14', '{3, 14}', str(read('$3,14$')[0] if read('$3,14$') else 'nothing'))
seen('$1,234$', '1234', '1234', str(read('$1,234$')[0] if read('$1,234$') else 'nothing'))
seen('$3.14$ for $3,14$', 'right', 'wrong', right('$3.14$', '$3,14$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
