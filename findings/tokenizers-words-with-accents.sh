#!/usr/bin/env bash
# Guess: the Whitespace pre-tokenizer takes a run of letters of any script as one word
# What happens: in @huggingface/tokenizers only a to z, digits and _ are word letters: a word with an accent
#   falls into three pieces
# Why it matters here: models of the BERT and WordLevel kinds (rewards, routers, embeddings) see unknown
#   words in the browser only
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

words = {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
         "vocab": {"[UNK]": 0, "na\u00efve": 1, "plain": 2}}
CASES = [("accent", {"model": words, "pre_tokenizer": {"type": "Whitespace"}}, "na\u00efve plain")]

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
    "naïve|plain -> naïve plain",
    "[UNK]|[UNK]|[UNK]|plain -> [UNK] [UNK] [UNK] plain"
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
