#!/usr/bin/env bash
# Guess: an added token with single_word is found only where it stands as a word of its own
# What happens: @huggingface/tokenizers ignores the flag and finds it inside words
# Why it matters here: a call token declared so is read out of the middle of a word in the browser and left
#   alone on the server
# Versions: @huggingface/tokenizers@0.2.0, tokenizers==0.23.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/tokenizers@0.2.0
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-deps tokenizers==0.23.3
echo "node $(node --version), @huggingface/tokenizers@0.2.0, $(venv/bin/python --version), tokenizers==0.23.3"
cat >make.py <<'EOF'
import json

from tokenizers import Tokenizer

letters = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz0123456789.$&\u2581 ")}
bpe = {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
       "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "vocab": letters, "merges": []}

added = {"id": 99, "content": "call", "single_word": True, "lstrip": False, "rstrip": False, "normalized": False, "special": False}
CASES = [("alone", {"model": bpe, "added_tokens": [added]}, "a call b"), ("inside", {"model": bpe, "added_tokens": [added]}, "recalls")]

rows = []
for what, parts, text in CASES:
    file = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
            "pre_tokenizer": None, "post_processor": None, "decoder": None, **parts}
    encoded = Tokenizer.from_str(json.dumps(file)).encode(text)
    decoded = Tokenizer.from_str(json.dumps(file)).decode(encoded.ids)
    rows.append({"what": what, "file": file, "text": text, "python": f"{'|'.join(encoded.tokens)} -> {decoded}"})
json.dump(rows, open("rows.json", "w"))
EOF
venv/bin/python make.py
cat >compare.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';

const before = [
  [
    "a| |call| |b -> a   call   b",
    "a| |call| |b -> a   call   b"
  ],
  [
    "r|e|c|a|l|l|s -> r e c a l l s",
    "r|e|call|s -> r e call s"
  ]
];
for (const [i, { what, file, text, python }] of JSON.parse(readFileSync('rows.json', 'utf8')).entries()) {
  let seen;
  try {
    const tokenizer = new Tokenizer(file, {});
    const { ids, tokens } = tokenizer.encode(text);
    seen = `${tokens.join('|')} -> ${ids.length ? tokenizer.decode(ids, { clean_up_tokenization_spaces: false }) : ''}`;
  } catch (error) {
    seen = `throws: ${error.message}`;
  }
  console.log(`${what}, ${JSON.stringify(text)}\n  tokenizers, and so the guess: ${python}\n  @huggingface/tokenizers:      ${seen}`);
  if (python !== before[i][0] || seen !== before[i][1]) {
    console.log(`  changed, it was: ${before[i].join(' and ')}`);
    process.exitCode = 1;
  }
}
EOF
node compare.mjs
