#!/usr/bin/env bash
# Guess: katex/contrib/render-a11y-string puts into words what KaTeX itself sets
# What happens: it throws at aligned, cases and every matrix (array not implemented yet), and at \overset and
#   \xrightarrow; 5 \bmod 3 is read letter by letter, and \bar{x} and \to keep their backslash
# Why it matters here: a page that makes labels for screen readers from it loses the whole formula, in the very steps
#   that models write most
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
import speak from 'katex/contrib/render-a11y-string';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const words = (tex) => {
  katex.renderToString(tex);
  try {
    return speak(tex);
  } catch (error) {
    return `throws: ${error.message}`;
  }
};
const missing = 'throws: KaTeX-a11y: array not implemented yet';
for (const [tex, before] of [
  ['\\frac{1}{2}', 'start fraction, 1, divided by, 2, end fraction'],
  ['\\begin{aligned}a&=b\\end{aligned}', missing],
  ['\\begin{cases}a&b\\\\c&d\\end{cases}', missing],
  ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', missing],
  ['\\overset{a}{b}', 'throws: Unexpected mclass atom type: "ord"'],
  ['a\\xrightarrow{b}c', 'throws: KaTeX-a11y: xArrow not implemented yet'],
  ['5 \\bmod 3', '5, m, o, d, 3'],
  ['\\bar{x}', 'x, with, \\bar, on top'],
  ['x \\to 0', 'x, \\to, 0'],
])
  seen(tex, 'words', before, words(tex));
EOF
node try.mjs
