#!/usr/bin/env bash
# Guess: an input that the model does not have is refused, on both runtimes or on neither
# What happens: Node ignores it, the browser's package throws
# Why it matters here: a feed with position_ids for a model without them passes every test in Node and fails
#   in the page
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

const extra = async (ort) => {
  const session = await ort.InferenceSession.create(model(node('Identity', ['x'], ['y']), [['x', 'float32', 1]], [['y', 'float32', 1]]));
  const tensor = new ort.Tensor('float32', [1], [1]);
  return session.run({ x: tensor, z: tensor }).then(() => 'runs', (error) => `throws: ${error.message}`);
};
seen('native', 'the same on both', 'runs', await extra(native));
seen('WASM', 'the same on both', "throws: invalid input 'z'", await extra(web));

process.exit();
EOF
node try.mjs
