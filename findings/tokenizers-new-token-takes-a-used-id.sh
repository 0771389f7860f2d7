#!/usr/bin/env bash
# Guess: add_tokens gives a new token an id that is free: the next one behind the largest, or one of a hole
# What happens: it gives the number of tokens as the id, whether that is taken or not: in a vocabulary with a hole the
#   new token has the id of an old one, which decodes as the new one from then on, also behind save and load
# Why it matters here: a vocabulary that was pruned or has reserved ids left out gets a call token that stands for a
#   usual token too: the student calls its teacher at every b
# Versions: tokenizers==0.23.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tokenizers==0.23.3
echo "$(venv/bin/python --version), tokenizers==0.23.3"
cat >try.py <<'EOF'
import sys

from tokenizers import Tokenizer
from tokenizers.models import BPE

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

tokenizer = Tokenizer(BPE({"a": 0, "b": 2}, []))
tokenizer.add_tokens(["<call>"])
seen("id of <call> beside a: 0 and b: 2", "3, or the free 1", "2", str(tokenizer.token_to_id("<call>")))
seen("id of b", "2", "2", str(tokenizer.token_to_id("b")))
seen("ids of b", "[2]", "[2]", str(tokenizer.encode("b").ids))
seen("decode of the ids of b", "b", "<call>", tokenizer.decode(tokenizer.encode("b").ids))
loaded = Tokenizer.from_str(tokenizer.to_str())
seen("the same behind save and load", "b", "<call>", loaded.decode(loaded.encode("b").ids))

dense = Tokenizer(BPE({"a": 0, "b": 1}, []))
dense.add_tokens(["<call>"])
seen("id of <call> beside a: 0 and b: 1", "2", "2", str(dense.token_to_id("<call>")))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
