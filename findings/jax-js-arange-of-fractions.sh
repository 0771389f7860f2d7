#!/usr/bin/env bash
# Guess: arange(0, 0.5, 0.1) is 0, 0.1, 0.2, 0.3, 0.4
# What happens: it is five zeros: the values are made as int32, only the count uses the fractions; linspace
#   is right
# Why it matters here: a sweep of temperatures or thresholds runs five times with 0
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

const numbers = async (array) => `${array.dtype} ${(await array.js()).map((x) => +x.toFixed(3))}`;
seen('arange(0, 0.5, 0.1)', 'float32 0,0.1,0.2,0.3,0.4', 'int32 0,0,0,0,0', await numbers(np.arange(0, 0.5, 0.1)));
seen('linspace(0, 0.4, 5)', 'float32 0,0.1,0.2,0.3,0.4', 'float32 0,0.1,0.2,0.3,0.4', await numbers(np.linspace(0, 0.4, 5)));

process.exit();
EOF
node try.mjs
