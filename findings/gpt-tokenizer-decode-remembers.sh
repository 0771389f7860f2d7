#!/usr/bin/env bash
# Guess: decode depends on the tokens that it is given, and bytes of an unfinished character become U+FFFD, as in tiktoken
# What happens: decode leaves the unfinished bytes out and keeps them: they come out as U+FFFD in the next text that has
#   a character of several tokens, whichever text that is
# Why it matters here: an answer that is cut at a token limit spoils the text of another request
# Versions: gpt-tokenizer@4.0.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts gpt-tokenizer@4.0.0
echo "node $(node --version), gpt-tokenizer@4.0.0"
cat >try.mjs <<'EOF'
import { decode, encode } from 'gpt-tokenizer/encoding/cl100k_base';

const seen = (what, guess, before, got) => {
  const text = JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const first = encode('a😀');
const second = encode('b😀');
seen('decode of b😀', '"b😀"', '"b😀"', decode(second));
seen('decode of a😀 without its last token', '"a\ufffd"', '"a"', decode(first.slice(0, -1)));
seen('decode of yes after that', '"yes"', '"yes"', decode(encode('yes')));
seen('decode of b😀 after that', '"b😀"', '"b\ufffd😀"', decode(second));
seen('decode of b😀 once more', '"b😀"', '"b😀"', decode(second));
EOF
node try.mjs
