#!/usr/bin/env bash
# Guess: parsing one formula changes nothing for the next one
# What happens: a letter that once stood before a bracket is a function from then on: after f(x), f+1 and
#   f^2 are type errors in the same engine
# Why it matters here: one engine for many answers, which start-up time demands, marks later right answers
#   wrong: the verdict depends on the order
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

const fresh = () => new ComputeEngine();
const kind = (engine, tex) => (engine.parse(tex).isValid ? 'valid' : 'has an error');
seen('f^2 in a new engine', 'valid', 'valid', kind(fresh(), 'f^2'));
const used = fresh();
used.parse('f(x)');
seen('f^2 after f(x)', 'valid', 'has an error', kind(used, 'f^2'));
seen('f+1 after f(x)', 'valid', 'has an error', kind(used, 'f+1'));
EOF
node try.mjs
