#!/usr/bin/env bash
# Guess: encode of llama3-tokenizer-js gives Llama 3's tokens of a prompt: with the token that begins a text, or
#   without it, and open at the end
# What happens: it appends the token that ends a text too, unless eos: false is given; decode of what encode gave is
#   <|begin_of_text|>hello<|end_of_text|>
# Why it matters here: a prompt that was encoded with the defaults is over for the model, and each count of tokens is
#   two too many
# Versions: llama3-tokenizer-js@1.2.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts llama3-tokenizer-js@1.2.0
echo "node $(node --version), llama3-tokenizer-js@1.2.0"
cat >try.mjs <<'EOF'
import llama3 from 'llama3-tokenizer-js';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

seen('encode', '[128000,15339] or [15339]', '[128000,15339,128001]', llama3.encode('hello'));
seen('encode, bos: false, eos: false', '[15339]', '[15339]', llama3.encode('hello', { bos: false, eos: false }));
seen('decode of encode', 'hello', '<|begin_of_text|>hello<|end_of_text|>', llama3.decode(llama3.encode('hello')));
seen('count of an empty text', '0 or 1', '2', String(llama3.encode('').length));
EOF
node try.mjs
