#!/usr/bin/env bash
# Guess: apply_chat_template knows continue_final_message as its Python model does, or refuses what it does
#   not know
# What happens: it ignores the option: the end-of-turn token follows the message that was to be continued
# Why it matters here: a student asked to continue from a prefix starts behind the end of its turn and stops at
#   once or answers itself
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

const chat_template = "{% for m in messages %}[{{ m.role }}]{{ m.content }}{{ eos_token }}{% endfor %}";
const tokenizer = new PreTrainedTokenizer(file, { chat_template, eos_token: '<end>' });
const messages = [{ role: 'user', content: 'x?' }, { role: 'assistant', content: '3' }];
seen('continue_final_message', '[user]x?<end>[assistant]3', '[user]x?<end>[assistant]3<end>', tokenizer.apply_chat_template(messages, { tokenize: false, continue_final_message: true }));
EOF
node try.mjs
