#!/usr/bin/env bash
# Guess: the format date-time takes what the standard of JSON Schema names, RFC 3339: also 2024-02-28T10:00:00+01:00
# What happens: outlines_core forbids every offset but Z; llguidance takes them. For date, outlines_core takes
#   2024-02-31, which llguidance forbids
# Why it matters here: a model must turn a local time into UTC by itself, and a date that does not exist comes through
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


moment = {"type": "string", "format": "date-time"}
check(moment, '"2024-02-28T10:00:00Z"', "takes", "takes")
check(moment, '"2024-02-28T10:00:00+01:00"', "forbids", "takes")
day = {"type": "string", "format": "date"}
check(day, '"2024-02-28"', "takes", "takes")
for judge, before in [(by_outlines_core, "takes"), (by_llguidance, "forbids")]:
    seen(f"{judge.__name__}: 2024-02-31 as a date", "forbids", before, judge(day, '"2024-02-31"'))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
