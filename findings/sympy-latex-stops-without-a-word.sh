#!/usr/bin/env bash
# Guess: parse_latex reads all of a formula or raises
# What happens: it returns what it has read at the first thing that cannot follow, without an error: 12{,}345 is 12,
#   x+1) is x+1 and 0.5.2 is 0.5, while it raises at 50\% or (1,2); strict=True raises at all of them
# Why it matters here: graders of answers in LaTeX call it without strict, and 12{,}345 is then right for 12
# Versions: sympy==1.14.0, antlr4-python3-runtime==4.11.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sympy==1.14.0 antlr4-python3-runtime==4.11.1
echo "$(venv/bin/python --version), sympy==1.14.0, antlr4-python3-runtime==4.11.1"
cat >try.py <<'EOF'
import sys

from sympy.parsing.latex import LaTeXParsingError, parse_latex

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def parse(formula, **options):
    try:
        return str(parse_latex(formula, **options))
    except LaTeXParsingError:
        return "raises"


rows = [
    ("1,000", "1000", "1000", "1000"),
    ("12{,}345", "12345", "12", "raises"),
    ("0.5.2", "raises", "0.500000000000000", "raises"),
    ("x+1)", "raises", "x + 1", "raises"),
    (r"3 \times 4 +", "raises", "3*4", "raises"),
    (r"50\%", "raises", "raises", "raises"),
    ("(1,2)", "raises", "raises", "raises"),
]
for formula, guess, before, strict in rows:
    seen(formula, guess, before, parse(formula))
    seen(f"{formula} with strict=True", guess, strict, parse(formula, strict=True))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
