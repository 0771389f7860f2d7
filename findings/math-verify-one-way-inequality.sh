#!/usr/bin/env bash
# Guess: x > 2 and (2, infinity) are equal whichever is the gold answer
# What happens: they are equal only if the inequality is the gold answer
# Why it matters here: scores change when gold and answer change places, so agreement between graders cannot
#   be measured both ways
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

seen('$x>2$ for $(2,\\infty)$', 'right', 'right', right('$x>2$', '$(2,\\infty)$'))
seen('$(2,\\infty)$ for $x>2$', 'right', 'wrong', right('$(2,\\infty)$', '$x>2$'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
