#!/usr/bin/env bash
# Guess: a library that writes grammars from JSON schemas keeps minimum, maximum, multipleOf and uniqueItems, or
#   refuses them, as it refuses other keywords that it does not know
# What happens: outlines_core and lm-format-enforcer leave all four out without a word, though outlines_core refuses
#   {"not": ...} and an unknown format; llguidance keeps the first three and refuses the last
# Why it matters here: an answer from 0 to 9 or a probability up to 1 is not checked by code that trusts the schema
# Versions: outlines_core==0.2.14, lm-format-enforcer==0.11.3, llguidance==1.9.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check outlines_core==0.2.14 lm-format-enforcer==0.11.3 llguidance==1.9.1
echo "$(venv/bin/python --version), outlines_core==0.2.14, lm-format-enforcer==0.11.3, llguidance==1.9.1"
cat >try.py <<'EOF'
import json
import re
import sys

from llguidance import LLMatcher, LLTokenizer
from lmformatenforcer import JsonSchemaParser
from outlines_core.json_schema import build_regex_from_schema

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def by_outlines_core(schema, text):
    try:
        pattern = build_regex_from_schema(json.dumps(schema))
    except ValueError:
        return "refuses the schema"
    return "takes" if re.fullmatch(pattern, text) else "forbids"


def by_lm_format_enforcer(schema, text):
    parser = JsonSchemaParser(schema)
    for character in text:
        if character not in parser.get_allowed_characters():
            return "forbids"
        parser = parser.add_character(character)
    return "takes" if parser.can_end() else "forbids"


bytewise = LLTokenizer("byte")


def by_llguidance(schema, text):
    matcher = LLMatcher(bytewise, LLMatcher.grammar_from_json_schema(schema), log_level=0)
    if matcher.is_error():
        return "refuses the schema"
    tokens = bytewise.tokenize_str(text)
    return "takes" if matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting() else "forbids"


rows = [
    ({"type": "integer", "minimum": 5}, "3", "takes", "takes", "forbids"),
    ({"type": "integer", "maximum": 9}, "12", "takes", "takes", "forbids"),
    ({"type": "number", "multipleOf": 2}, "3", "takes", "takes", "forbids"),
    ({"type": "array", "items": {"type": "integer"}, "uniqueItems": True}, "[1,1]", "takes", "takes", "refuses the schema"),
    ({"type": "string", "maxLength": 1}, '"ab"', "forbids", "forbids", "forbids"),
]
for schema, text, *before in rows:
    for judge, expected in zip((by_outlines_core, by_lm_format_enforcer, by_llguidance), before):
        seen(f"{judge.__name__}: {text} for {json.dumps(schema)}", "forbids, or refuses the schema", expected, judge(schema, text))
schema = {"not": {"type": "string"}}
seen(f"by_outlines_core: 1 for {json.dumps(schema)}", "refuses the schema", "refuses the schema", by_outlines_core(schema, "1"))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
