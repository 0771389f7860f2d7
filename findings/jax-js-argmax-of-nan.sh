#!/usr/bin/env bash
# Guess: argmax of numbers with a NaN is the NaN's index, as in NumPy and JAX, or the largest number's
# What happens: it is the length of the axis: an index one past the end, for argmin too
# Why it matters here: greedy decoding with one NaN logit looks up a token that does not exist
# Versions: @jax-js/jax@0.1.25
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @jax-js/jax@0.1.25
echo "node $(node --version), @jax-js/jax@0.1.25"
cat >try.mjs <<'EOF'
import { numpy as np, init } from '@jax-js/jax';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

await init('wasm');

const index = async (f, numbers) => String(await f(np.array(numbers)).js());
seen('argmax 1, NaN, 2', '1', '3', await index(np.argmax, [1, NaN, 2]));
seen('argmin NaN, NaN', '0', '2', await index(np.argmin, [NaN, NaN]));
seen('argmax -Infinity, -Infinity', '0', '0', await index(np.argmax, [-Infinity, -Infinity]));

process.exit();
EOF
node try.mjs
