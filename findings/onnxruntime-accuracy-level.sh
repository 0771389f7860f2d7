#!/usr/bin/env bash
# Guess: accuracy_level 4 of MatMulNBits (8-bit arithmetic) changes the numbers on both CPU runtimes or on
#   neither
# What happens: it changes them natively by a part in two hundred and does nothing on WASM, where levels 0
#   to 4 give the same
# Why it matters here: an export may ask for level 4: the same file gives other logits in Node and in the
#   page, so greedy tokens may differ
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

const run = async (ort, operator, inputs, outputs, feeds, constants) => {
  const session = await ort.InferenceSession.create(model(operator, inputs, outputs, constants));
  const given = Object.fromEntries(inputs.map(([name, type], i) => [name, new ort.Tensor(type, feeds[i][0], feeds[i][1])]));
  const results = await session.run(given);
  return outputs.map(([name]) => `${name} ${[...results[name].data].map((x) => (typeof x === 'number' ? +x.toFixed(4) : x)).join(',')}`).join('  ');
};

const [K, N] = [64, 4];
const weights = constant('b', 'uint8', [N, K / 32, 16], new Uint8Array((N * K) / 2).map((_, i) => (i * 37 + 11) & 255));
const scales = constant('s', 'float32', [(N * K) / 32], new Float32Array((N * K) / 32).map((_, i) => 0.01 * (i + 1)));
const given = [[Array.from({ length: K }, (_, i) => Math.sin(i) * 3), [1, K]]];
const level = (ort, accuracy_level) => run(ort, node('MatMulNBits', ['a', 'b', 's'], ['y'], { K, N, bits: 4, block_size: 32, accuracy_level }, 'com.microsoft'), [['a', 'float32', 2]], [['y', 'float32', 2]], given, [weights, scales]);
const apart = async (ort) => {
  const [exact, quick] = [await level(ort, 0), await level(ort, 4)].map((text) => text.split(' ')[1].split(',').map(Number));
  console.log(`  level 0: ${exact}\n  level 4: ${quick}`);
  return exact.some((x, i) => Math.abs(x - quick[i]) > 0.001 * Math.abs(x)) ? 'differs' : 'equal';
};
seen('native', 'as on WASM', 'differs', await apart(native));
seen('WASM', 'as natively', 'equal', await apart(web));

process.exit();
EOF
node try.mjs
