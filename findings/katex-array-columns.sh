#!/usr/bin/env bash
# Guess: array takes LaTeX's column letters: l, c, r, |, p{width} and @{}
# What happens: p{2cm} and @{} throw 'Unknown column alignment', which loses the whole table
# Why it matters here: @{} is usual in printed arrays (long division, systems of equations) that models copy
# Versions: katex@0.19.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts katex@0.19.1
echo "node $(node --version), katex@0.19.1"
cat >try.mjs <<'EOF'
import katex from 'katex';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};
const outcome = (f) => {
  try {
    return f();
  } catch (error) {
    return `throws: ${error.message}`;
  }
};

const set = (columns) => outcome(() => (katex.renderToString(`\\begin{array}{${columns}}a\\end{array}`), 'set')).replace(/ at position.*/s, '');
seen('{|c|}', 'set', 'set', set('|c|'));
seen('{@{}l@{}}', 'set', 'throws: KaTeX parse error: Unknown column alignment: @', set('@{}l@{}'));
seen('{p{2cm}}', 'set', 'throws: KaTeX parse error: Unknown column alignment: p', set('p{2cm}'));
EOF
node try.mjs
