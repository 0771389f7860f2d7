#!/usr/bin/env bash
# Guess: oneHot of an index out of range is a row of zeros, as in JAX
# What happens: -1 gives a row of ones, and 5 of 3 classes is class 1
# Why it matters here: padding labels of -1 count as every class at once in a cross entropy
# Versions: @jax-js/jax@0.1.25
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @jax-js/jax@0.1.25
echo "node $(node --version), @jax-js/jax@0.1.25"
cat >try.mjs <<'EOF'
import { numpy as np, nn, init } from '@jax-js/jax';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

await init('wasm');

const row = async (index) => String(await nn.oneHot(np.array([index], { dtype: 'int32' }), 3).js());
seen('oneHot 1', '0,1,0', '0,1,0', await row(1));
seen('oneHot 5', '0,0,0', '0,1,0', await row(5));
seen('oneHot -1', '0,0,0', '1,1,1', await row(-1));

process.exit();
EOF
node try.mjs
