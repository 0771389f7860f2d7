#!/usr/bin/env bash
# Guess: 12,345 is the number 12345, as 12{,}345 and 12\,345 are
# What happens: it is the pair (12, 345), and 1,000,000 is (1, 0, 0): the zeros of a group vanish
# Why it matters here: a right answer with a thousands comma equals nothing, and 1,000,000 equals 1,0,0
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
for (const [tex, before] of [['12,345', '["Tuple",12,345]'], ['1,000,000', '["Tuple",1,0,0]'], ['12{,}345', '12345'], ['12\\,345', '12345']])
  seen(tex, tex.replace(/[^0-9]/g, ''), before, engine.parse(tex).json);
EOF
node try.mjs
