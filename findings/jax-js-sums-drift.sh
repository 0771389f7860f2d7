#!/usr/bin/env bash
# Guess: a float32 sum is added in pairs or blocks, as NumPy does, and is good to six digits
# What happens: numbers are added one after the other: the mean of three million times 0.1 is 0.0969, and a
#   sum of ones stops at 16777216
# Why it matters here: means over long token batches and norms of large weights are wrong in the second
#   digit
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

seen('mean of 3,000,000 times 0.1', '0.1000', '0.0969', (await np.mean(np.full([3000000], 0.1)).js()).toFixed(4));
seen('sum of 17,000,000 ones', '17000000', '16777216', String(await np.sum(np.ones([17000000])).js()));

process.exit();
EOF
node try.mjs
