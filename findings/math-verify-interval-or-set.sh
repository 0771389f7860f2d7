#!/usr/bin/env bash
# Guess: (1,2) is a point or an open interval and never the set {1,2}
# What happens: (1,2) equals the set {1,2} in both directions; a set {2,1} takes (1,2) but not the other way
#   round
# Why it matters here: coordinates given as a set of solutions, or solutions in another order given as a
#   point, are judged by accident of notation
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

seen('$(1,2)$ for $\\{1,2\\}$', 'wrong', 'right', right('$(1,2)$', '$\\{1,2\\}$'))
seen('$\\{2,1\\}$ for $(1,2)$', 'wrong', 'right', right('$\\{2,1\\}$', '$(1,2)$'))
seen('$(1,2)$ for $\\{2,1\\}$', 'wrong', 'wrong', right('$(1,2)$', '$\\{2,1\\}$'))
seen('$[1,2]$ for $\\{1,2\\}$', 'wrong', 'wrong', right('$[1,2]$', '$\\{1,2\\}$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
