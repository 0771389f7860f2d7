#!/usr/bin/env bash
# Guess: a package without an engines field for Node runs on Node 20, where import works
# What happens: init() needs navigator, einsum needs iterator helpers, and float16 arrays and Float64Array
#   input need Float16Array: each throws on Node 20, and none is named in the package
# Why it matters here: this project runs on Node 20; init by name and a polyfill of iterator helpers are
#   needed
# Versions: @jax-js/jax@0.1.25
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @jax-js/jax@0.1.25
echo "node $(node --version), @jax-js/jax@0.1.25"
cat >try.mjs <<'EOF'
import { init, numpy as np } from '@jax-js/jax';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

const fails = async (f) => {
  try {
    await f();
    return 'works';
  } catch (error) {
    return `throws: ${error.message.replace(/^.*(\.map)/, '$1')}`;
  }
};
if (!process.version.startsWith('v20.')) throw new Error('this finding is about Node 20');
seen('init()', 'works', 'throws: navigator is not defined', await fails(() => init()));
seen("init('wasm')", 'works', 'works', await fails(() => init('wasm')));
seen('einsum', 'works', 'throws: .map is not a function', await fails(() => np.einsum('ij,jk->ik', np.eye(2), np.eye(2))));
seen('array of a Float64Array', 'works', 'throws: Float16Array is not defined', await fails(() => np.array(new Float64Array(1))));
process.exit();
EOF
node try.mjs
