#!/usr/bin/env bash
# Guess: gradients at a corner are JAX's: relu and abs have 0 at 0, a tie of maximum or minimum is shared
# What happens: relu, abs, maximum and minimum have 1 there, though the max over an axis does share ties
# Why it matters here: dead units get gradient, and the clip of a policy ratio at exactly 1 passes all of
#   it; numbers differ from a JAX reference
# Versions: @jax-js/jax@0.1.25
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @jax-js/jax@0.1.25
echo "node $(node --version), @jax-js/jax@0.1.25"
cat >try.mjs <<'EOF'
import { numpy as np, nn, grad, init } from '@jax-js/jax';

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
seen('relu at 0', '0', '1', await slope((x) => nn.relu(x), 0));
seen('abs at 0', '0', '1', await slope((x) => np.abs(x), 0));
seen('maximum(x, 1) at 1', '0.5', '1', await slope((x) => np.maximum(x, 1), 1));
seen('max over 1, 1, 0', '0.5,0.5,0', '0.5,0.5,0', await slope((x) => np.max(x), [1, 1, 0]));

process.exit();
EOF
node try.mjs
