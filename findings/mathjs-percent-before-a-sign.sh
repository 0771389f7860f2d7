#!/usr/bin/env bash
# Guess: 50% + 1 is 1.5 in mathjs, as 1 + 50% is and as 50% * 2 is 1; 20% + 30% is a half
# What happens: a % with a sign behind it is the remainder of a division by what the sign stands before: 50% + 1 and
#   50% - 1 are 0, 20% + 30% is about 0.2, and 100 - 50% - 10% is 100; brackets around 50% help
# Why it matters here: an answer or a reward that is computed from a formula with percentages is wrong without an
#   error
# Versions: mathjs@15.2.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mathjs@15.2.0
echo "node $(node --version), mathjs@15.2.0"
cat >try.mjs <<'EOF'
import { evaluate, parse } from 'mathjs';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

for (const [text, guess, before] of [
  ['1 + 50%', '1.5', '1.5'],
  ['50% * 2', '1', '1'],
  ['50% + 1', '1.5', '0'],
  ['50% - 1', '-0.5', '0'],
  ['(50%) + 1', '1.5', '1.5'],
  ['20% + 30%', '0.5, or 0.26 as 0.2 plus 30% of it', '0.2'],
  ['100 - 50% - 10%', '45', '100'],
])
  seen(text, guess, before, String(Number(evaluate(text).toFixed(9))));
seen('50% + 1, with all brackets', '(50 / 100) + 1', '50 % (+1)', parse('50% + 1').toString({ parenthesis: 'all' }));
EOF
node try.mjs
