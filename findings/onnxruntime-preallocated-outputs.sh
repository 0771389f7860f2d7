#!/usr/bin/env bash
# Guess: a tensor passed as an output (fetches) is filled on every device, as the API says
# What happens: in Node it is filled, though another tensor object is returned; on WASM the very tensor
#   comes back, unfilled, without an error (microsoft/onnxruntime issue 25786)
# Why it matters here: a key and value cache of fixed size kept in place gives zeros on WASM and right text
#   in Node
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

const filled = async (ort) => {
  const session = await ort.InferenceSession.create(model(node('Identity', ['x'], ['y']), [['x', 'float32', 1]], [['y', 'float32', 1]]));
  const y = new ort.Tensor('float32', new Float32Array(2), [2]);
  const results = await session.run({ x: new ort.Tensor('float32', [1, 2], [2]) }, { y });
  return `holds ${[...y.data].join(',')}, same object returned: ${results.y === y}`;
};
seen('native', 'holds 1,2, same object returned: true', 'holds 1,2, same object returned: false', await filled(native));
seen('WASM', 'holds 1,2, same object returned: true', 'holds 0,0, same object returned: true', await filled(web));

process.exit();
EOF
node try.mjs
