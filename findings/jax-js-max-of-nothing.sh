#!/usr/bin/env bash
# Guess: the maximum of an empty array raises, as in NumPy and JAX
# What happens: it is -Infinity, and the minimum Infinity
# Why it matters here: an empty batch goes unnoticed until the loss prints Infinity
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

seen('max', 'throws', '-Infinity', String(await np.max(np.zeros([0])).js()));
seen('min', 'throws', 'Infinity', String(await np.min(np.zeros([0])).js()));

process.exit();
EOF
node try.mjs
