#!/usr/bin/env bash
# Guess: @huggingface/gguf writes each kind of value that it reads from a header, as both sides name the same kinds
# What happens: single values and lists of every kind are written as they were read, but for a list of bytes: uint8 is the
#   kind with the number 0, and the list that was just read throws "Array type requires subType to be specified"
# Why it matters here: a GGUF with another vocabulary or template has this header, written again. The precompiled_charsmap of a
#   tokenizer is a list of bytes, so the headers of models with such a tokenizer (T5, many of embeddings) cannot be written
# Versions: @huggingface/gguf 0.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/gguf@0.4.6
echo "Node $(node --version), @huggingface/gguf $(node -p "require('./node_modules/@huggingface/gguf/package.json').version")"
cat >try.mjs <<'EOF'
import { writeFileSync } from 'node:fs';
import { gguf, serializeGgufMetadata } from '@huggingface/gguf';

const u32 = (value) => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value) => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
const text = (value) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const of = (list) => Buffer.from(list.buffer);
const listType = 9;

/** The number of each kind of value, and the bytes of 1 in it. */
const kinds = {
  uint8: [0, of(Uint8Array.of(1))],
  int8: [1, of(Int8Array.of(1))],
  uint16: [2, of(Uint16Array.of(1))],
  int16: [3, of(Int16Array.of(1))],
  uint32: [4, of(Uint32Array.of(1))],
  int32: [5, of(Int32Array.of(1))],
  float32: [6, of(Float32Array.of(1))],
  bool: [7, of(Uint8Array.of(1))],
  text: [8, text('1')],
  uint64: [10, of(BigUint64Array.of(1n))],
  int64: [11, of(BigInt64Array.of(1n))],
  float64: [12, of(Float64Array.of(1))],
};

/** A header of version 3 with one entry. */
const header = (type, value) =>
  Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(1), text('entry'), u32(type), value, Buffer.alloc(64)]);

/** The value as it is read, written and read again. */
async function rewritten(bytes) {
  writeFileSync('a.gguf', bytes);
  const { metadata, typedMetadata } = await gguf('./a.gguf', { allowLocalFile: true, typedMetadata: true });
  const value = JSON.stringify(metadata.entry, (_, each) => (typeof each === 'bigint' ? Number(each) : each));
  let written;
  try {
    written = serializeGgufMetadata(typedMetadata);
  } catch (error) {
    return `read as ${value}, throws: ${error.message}`;
  }
  const length = bytes.length - 64;
  const isSame = Buffer.from(written).subarray(0, length).equals(bytes.subarray(0, length));
  return isSame ? 'written as it was read' : `other bytes for ${value}`;
}

let changed = false;
function seen(what, guess, before, got) {
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${got}`);
  if (got === before) return;
  console.log(`  changed, it was: ${before}`);
  changed = true;
}

const same = 'written as it was read';
const before = { 'uint8, a list of two': 'read as [1,1], throws: Array type requires subType to be specified' };
for (const [name, [type, value]] of Object.entries(kinds)) {
  const list = Buffer.concat([u32(type), u64(2), value, value]);
  for (const [what, bytes] of [
    [`${name}, a single value`, header(type, value)],
    [`${name}, a list of two`, header(listType, list)],
  ]) {
    seen(what, same, before[what] ?? same, await rewritten(bytes));
  }
}
process.exit(changed ? 1 : 0);
EOF
node try.mjs
