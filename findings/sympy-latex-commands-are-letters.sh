#!/usr/bin/env bash
# Guess: a command that parse_latex does not know raises, and \text{...} is text
# What happens: it is a symbol with the command's name, times what follows, and also with strict=True: \text{yes} is
#   the product of text, y, e and s, 90^\circ is 90 to the power circ, and 7 \bmod 3 is 7 times bmod times 3
# Why it matters here: factors have no order, so \text{no} equals \text{on}, and a unit or a degree sign becomes part
#   of the number that a grader compares
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

def parse(formula):
    try:
        return str(parse_latex(formula, strict=True))
    except LaTeXParsingError:
        return "raises"


rows = [
    (r"\text{yes}", "yes, or raises", "text*(y*(e*s))"),
    (r"5\text{ cm}", "5, 5*cm, or raises", "5*(text*(c*m))"),
    (r"90^\circ", "90, pi/2, or raises", "90**circ"),
    (r"\pm 3", "raises", "pm*3"),
    (r"7 \bmod 3", "1, or raises", "7*(bmod*3)"),
    (r"x \in R", "raises", "x*(R*in)"),
]
for formula, guess, before in rows:
    seen(formula, guess, before, parse(formula))
same = parse_latex(r"\text{no}").equals(parse_latex(r"\text{on}"))
seen(r"\text{no} equals \text{on}", "False", "True", str(same))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
