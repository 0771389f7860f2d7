#!/usr/bin/env bash
# Guess: equality of exact powers of ten is exact, or relative to their size
# What happens: isEqual and isIdenticallyEqual treat a difference below 1e-10 as none: 10^{-11} equals 2
#   times 10^{-11} and 1e-15 equals 0, while 10^{20} and 10^{20}+1 differ
# Why it matters here: answers in physics are equal to each other and to zero
# Versions: @cortex-js/compute-engine@0.140.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @cortex-js/compute-engine@0.140.0
echo "node $(node --version), @cortex-js/compute-engine@0.140.0"
cat >try.mjs <<'EOF'
import { ComputeEngine } from '@cortex-js/compute-engine';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

const engine = new ComputeEngine();
const equal = (a, b) => [engine.parse(a).isEqual(engine.parse(b)), engine.parse(a).isIdenticallyEqual(engine.parse(b))].join(' and ');
seen('10^{-11}, 2\\cdot10^{-11}', 'false and false', 'true and true', equal('10^{-11}', '2\\cdot10^{-11}'));
seen('1e-15, 0', 'false and false', 'true and true', equal('1e-15', '0'));
seen('10^{20}, 10^{20}+1', 'false and false', 'false and false', equal('10^{20}', '10^{20}+1'));
EOF
node try.mjs
