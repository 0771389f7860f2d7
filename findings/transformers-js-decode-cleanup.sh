#!/usr/bin/env bash
# Guess: decode gives back the text that was encoded, for a byte-level tokenizer at least
# What happens: unless told otherwise it cleans up English spacing: "3 , y" comes back as "3, y", which has
#   other tokens
# Why it matters here: the prefix sent to a teacher, the log and the student's own tokens no longer agree;
#   clean_up_tokenization_spaces: false is needed everywhere
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

const ids = new PreTrainedTokenizer(file, {}).encode('3 , y');
seen('decode', '3 , y', '3, y', new PreTrainedTokenizer(file, {}).decode(ids));
seen('decode with clean_up_tokenization_spaces: false', '3 , y', '3 , y', new PreTrainedTokenizer(file, {}).decode(ids, { clean_up_tokenization_spaces: false }));
seen('with the setting in tokenizer_config', '3 , y', '3 , y', new PreTrainedTokenizer(file, { clean_up_tokenization_spaces: false }).decode(ids));
EOF
node try.mjs
