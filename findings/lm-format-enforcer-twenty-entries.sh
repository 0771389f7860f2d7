#!/usr/bin/env bash
# Guess: a JSON schema's array without maxItems may be as long as the model makes it
# What happens: it must end after 20 entries: the comma behind the twentieth is not allowed, and no error is given;
#   maxItems in the schema lifts the limit, and so does minItems from 20 on, but not 19
# Why it matters here: a list of steps is cut at 20 as if the model had nothing to add
# Versions: lm-format-enforcer==0.11.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lm-format-enforcer==0.11.3
echo "$(venv/bin/python --version), lm-format-enforcer==0.11.3"
cat >try.py <<'EOF'
import sys

from lmformatenforcer import CharacterLevelParserConfig, JsonSchemaParser

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def after(entries, config=None, **keywords):
    """Which of a comma and the closing bracket may follow so many entries."""
    parser = JsonSchemaParser({"type": "array", "items": {"type": "integer"}, **keywords}, config)
    for character in "[" + ",".join(["1"] * entries):
        parser = parser.add_character(character)
    return " ".join(character for character in ",]" if character in parser.get_allowed_characters()) or "neither"


seen("after 19 entries", ", ]", ", ]", after(19))
seen("after 20 entries", ", ]", "]", after(20))
seen("after 20 entries, minItems 19", ", ]", "]", after(20, minItems=19))
seen("after 20 entries, minItems 20", ", ]", ", ]", after(20, minItems=20))
seen("after 20 entries, maxItems 30", ", ]", ", ]", after(20, maxItems=30))
seen("after 20 entries, max_json_array_length=100", ", ]", ", ]", after(20, CharacterLevelParserConfig(max_json_array_length=100)))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
