#!/usr/bin/env bash
# Guess: isEqual says true for (x+1)^2 and x^2+2x+1
# What happens: it says undefined, which an if reads as no; isIdenticallyEqual says true, and for x and y it
#   says undefined too
# Why it matters here: a grader that calls the method with the plain name marks every rewritten polynomial
#   wrong
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
const [a, b] = [engine.parse('(x+1)^2'), engine.parse('x^2+2x+1')];
seen('isEqual', 'true', 'undefined', String(a.isEqual(b)));
seen('isIdenticallyEqual', 'true', 'true', String(a.isIdenticallyEqual(b)));
seen('isIdenticallyEqual of x and y', 'false', 'undefined', String(engine.parse('x').isIdenticallyEqual(engine.parse('y'))));
EOF
node try.mjs
