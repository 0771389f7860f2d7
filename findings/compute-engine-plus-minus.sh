#!/usr/bin/env bash
# Guess: 1\pm\sqrt2 is two numbers, the roots of a quadratic
# What happens: it is one measurement with an uncertainty
# Why it matters here: the commonest form of two roots never equals the roots themselves
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
seen('1\\pm\\sqrt2', '1+sqrt(2), 1-sqrt(2)', '["Measurement",1,["Sqrt",2]]', engine.parse('1\\pm\\sqrt2').json);
EOF
node try.mjs
