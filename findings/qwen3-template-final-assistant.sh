#!/usr/bin/env bash
# Guess: a final assistant message is written as it is, so that the text can be cut behind it and continued;
#   enable_thinking: false, true or missing decides about think blocks
# What happens: Qwen3's template puts an empty think block before the final assistant message whatever
#   enable_thinking says, and takes line ends away at its front
# Why it matters here: a prefix to be continued gets a think block that the student never wrote; the
#   template must be applied to the user's part alone
# Versions: @huggingface/jinja@0.5.11, @huggingface/ollama-utils@0.0.18
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/jinja@0.5.11 @huggingface/ollama-utils@0.0.18
echo "node $(node --version), @huggingface/jinja@0.5.11, @huggingface/ollama-utils@0.0.18"
cat >try.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { Template } from '@huggingface/jinja';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

const source = readFileSync('node_modules/@huggingface/ollama-utils/src/chat-template-automap.ts', 'utf8');
const list = source.replace(/^import .*$/gm, '').replace(/: OllamaChatTemplateMapEntry\[\]/, '').replace('export const', 'const');
const templates = new Function(`${list}; return OLLAMA_CHAT_TEMPLATE_MAPPING;`)();
const template = (name) => templates.find(({ model }) => model === name).gguf;

const messages = [{ role: 'user', content: 'x?' }, { role: 'assistant', content: '\n3 ' }];
for (const enable_thinking of [undefined, true, false])
  seen(`enable_thinking: ${enable_thinking}`, JSON.stringify('<|im_start|>assistant\n\n3 <|im_end|>\n'), JSON.stringify('<|im_start|>assistant\n<think>\n\n</think>\n\n3 <|im_end|>\n'), JSON.stringify(new Template(template('library/qwen3:0.6b')).render({ messages, enable_thinking }).replace(/^.*(?=<\|im_start\|>assistant)/s, '')));
EOF
node try.mjs
