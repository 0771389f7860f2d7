#!/usr/bin/env bash
# Guess: 0.\overline{3} is a third, or is not understood
# What happens: it is read as 0
# Why it matters here: a right answer is wrong, and 0 is right for a gold answer of 0.\overline{3}
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

seen('$0.\\overline{3}$', '1/3', '0', str(read('$0.\\overline{3}$')[0] if read('$0.\\overline{3}$') else 'nothing'))
seen('$0.\\overline{3}$ for $\\frac13$', 'right', 'wrong', right('$0.\\overline{3}$', '$\\frac13$'))
seen('$0.\\overline{3}$ for $0$', 'wrong', 'right', right('$0.\\overline{3}$', '$0$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
