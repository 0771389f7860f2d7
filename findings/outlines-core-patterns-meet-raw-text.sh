#!/usr/bin/env bash
# Guess: the pattern of a JSON schema is about the text that the string stands for, and matches anywhere in it, as the
#   schema's standard says; what a decoder writes under a schema is JSON
# What happens: the pattern is put between the quotes as it is: it must match the whole text, and a dot or [^a] also
#   takes a bare quote or backslash, so that the finished text is no JSON
# Why it matters here: a client that trusts the schema fails when it parses the arguments of a call
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


def writes(pattern, text):
    """Whether a decoder may write the text as a whole under the pattern, one character a token, and whether it is JSON."""
    regex = build_regex_from_schema(json.dumps({"type": "string", "pattern": pattern}))
    characters = sorted(set(text + "abc"))
    guide = Guide(Index(regex, Vocabulary(len(characters), {c: [i] for i, c in enumerate(characters)})))
    for character in text:
        token = characters.index(character)
        if token not in guide.get_tokens():
            return "not allowed"
        guide.advance(token)
    if not guide.is_finished():
        return "not allowed"
    try:
        json.loads(text)
        return "allowed, JSON"
    except json.JSONDecodeError:
        return "allowed, no JSON"


seen('pattern b, text "abc"', "allowed, JSON", "not allowed", writes("b", '"abc"'))
seen('pattern b, text "b"', "allowed, JSON", "allowed, JSON", writes("b", '"b"'))
seen('pattern ^.$, text """', "not allowed", "allowed, no JSON", writes("^.$", '"""'))
seen('pattern ^[^a]$, text "\\"', "not allowed", "allowed, no JSON", writes("^[^a]$", '"\\"'))
seen('pattern ^.$, text "\\""', "allowed, JSON", "not allowed", writes("^.$", '"\\""'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
