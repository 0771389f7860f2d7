#!/usr/bin/env bash
# Guess: a JSON schema's number may be written in each way that JSON has, 1e5 and 1.5e-3 among them, with bounds or
#   without
# What happens: llguidance takes exponents until the schema has a minimum or a maximum, and forbids them then;
#   outlines_core takes 1e+5 and 1.5e-3 but not 1e5, whose exponent has no sign
# Why it matters here: a model that would write a large or small result in scientific notation is forced to write
#   something else
# Versions: outlines_core==0.2.14, llguidance==1.9.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check outlines_core==0.2.14 llguidance==1.9.1
echo "$(venv/bin/python --version), outlines_core==0.2.14, llguidance==1.9.1"
cat >try.py <<'EOF'
import json
import re
import sys

from llguidance import LLMatcher, LLTokenizer
from outlines_core.json_schema import build_regex_from_schema

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

bytewise = LLTokenizer("byte")


def by_outlines_core(schema, text):
    return "takes" if re.fullmatch(build_regex_from_schema(json.dumps(schema)), text) else "forbids"


def by_llguidance(schema, text):
    matcher = LLMatcher(bytewise, LLMatcher.grammar_from_json_schema(schema), log_level=0)
    tokens = bytewise.tokenize_str(text)
    return "takes" if matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting() else "forbids"


def check(schema, text, *before):
    for judge, expected in zip((by_outlines_core, by_llguidance), before):
        seen(f"{judge.__name__}: {text} for {json.dumps(schema)}", "takes", expected, judge(schema, text))


number = {"type": "number"}
positive = {"type": "number", "minimum": 0}
bounded = {"type": "number", "maximum": 1000000}
check(number, "1.5", "takes", "takes")
check(number, "1e5", "forbids", "takes")
check(number, "1e+5", "takes", "takes")
check(number, "1.5e-3", "takes", "takes")
check(positive, "1.5", "takes", "takes")
check(positive, "1e5", "forbids", "forbids")
check(positive, "1e+5", "takes", "forbids")
check(positive, "1.5e-3", "takes", "forbids")
check(bounded, "1.5e-3", "takes", "forbids")
sys.exit(seen.changed)
EOF
venv/bin/python try.py
