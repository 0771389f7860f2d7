#!/usr/bin/env bash
# Guess: where past and present of GroupQueryAttention are one buffer, a token costs what the tokens in the cache cost,
#   and the capacity that is still empty costs nothing
# What happens: on the CPU a token costs a hundred times more when the buffer is 32 times as large, with as many
#   tokens in it and equal results
# Why it matters here: a cache kept in place pays on a GPU; on the CPU a growing cache, or attention of plain products,
#   is the faster one
# Versions: onnxruntime-node@1.30.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-node@1.30.0
echo "node $(node --version), onnxruntime-node@1.30.0"
cat >try.mjs <<'EOF'
import { InferenceSession, Tensor } from 'onnxruntime-node';

// The one node of the model, in the protobuf format of ONNX.
const varint = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
const int = (field, n) => [...varint(field << 3), ...varint(n)];
const part = (field, content) => {
  const data = typeof content === 'string' ? [...Buffer.from(content)] : content;
  return [...varint((field << 3) | 2), ...varint(data.length), ...data];
};
const port = ([name, type, rank]) => {
  const dims = Array.from({ length: rank }, (_, i) => part(1, part(2, name + i))).flat();
  return [...part(1, name), ...part(2, part(1, [...int(1, type), ...part(2, dims)]))];
};
const [float, int32] = [1, 6];
const inputs = [
  ['query', float, 3],
  ['key', float, 3],
  ['value', float, 3],
  ['past_key', float, 4],
  ['past_value', float, 4],
  ['last', int32, 1],
  ['total', int32, 0],
];
const outputs = [
  ['attended', float, 3],
  ['present_key', float, 4],
  ['present_value', float, 4],
];
const counts = { num_heads: 4, kv_num_heads: 2 };
const node = [
  ...inputs.flatMap(([name]) => part(1, name)),
  ...outputs.flatMap(([name]) => part(2, name)),
  ...part(4, 'GroupQueryAttention'),
  ...Object.entries(counts).flatMap(([name, n]) => part(5, [...part(1, name), ...int(3, n), ...int(20, 2)])),
  ...part(7, 'com.microsoft'),
];
const model = new Uint8Array([
  ...int(1, 9),
  ...part(8, int(2, 18)),
  ...part(8, [...part(1, 'com.microsoft'), ...int(2, 1)]),
  ...part(7, [
    ...part(1, node),
    ...part(2, 'graph'),
    ...inputs.flatMap((each) => part(11, port(each))),
    ...outputs.flatMap((each) => part(12, port(each))),
  ]),
]);

const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
const [batch, size, tokens] = [32, 32, 100];
const numbers = (shape) => {
  const count = shape.reduce((a, b) => a * b, 1);
  return new Tensor('float32', Float32Array.from({ length: count }, (_, i) => Math.sin(i)), shape);
};

// Milliseconds, the fewest of 100, of a step that writes token 100 into a cache of this capacity, in place.
async function step(capacity) {
  // A number says which head, token and place it belongs to, whatever the capacity.
  const cache = () => {
    const data = Float32Array.from({ length: batch * 2 * capacity * size }, (_, i) => {
      const [head, token] = [Math.floor(i / (capacity * size)), Math.floor(i / size) % capacity];
      return token < tokens ? Math.sin(head + 7 * token + 31 * (i % size)) : 0;
    });
    return new Tensor('float32', data, [batch, 2, capacity, size]);
  };
  const [past_key, past_value] = [cache(), cache()];
  const feeds = {
    query: numbers([batch, 1, 4 * size]),
    key: numbers([batch, 1, 2 * size]),
    value: numbers([batch, 1, 2 * size]),
    past_key,
    past_value,
    last: new Tensor('int32', new Int32Array(batch).fill(tokens - 1), [batch]),
    total: new Tensor('int32', Int32Array.of(tokens), []),
  };
  const fetches = { attended: numbers([batch, 1, 4 * size]), present_key: past_key, present_value: past_value };
  const times = [];
  for (let i = 0; i < 100; i++) {
    const began = performance.now();
    await session.run(feeds, fetches);
    times.push(performance.now() - began);
  }
  return [Math.min(...times), fetches.attended.data.slice()];
}

const [small, attended] = await step(128);
const [large, again] = await step(4096);
const same = attended.every((value, i) => Math.abs(value - again[i]) < 1e-5);
console.log(`${tokens} tokens in 128 places: ${small.toFixed(2)} ms, in 4096 places: ${large.toFixed(2)} ms`);
console.log(`ratio ${(large / small).toFixed(1)}, guessed 1; same numbers: ${same}`);
process.exit(large / small > 10 && same ? 0 : 1);
EOF
node try.mjs
