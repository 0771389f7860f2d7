#!/usr/bin/env bash
# Guess: 50% is 0.5 or, for a lenient grader, 50; not both for the same gold
# What happens: a gold answer of 50% takes 50 and 0.5 alike, and a gold answer of 50 takes 50%
# Why it matters here: a wrong conversion by the factor of a hundred passes
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

seen('$50\\%$ for $0.5$', 'right', 'right', right('$50\\%$', '$0.5$'))
seen('$50\\%$ for $50$', 'wrong', 'right', right('$50\\%$', '$50$'))
seen('$50$ for $50\\%$', 'wrong', 'right', right('$50$', '$50\\%$'))
seen('$0.5\\%$ for $0.5$', 'wrong', 'wrong', right('$0.5\\%$', '$0.5$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
