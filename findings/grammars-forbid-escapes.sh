#!/usr/bin/env bash
# Guess: a JSON schema's string may be written with each escape that JSON has
# What happens: outlines_core and llguidance forbid \u00e9, and llguidance forbids \/ as well; both take \n and the
#   letter itself, and the escapes of JSON that are left: \" and \\
# Why it matters here: a model that was trained on ASCII-only JSON, as Python's json.dumps writes it, cannot write
#   what it learned
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


text = {"type": "string"}
check(text, '"\u00e9"', "takes", "takes")
check(text, r'"\u00e9"', "forbids", "forbids")
check(text, r'"\/"', "takes", "forbids")
check(text, r'"\n"', "takes", "takes")
check(text, r'"\""', "takes", "takes")
check(text, r'"\\"', "takes", "takes")
check({"const": "\u00e9"}, r'"\u00e9"', "forbids", "forbids")
sys.exit(seen.changed)
EOF
venv/bin/python try.py
