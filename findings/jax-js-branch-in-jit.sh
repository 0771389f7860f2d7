#!/usr/bin/env bash
# Guess: a branch on a traced value raises, as JAX's TracerBoolConversionError
# What happens: it takes the true branch always, since the tracer is a JavaScript object, which is truthy;
#   without jit an array is truthy too
# Why it matters here: code ported from JAX loses its safety net: a condition compiles into nothing
# Versions: @jax-js/jax@0.1.25
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @jax-js/jax@0.1.25
echo "node $(node --version), @jax-js/jax@0.1.25"
cat >try.mjs <<'EOF'
import { numpy as np, jit, init } from '@jax-js/jax';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

await init('wasm');

const positive = (x) => (x.ref.greater(0) ? x : x.neg());
seen('jit, x = -2', 'throws', '-2', String(await jit(positive)(np.array(-2)).js()));
seen('no jit, x = -2', '2', '-2', String(await positive(np.array(-2)).js()));

process.exit();
EOF
node try.mjs
