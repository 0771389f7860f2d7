#!/usr/bin/env bash
# Guess: logsumexp of -Infinity alone is -Infinity, as in JAX, which guards the maximum
# What happens: it is NaN; one finite number with it is enough to be right
# Why it matters here: a row that a mask forbids wholly makes the whole loss NaN
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

const value = async (...numbers) => String(await nn.logsumexp(np.array(numbers)).js());
seen('-Infinity, -Infinity', '-Infinity', 'NaN', await value(-Infinity, -Infinity));
seen('-Infinity, 0', '0', '0', await value(-Infinity, 0));

process.exit();
EOF
node try.mjs
