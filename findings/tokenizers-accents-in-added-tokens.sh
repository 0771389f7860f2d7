#!/usr/bin/env bash
# Guess: an added token comes back from decode as it was added, in a byte-level tokenizer too
# What happens: in the Python library its letters are read as the stand-ins of bytes where they can be: <é> comes back
#   with U+FFFD and Ġx as a blank and x, while <π> is whole; @huggingface/tokenizers gives all three back
# Why it matters here: a call or role token in French, German or Spanish reads otherwise on the server than in the page
# Versions: @huggingface/tokenizers@0.2.0, tokenizers==0.23.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/tokenizers@0.2.0
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tokenizers==0.23.3
echo "node $(node --version), @huggingface/tokenizers@0.2.0, $(venv/bin/python --version), tokenizers==0.23.3"
cat >try.py <<'EOF'
import sys

from tokenizers import Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

tokenizer = Tokenizer(BPE({letter: i for i, letter in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}, []))
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
tokenizer.add_tokens(["<é>", "Ġx", "<π>"])
tokenizer.save("tokenizer.json")
for text, before in [("1<é>2", "1<\ufffd>2"), ("1Ġx2", "1 x2"), ("1<π>2", "1<π>2"), ("1é2", "1é2")]:
    ids = tokenizer.encode(text).ids
    seen(f"Python, {text}", text, before, tokenizer.decode(ids))
sys.exit(seen.changed)
EOF
venv/bin/python try.py || changed=1
cat >try.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const tokenizer = new Tokenizer(JSON.parse(readFileSync('tokenizer.json', 'utf8')), {});
for (const text of ['1<é>2', '1Ġx2', '1<π>2', '1é2']) seen(`JavaScript, ${text}`, text, text, tokenizer.decode(tokenizer.encode(text).ids));
EOF
node try.mjs || changed=1
exit "${changed:-0}"
