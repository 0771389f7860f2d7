#!/usr/bin/env bash
# Guess: a negative index counts from the end, as in NumPy; one past the end gives NaN, as in JAX, or an
#   error
# What happens: each gives the first entry, without a word; take and takeAlongAxis behave alike
# Why it matters here: padding labels of -100 and off-by-one positions train on the first row of the table
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

const taken = async (index) => String(await np.take(np.array([7, 8, 9]), np.array([index], { dtype: 'int32' })).js());
seen('take index 2 of 7, 8, 9', '9', '9', await taken(2));
seen('take index -1', '9', '7', await taken(-1));
seen('take index 5', 'NaN', '7', await taken(5));
seen('takeAlongAxis index 5', 'NaN', '7', String(await np.takeAlongAxis(np.array([7, 8, 9]), np.array([5], { dtype: 'int32' }), 0).js()));

process.exit();
EOF
node try.mjs
