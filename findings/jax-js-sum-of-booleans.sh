#!/usr/bin/env bash
# Guess: the sum of booleans counts the true ones
# What happens: it is the boolean true; mean counts rightly
# Why it matters here: accuracy as a sum of hits is true, which JavaScript then adds as 1
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

const hits = () => np.array([true, true, false, true]);
seen('sum', '3', 'true', String(await np.sum(hits()).js()));
seen('mean', '0.75', '0.75', String(await np.mean(hits()).js()));
seen('sum of int32', '3', '3', String(await np.sum(hits().astype('int32')).js()));

process.exit();
EOF
node try.mjs
