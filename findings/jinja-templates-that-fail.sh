#!/usr/bin/env bash
# Guess: a library made for chat templates renders those of the well-known models, at least for one question
#   with one tool
# What happens: Qwen3-Coder's template throws with tools (filter reject), Llama Guard 3's and Llama 3.2
#   Vision's throw on a plain text question
# Why it matters here: the page cannot prompt these models, and one of them fails only once tools are passed
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
const outcome = (f) => {
  try {
    return f();
  } catch (error) {
    return `throws: ${error.message}`;
  }
};

const source = readFileSync('node_modules/@huggingface/ollama-utils/src/chat-template-automap.ts', 'utf8');
const list = source.replace(/^import .*$/gm, '').replace(/: OllamaChatTemplateMapEntry\[\]/, '').replace('export const', 'const');
const templates = new Function(`${list}; return OLLAMA_CHAT_TEMPLATE_MAPPING;`)();
const template = (name) => templates.find(({ model }) => model === name).gguf;

const messages = [{ role: 'user', content: 'x?' }];
const parameters = { type: 'object', properties: { a: { type: 'number', description: 'a' } }, required: ['a'] };
const tools = [{ type: 'function', function: { name: 'add', description: 'adds', parameters } }];
const says = (name, given) => outcome(() => (new Template(template(name)).render({ messages, bos_token: '', eos_token: '', add_generation_prompt: true, ...given }), 'renders'));
seen('qwen3-coder:30b', 'renders', 'renders', says('library/qwen3-coder:30b', {}));
seen('qwen3-coder:30b with tools', 'renders', 'throws: Unknown ArrayValue filter: reject', says('library/qwen3-coder:30b', { tools }));
seen('llama-guard3:1b', 'renders', 'throws: Unknown StringValue filter: selectattr', says('library/llama-guard3:1b', {}));
seen('llama3.2-vision:90b', 'renders', 'throws: Expected iterable or object type in for loop: got StringValue', says('library/llama3.2-vision:90b', {}));
EOF
node try.mjs
