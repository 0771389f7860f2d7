#!/usr/bin/env bash
# Guess: power(x, 2) has slope 0 at 0, as square(x) has and as in JAX
# What happens: it is NaN at 0 for every exponent, while the value is right and square is fine; below 0 it
#   is right too
# Why it matters here: squared errors written with power turn all weights to NaN at the first exact
#   prediction
# Versions: @jax-js/jax@0.1.25
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @jax-js/jax@0.1.25
echo "node $(node --version), @jax-js/jax@0.1.25"
cat >try.mjs <<'EOF'
import { numpy as np, grad, init } from '@jax-js/jax';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

await init('wasm');

const slope = async (f, x) => String(await grad(f)(np.array(x)).js());
seen('power(x, 2) at 0', '0', 'NaN', await slope((x) => np.power(x, 2), 0));
seen('power(x, 2) at -2', '-4', '-4', await slope((x) => np.power(x, 2), -2));
seen('square(x) at 0', '0', '0', await slope((x) => np.square(x), 0));

process.exit();
EOF
node try.mjs
