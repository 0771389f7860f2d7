#!/usr/bin/env bash
# Guess: GroupQueryAttention appends the new keys behind past_key, whose shape says how many there are
# What happens: it writes them at seqlens_k + 1 - new tokens, whatever past_key holds: a smaller seqlens_k
#   overwrites kept entries and zeroes those behind; total_sequence_length only sets the size of present_key
# Why it matters here: this is how a cache is cut without a copy (a shorter mask is enough), and how one
#   wrong count silently forgets tokens
# Versions: onnxruntime-node@1.30.0, onnxruntime-web@1.30.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-node@1.30.0 onnxruntime-web@1.30.0
echo "node $(node --version), onnxruntime-node@1.30.0, onnxruntime-web@1.30.0"
cat >try.mjs <<'EOF'
import * as native from 'onnxruntime-node';
import * as web from 'onnxruntime-web';

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

web.env.wasm.numThreads = 1;

const operator = node('GroupQueryAttention', ['q', 'k', 'v', 'pk', 'pv', 's', 't'], ['o', 'ck', 'cv'], { num_heads: 1, kv_num_heads: 1 }, 'com.microsoft');
const three = ['q', 'k', 'v'].map((name) => [name, 'float32', 3]);
const inputs = [...three, ['pk', 'float32', 4], ['pv', 'float32', 4], ['s', 'int32', 1], ['t', 'int32', 1]];
const eight = (...xs) => xs.flatMap((x) => new Array(8).fill(x));
const keys = async (ort, seqlens, total) => {
  const session = await ort.InferenceSession.create(model(operator, inputs, [['o', 'float32', 3], ['ck', 'float32', 4], ['cv', 'float32', 4]]));
  const tensor = (data, dims) => new ort.Tensor('float32', data, dims);
  const [q, x, past] = [tensor(eight(0), [1, 1, 8]), tensor(eight(10), [1, 1, 8]), tensor(eight(1, 2), [1, 1, 2, 8])];
  const results = await session.run({ q, k: x, v: x, pk: past, pv: past, s: new ort.Tensor('int32', [seqlens], [1]), t: new ort.Tensor('int32', [total], [1]) });
  return [...results.ck.data].filter((_, i) => i % 8 === 0).join(',');
};
for (const [name, ort] of [['native', native], ['WASM', web]]) {
  seen(`past 1,2, new 10, seqlens_k 2, total 3, ${name}`, '1,2,10', '1,2,10', await keys(ort, 2, 3));
  seen(`past 1,2, new 10, seqlens_k 1, total 3, ${name}`, '1,2,10', '1,10,0', await keys(ort, 1, 3));
  seen(`past 1,2, new 10, seqlens_k 2, total 5, ${name}`, '1,2,10', '1,2,10,0,0', await keys(ort, 2, 5));
}

process.exit();
EOF
node try.mjs
