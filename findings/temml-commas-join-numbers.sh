#!/usr/bin/env bash
# Guess: a comma between two numbers separates them unless braces say otherwise, as in TeX and KaTeX: {1,2,3} is a set
#   of three numbers with a little space behind each comma
# What happens: Temml makes one number of digits and commas without blanks, whatever the groups: {1,2,3} holds the one
#   number 1,2,3 and (3,14) is no pair; with a blank, a letter or a minus sign behind the comma it is a separator
# Why it matters here: sets, points and indices are set too tightly and reach screen readers, and code that reads the
#   MathML, as other numbers
# Versions: temml@0.13.5, katex@0.19.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts temml@0.13.5 katex@0.19.1
echo "node $(node --version), temml@0.13.5, katex@0.19.1"
cat >try.mjs <<'EOF'
import katex from 'katex';
import temml from 'temml';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const numbers = (html) => [...html.matchAll(/<mn>(.*?)<\/mn>/g)].map(([, text]) => text).join(' and ');
for (const [tex, guess, before, inKatex] of [
  ['\\{1,2,3\\}', '1 and 2 and 3', '1,2,3', '1 and 2 and 3'],
  ['(3,14)', '3 and 14', '3,14', '3 and 14'],
  ['a_{1,2}', '1 and 2', '1,2', '1 and 2'],
  ['(3, 14)', '3 and 14', '3 and 14', '3 and 14'],
  ['(1,-2)', '1 and 2', '1 and 2', '1 and 2'],
]) {
  seen(`temml: ${tex}`, guess, before, numbers(temml.renderToString(tex)));
  seen(`katex: ${tex}`, guess, inKatex, numbers(katex.renderToString(tex, { output: 'mathml' })));
}
EOF
node try.mjs
