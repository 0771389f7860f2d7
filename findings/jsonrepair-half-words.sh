#!/usr/bin/env bash
# Guess: a true, false or null that is cut off at the end of JSON is completed or left out
# What happens: jsonrepair makes text of what is there: fals becomes "fals", which an if takes for true; partial-json
#   completes the word
# Why it matters here: a field such as "correct" that is still arriving counts as true for one or two tokens, whatever
#   its value
# Versions: jsonrepair@3.15.0, partial-json@0.1.7
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsonrepair@3.15.0 partial-json@0.1.7
echo "node $(node --version), jsonrepair@3.15.0, partial-json@0.1.7"
cat >try.mjs <<'EOF'
import { jsonrepair } from 'jsonrepair';
import { parse as partial } from 'partial-json';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const rows = [
  ['{"correct": fals', 'false, or nothing', '"fals"', 'false'],
  ['{"correct": tru', 'true, or nothing', '"tru"', 'true'],
  ['{"correct": nul', 'null, or nothing', '"nul"', 'null'],
  ['{"correct": false', 'false', 'false', 'false'],
];
for (const [text, guess, repaired, completed] of rows) {
  seen(`jsonrepair: ${text}`, guess, repaired, JSON.stringify(JSON.parse(jsonrepair(text)).correct));
  seen(`partial-json: ${text}`, guess, completed, JSON.stringify(partial(text).correct));
}
EOF
node try.mjs
