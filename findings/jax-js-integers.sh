#!/usr/bin/env bash
# Guess: integers follow JAX's promotion: array of whole numbers is int32, int32 plus 0.5 is 1.5, 7 / 2 is
#   3.5
# What happens: array of whole numbers is float32 while arange is int32; a number added to int32 is cut to
#   an integer; div cuts towards zero and by zero gives 0
# Why it matters here: counts, positions and learning-rate schedules on int32 arrays lose their fractions
#   without an error
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

const whole = (n) => np.array([n], { dtype: 'int32' });
seen('array of 1, 2', 'int32', 'float32', np.array([1, 2]).dtype);
seen('arange(2)', 'int32', 'int32', np.arange(2).dtype);
seen('int32 1 plus 0.5', '1.5', '1', String(await whole(1).add(0.5).js()));
seen('int32 -7 div 2', '-3.5', '-3', String(await whole(-7).div(2).js()));
seen('int32 1 div 0', 'Infinity', '0', String(await whole(1).div(whole(0)).js()));

process.exit();
EOF
node try.mjs
