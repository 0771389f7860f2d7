#!/usr/bin/env bash
# Guess: whichever entry point of onnxruntime-web is imported, the execution provider wasm runs the same operators
# What happens: the build behind /webgpu has no GatherBlockQuantized on wasm, and a session with one fails there; the build
#   behind /wasm of the same release runs it
# Why it matters here: exports with a 4-bit embedding load in a page or do not, by the import; a fall-back from WebGPU to WASM
#   within one import cannot run them
# Versions: onnxruntime-web@1.30.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-web@1.30.0
echo "node $(node --version), onnxruntime-web@1.30.0"
cat >try.mjs <<'EOF'
const [name] = process.argv.slice(2);
const ort = await import(`./node_modules/onnxruntime-web/dist/ort.${name}.bundle.min.mjs`);

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

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'fatal';
const fill = (array) => array.map((_, i) => (i * 37 + 11) % 251);
const rows = 4;
const size = 32;
const graphs = {
  MatMul: model(node('MatMul', ['a', 'b'], ['y']), [['a', 'float32', 2]], [['y', 'float32', 2]], [constant('b', 'float32', [size, rows], fill(new Float32Array(size * rows)))]),
  MatMulNBits: model(
    node('MatMulNBits', ['a', 'b', 's'], ['y'], { K: size, N: rows, bits: 4, block_size: 32 }, 'com.microsoft'),
    [['a', 'float32', 2]],
    [['y', 'float32', 2]],
    [constant('b', 'uint8', [rows, 1, 16], fill(new Uint8Array(rows * 16))), constant('s', 'float32', [rows], fill(new Float32Array(rows)))],
  ),
  GatherBlockQuantized: model(
    node('GatherBlockQuantized', ['b', 'i', 's'], ['y'], { bits: 4, block_size: 32, gather_axis: 0, quantize_axis: 1 }, 'com.microsoft'),
    [['i', 'int64', 1]],
    [['y', 'float32', 2]],
    [constant('b', 'uint8', [rows, 16], fill(new Uint8Array(rows * 16))), constant('s', 'float32', [rows, 1], fill(new Float32Array(rows)))],
  ),
};
const expected = { wasm: {}, webgpu: { GatherBlockQuantized: 'no such operator' } }[name];
for (const [operator, graph] of Object.entries(graphs)) {
  const opens = await ort.InferenceSession.create(graph, { executionProviders: ['wasm'] }).then(
    () => 'opens',
    (error) => (/Could not find an implementation|NOT_IMPLEMENTED/i.test(error.message) ? 'no such operator' : error.message),
  );
  seen(`onnxruntime-web/${name}, wasm: ${operator}`, 'opens', expected[operator] ?? 'opens', opens);
}
EOF
node try.mjs wasm
node try.mjs webgpu
