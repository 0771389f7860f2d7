#!/usr/bin/env bash
# Guess: a decode step with 4-bit weights is faster than with 32 bits on a CPU, since it reads an eighth of
#   the memory
# What happens: natively it is, or is no slower; on WASM it is several times slower than fp32
# Why it matters here: the smallest download is the slowest student on a machine without a GPU; the choice
#   of weights must know the device
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
const size = 1024;
const fill = (array) => array.map((_, i) => (i * 37 + 11) % 251);
const full = model(node('MatMul', ['a', 'b'], ['y']), [['a', 'float32', 2]], [['y', 'float32', 2]], [constant('b', 'float32', [size, size], fill(new Float32Array(size * size)))]);
const four = model(
  node('MatMulNBits', ['a', 'b', 's'], ['y'], { K: size, N: size, bits: 4, block_size: 32 }, 'com.microsoft'),
  [['a', 'float32', 2]],
  [['y', 'float32', 2]],
  [constant('b', 'uint8', [size, size / 32, 16], fill(new Uint8Array((size * size) / 2))), constant('s', 'float32', [(size * size) / 32], fill(new Float32Array((size * size) / 32)))],
);
// The best of many short runs, in turns, so that a busy machine does not decide.
const ratio = async (ort) => {
  const sessions = [];
  for (const bytes of [full, four]) sessions.push(await ort.InferenceSession.create(bytes, { intraOpNumThreads: 1 }));
  const a = new ort.Tensor('float32', new Float32Array(size).fill(0.5), [1, size]);
  const best = [Infinity, Infinity];
  for (let turn = 0; turn < 150; turn++)
    for (const i of [0, 1]) {
      const start = performance.now();
      await sessions[i].run({ a });
      best[i] = Math.min(best[i], performance.now() - start);
    }
  console.log(`  fp32 ${best[0].toFixed(3)} ms, 4 bits ${best[1].toFixed(3)} ms`);
  return best[1] / best[0] > 2 ? 'more than twice as slow as fp32' : 'at most twice as slow as fp32';
};
seen('native', 'at most twice as slow as fp32', 'at most twice as slow as fp32', await ratio(native));
seen('WASM', 'at most twice as slow as fp32', 'more than twice as slow as fp32', await ratio(web));
process.exit();
EOF
node try.mjs
