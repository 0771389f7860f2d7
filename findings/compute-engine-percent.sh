#!/usr/bin/env bash
# Guess: % divides by a hundred whatever stands before it, as it does after 50
# What happens: behind anything but written digits it is an unexpected command: \frac12\% and x\% are errors
# Why it matters here: percentages may be written as fractions or with letters
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
for (const [tex, guess, before] of [['50\\%', '0.5', '0.5'], ['\\frac12\\%', '0.005', 'has an error'], ['x\\%', 'x/100', 'has an error']])
  seen(tex, guess, before, engine.parse(tex).isValid ? String(engine.parse(tex).evaluate()) : 'has an error');
EOF
node try.mjs
