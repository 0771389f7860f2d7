#!/usr/bin/env bash
# Guess: add_tokens of a token that the vocabulary has already changes nothing and counts as 0
# What happens: it counts as 1 though the vocabulary stays as large, and from then on the token is cut out of the text
#   before the model sees it, so that merges with it never happen
# Why it matters here: a script that makes sure that "1" or " =" is there changes the tokens of every formula, and a
#   model that was trained before sees tokens that it never saw
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

tokenizer = Tokenizer(BPE({"1": 0, "2": 1, "12": 2}, [("1", "2")]))
seen("12 before", "['12']", "['12']", str(tokenizer.encode("12").tokens))
seen("add_tokens of 1", "0", "1", str(tokenizer.add_tokens(["1"])))
seen("size of the vocabulary", "3", "3", str(tokenizer.get_vocab_size()))
seen("12 behind it", "['12']", "['1', '2']", str(tokenizer.encode("12").tokens))
loaded = Tokenizer.from_str(tokenizer.to_str())
seen("12 behind save and load", "['12']", "['1', '2']", str(loaded.encode("12").tokens))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
