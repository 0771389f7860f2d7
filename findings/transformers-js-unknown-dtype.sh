#!/usr/bin/env bash
# Guess: an unknown dtype is an error that lists the known ones
# What happens: it loads the default weights without a word: a misspelt q4, a wrong file name in the
#   per-file form and int4 alike
# Why it matters here: someone asks for small weights, gets the full ones, and sees only that the page is
#   slow or out of memory
# Versions: @huggingface/transformers@4.3.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/transformers@4.3.1
echo "node $(node --version), @huggingface/transformers@4.3.1"
cat >try.mjs <<'EOF'
import { mkdirSync, writeFileSync } from 'node:fs';
import { AutoModel, Tensor, env } from '@huggingface/transformers';

// An ONNX model is written byte by byte, so that nothing else has to be installed.
const varint = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
const bytes = (field, content) => {
  const data = typeof content === 'string' ? [...Buffer.from(content)] : content;
  return [...varint((field << 3) | 2), ...varint(data.length), ...data];
};
const int = (field, n) => [...varint(field << 3), ...varint(n)];
const types = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 };
const attribute = ([name, n]) => bytes(5, [...bytes(1, name), ...int(3, n), ...int(20, 2)]);
const node = (op, inputs, outputs, attributes = {}, domain = '') => [
  ...inputs.flatMap((name) => bytes(1, name)),
  ...outputs.flatMap((name) => bytes(2, name)),
  ...bytes(4, op),
  ...Object.entries(attributes).flatMap(attribute),
  ...bytes(7, domain),
];
const value = ([name, type, rank]) => {
  const shape = Array.from({ length: rank }, (_, i) => bytes(1, bytes(2, `${name}${i}`))).flat();
  return [...bytes(1, name), ...bytes(2, bytes(1, [...int(1, types[type]), ...bytes(2, shape)]))];
};
const constant = (name, type, dims, data) => [
  ...dims.flatMap((n) => int(1, n)),
  ...int(2, types[type]),
  ...bytes(8, name),
  ...bytes(9, [...new Uint8Array(data.buffer)]),
];
const model = (operator, inputs, outputs, constants = []) =>
  new Uint8Array([
    ...int(1, 9),
    ...bytes(8, int(2, 18)),
    ...bytes(8, [...bytes(1, 'com.microsoft'), ...int(2, 1)]),
    ...bytes(7, [
      ...bytes(1, operator),
      ...bytes(2, 'graph'),
      ...constants.flatMap((c) => bytes(5, c)),
      ...inputs.flatMap((v) => bytes(11, value(v))),
      ...outputs.flatMap((v) => bytes(12, value(v))),
    ]),
  ]);

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

env.allowRemoteModels = false;
env.localModelPath = './';
mkdirSync('tiny/onnx', { recursive: true });
writeFileSync('tiny/config.json', JSON.stringify({ model_type: 'bert', hidden_size: 1, num_hidden_layers: 1, num_attention_heads: 1 }));
for (const [name, bits] of [['model', 32], ['model_q4', 4]]) {
  const weight = constant('w', 'int64', [1], new BigInt64Array([BigInt(bits)]));
  writeFileSync(`tiny/onnx/${name}.onnx`, model(node('Add', ['input_ids', 'w'], ['last_hidden_state']), [['input_ids', 'int64', 2]], [['last_hidden_state', 'int64', 2]], [weight]));
}
const words = [];
for (const level of ['info', 'warn', 'error']) console[level] = (...parts) => words.push(parts.join(' '));
const loaded = async (dtype) => {
  const result = await AutoModel.from_pretrained('tiny', { dtype }).then((m) => m({ input_ids: new Tensor('int64', [0n], [1, 1]) }));
  return `weights of ${result.last_hidden_state.data[0]} bits, ${words.length} messages`;
};
seen('q4', 'weights of 4 bits, 0 messages', 'weights of 4 bits, 0 messages', await loaded('q4'));
for (const dtype of ['Q4', 'int4', 'nonsense', { decoder_model: 'q4' }, { model: 'nonsense' }])
  seen(JSON.stringify(dtype), 'throws', 'weights of 32 bits, 0 messages', await loaded(dtype).catch((error) => `throws: ${error.message}`));
process.exit();
EOF
node try.mjs
