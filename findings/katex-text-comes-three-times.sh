#!/usr/bin/env bash
# Guess: the text of the rendered HTML, tags taken away, is the formula once, perhaps with the MathML next to
#   it
# What happens: it comes three times: as MathML, as TeX source in the MathML's annotation, and as HTML
# Why it matters here: innerText, find-in-page, copies, DOM tests and word counts of a page see x2x^2x2 for
#   one x^2
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

const text = (output) => katex.renderToString('x^2', { output }).replace(/<[^>]*>/g, '').replace(/\u200b/g, '');
seen('default output', 'x2', 'x2x^2x2', text(undefined));
seen("output: 'html'", 'x2', 'x2', text('html'));
seen("output: 'mathml'", 'x2', 'x2x^2', text('mathml'));
EOF
node try.mjs
