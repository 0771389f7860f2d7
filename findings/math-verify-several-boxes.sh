#!/usr/bin/env bash
# Guess: the last box is the answer: a model that corrects itself writes two
# What happens: all boxes become one set, also with sentences or a blank line between them, so neither value
#   is right alone
# Why it matters here: models correct themselves in the middle of an answer; the corrected answer counts as
#   wrong
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

seen('\\boxed{5}. Wait, that is wrong. \\boxed{6}', '6', '{5, 6}', str(read('\\boxed{5}. Wait, that is wrong. \\boxed{6}')[0] if read('\\boxed{5}. Wait, that is wrong. \\boxed{6}') else 'nothing'))
seen('first \\boxed{5}\n\nthen \\boxed{6}', '6', '{5, 6}', str(read('first \\boxed{5}\n\nthen \\boxed{6}')[0] if read('first \\boxed{5}\n\nthen \\boxed{6}') else 'nothing'))
seen('$6$ for \\boxed{5}. Wait, that is wrong. \\boxed{6}', 'right', 'wrong', right('$6$', '\\boxed{5}. Wait, that is wrong. \\boxed{6}'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
