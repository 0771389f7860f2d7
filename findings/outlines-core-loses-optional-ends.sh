#!/usr/bin/env bash
# Guess: a decoder that follows [0-9]+(\.[0-9]+)? may write 1.5, whatever the tokens are
# What happens: after 1, which is a match already, the token "." is not allowed: only a digit, the end, or one token
#   that goes from match to match, as ".5" does. The JSON schema {"type": "number"} alone gives whole numbers only;
#   inside an object, or with $ behind the pattern, the point is allowed
# Why it matters here: a grammar for a numeric answer lets a student write no decimal fraction, and nothing says so
# Versions: outlines_core==0.2.14
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check outlines_core==0.2.14
echo "$(venv/bin/python --version), outlines_core==0.2.14"
cat >try.py <<'EOF'
import json
import sys

from outlines_core import Guide, Index, Vocabulary
from outlines_core.json_schema import build_regex_from_schema

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False


def allowed(pattern, written, tokens):
    """The tokens that may follow `written`, a list of tokens."""
    end = len(tokens)
    guide = Guide(Index(pattern, Vocabulary(end, {token: [i] for i, token in enumerate(tokens)})))
    for token in written:
        guide.advance(tokens.index(token))
    return " ".join(sorted("end" if i == end else tokens[i] for i in guide.get_tokens()))


decimal = r"[0-9]+(\.[0-9]+)?"
seen("after 1, tokens 1 5 .", ". 1 5 end", "1 5 end", allowed(decimal, ["1"], ["1", "5", "."]))
seen("after 1, tokens 1 5 . .5", ". .5 1 5 end", ".5 1 5 end", allowed(decimal, ["1"], ["1", "5", ".", ".5"]))
seen("the same with $ behind the pattern", ". .5 1 5 end", ". .5 1 5 end", allowed(decimal + "$", ["1"], ["1", "5", ".", ".5"]))

number = {"type": "number"}
seen("after 1 of a JSON number", ". 1 5 e end", "1 5 end", allowed(build_regex_from_schema(json.dumps(number)), ["1"], ["1", "5", ".", "e", "+", "-"]))
inside = build_regex_from_schema(json.dumps({"type": "object", "properties": {"x": number}, "required": ["x"]}))
seen("after 1 inside an object", ". 1 5 e }", ". 1 5 e }", allowed(inside, ["{", '"', "x", '"', ":", "1"], ["1", "5", ".", "e", "+", "-", "{", "}", '"', "x", ":"]))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
