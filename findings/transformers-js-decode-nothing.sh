#!/usr/bin/env bash
# Guess: decoding no tokens gives an empty text, as in Python, and an unknown id an error
# What happens: it is the other way round: an empty list throws, an unknown id gives an empty text
# Why it matters here: a teacher may answer with nothing, and a token past the vocabulary shows that model
#   and tokenizer do not belong together
# Versions: @huggingface/transformers@4.3.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/transformers@4.3.1
echo "node $(node --version), @huggingface/transformers@4.3.1"
cat >try.mjs <<'EOF'
import { PreTrainedTokenizer } from '@huggingface/transformers';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};
const outcome = (f) => {
  try {
    return f();
  } catch (error) {
    return `throws: ${error.message}`;
  }
};

const vocab = { 3: 0, 'Ġ,': 1, 'Ġy': 2, x: 3, '?': 4, Ġ: 5, y: 6, ',': 7 };
const file = {
  version: '1.0',
  truncation: null,
  padding: null,
  normalizer: null,
  post_processor: null,
  added_tokens: [{ id: 8, content: '<end>', single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }],
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, vocab, merges: [['Ġ', ','], ['Ġ', 'y']] },
};

const tokenizer = new PreTrainedTokenizer(file, {});
seen('decode([])', '', 'throws: token_ids must be a non-empty array of integers.', outcome(() => tokenizer.decode([])));
seen('decode([999])', 'throws', '', outcome(() => tokenizer.decode([999])));
EOF
node try.mjs
