#!/usr/bin/env bash
# Guess: 3\frac{1}{2} is three and a half, or an error, and 3 4 is 12, or an error, as xy and x 4 are products
# What happens: the first is the product 3/2, the second the number 34: blanks between digits vanish, but digits and a
#   fraction are multiplied; 1/2x is 1/(2x)
# Why it matters here: a mixed number, usual in school maths, is compared as another number, and 1 2, two answers with
#   a blank, is right for 12
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

from sympy.parsing.latex import parse_latex

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def parse(formula):
    return str(parse_latex(formula, strict=True).doit())


seen(r"3\frac{1}{2}", "7/2", "3/2", parse(r"3\frac{1}{2}"))
seen(r"3 \frac12", "7/2", "3/2", parse(r"3 \frac12"))
seen("3 4", "12", "34", parse("3 4"))
seen("3 4.5", "13.5", "34.5", parse("3 4.5").rstrip("0"))
seen("x 4", "4*x", "4*x", parse("x 4"))
seen("1 000 000", "0", "1000000", parse("1 000 000"))
seen("1/2x", "x/2", "1/(2*x)", parse("1/2x"))
seen(r"\frac12x", "x/2", "x/2", parse(r"\frac12x"))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
