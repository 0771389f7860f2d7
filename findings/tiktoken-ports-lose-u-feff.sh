#!/usr/bin/env bash
# Guess: the ports of tiktoken to JavaScript give its tokens for U+FEFF, the mark that begins many text files, and give
#   the text back
# What happens: no two do the same. ai-tokenizer drops the character, in the middle of a text too; gpt-tokenizer makes
#   two tokens where the vocabulary has one; gpt-tokenizer and js-tiktoken lose it at the front when they decode. Other
#   texts agree in all of them
# Why it matters here: token counts and the text in front of a teacher's answer differ by library for a pasted file
# Versions: tiktoken@1.0.22, js-tiktoken@1.0.21, gpt-tokenizer@4.0.0, ai-tokenizer@1.0.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts tiktoken@1.0.22 js-tiktoken@1.0.21 gpt-tokenizer@4.0.0 ai-tokenizer@1.0.6
echo "node $(node --version), tiktoken@1.0.22, js-tiktoken@1.0.21, gpt-tokenizer@4.0.0, ai-tokenizer@1.0.6"
cat >try.mjs <<'EOF'
import { Tokenizer } from 'ai-tokenizer';
import * as vocabulary from 'ai-tokenizer/encoding';
import * as gpt from 'gpt-tokenizer/encoding/cl100k_base';
import { getEncoding } from 'js-tiktoken';
import { get_encoding } from 'tiktoken';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const wasm = get_encoding('cl100k_base');
const port = getEncoding('cl100k_base');
const ai = new Tokenizer(vocabulary.cl100k_base);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const libraries = {
  tiktoken: { encode: (text) => [...wasm.encode(text)], decode: (ids) => utf8.decode(wasm.decode(new Uint32Array(ids))) },
  'js-tiktoken': { encode: (text) => port.encode(text), decode: (ids) => port.decode(ids) },
  'gpt-tokenizer': { encode: (text) => gpt.encode(text), decode: (ids) => gpt.decode(ids) },
  'ai-tokenizer': { encode: (text) => ai.encode(text), decode: (ids) => ai.decode(ids) },
};
const show = (text) => JSON.stringify(text).replaceAll('\uFEFF', '\\ufeff');
const there = ({ encode, decode }, text) => `${encode(text)} and back ${show(decode(encode(text)))}`;

const front = { tiktoken: '3305,13997 and back "\\ufeffabc"', 'js-tiktoken': '3305,13997 and back "abc"', 'gpt-tokenizer': '171,3299,13997 and back "abc"', 'ai-tokenizer': '13997 and back "abc"' };
const middle = { tiktoken: '64,3305,65 and back "a\\ufeffb"', 'js-tiktoken': '64,3305,65 and back "a\\ufeffb"', 'gpt-tokenizer': '64,171,3299,65 and back "a\\ufeffb"', 'ai-tokenizer': '64,65 and back "ab"' };
for (const [name, library] of Object.entries(libraries)) {
  seen(`${name}, U+FEFF before abc`, front.tiktoken, front[name], there(library, '\uFEFFabc'));
  seen(`${name}, U+FEFF between a and b`, middle.tiktoken, middle[name], there(library, 'a\uFEFFb'));
}

const texts = [];
for (let id = 0; id < 100256; id += 100) {
  try {
    texts.push(utf8.decode(wasm.decode(new Uint32Array([id]))));
  } catch {
    // A part of a character has no text.
  }
}
const usual = texts.filter((text) => !text.includes('\uFEFF'));
seen('texts of every hundredth token, without U+FEFF', 'all but parts of characters', String(usual.length), String(usual.length));
for (const [name, library] of Object.entries(libraries)) {
  const same = usual.every((text) => there(library, text) === there(libraries.tiktoken, text));
  seen(`${name}, each of them as in tiktoken`, 'true', 'true', String(same));
}
EOF
node try.mjs
