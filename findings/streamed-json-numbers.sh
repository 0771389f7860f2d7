#!/usr/bin/env bash
# Guess: a number in JSON that is still arriving is what its digits say so far, or is left out until more is there; it
#   does not go away again
# What happens: partial-json shows 1, takes it away at 1. and shows 1.5 then; best-effort-json-parser and jsonrepair
#   make 0 of a lone minus sign; best-effort-json-parser shows 1 for 1e5 until what follows has arrived
# Why it matters here: a score or a probability that a model streams flickers, is 0 for a moment, or is wrong by
#   powers of ten
# Versions: partial-json@0.1.7, best-effort-json-parser@1.5.1, jsonrepair@3.15.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts partial-json@0.1.7 best-effort-json-parser@1.5.1 jsonrepair@3.15.0
echo "node $(node --version), partial-json@0.1.7, best-effort-json-parser@1.5.1, jsonrepair@3.15.0"
cat >try.mjs <<'EOF'
import { parse as bestEffort } from 'best-effort-json-parser';
import { jsonrepair } from 'jsonrepair';
import { parse as partial } from 'partial-json';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const readers = [partial, bestEffort, (text) => JSON.parse(jsonrepair(text))];
const names = ['partial-json', 'best-effort-json-parser', 'jsonrepair'];
const rows = [
  ['{"p": 1', '1', '1', '1', '1'],
  ['{"p": 1.', '1 or nothing', 'nothing', '1', '1'],
  ['{"p": 1.5', '1.5', '1.5', '1.5', '1.5'],
  ['{"p": -', 'nothing', 'nothing', '0', '0'],
  ['{"p": -7', '-7', '-7', '-7', '-7'],
  ['{"p": 1e5', '100000', '100000', '1', '100000'],
  ['{"p": 1e5}', '100000', '100000', '100000', '100000'],
];
for (const [text, guess, ...before] of rows)
  for (const [i, read] of readers.entries()) seen(`${names[i]}: ${text}`, guess, before[i], String(read(text).p ?? 'nothing'));
EOF
node try.mjs
