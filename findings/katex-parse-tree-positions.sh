#!/usr/bin/env bash
# Guess: since the parser gives positions for error messages, each node of its tree has loc
# What happens: single symbols have one; \frac, \sqrt, scripts and what a macro expands to have none, so a
#   span must be built from the leaves
# Why it matters here: attribution of a formula's parts to student and teacher is made from these positions
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

const where = (tex, macros = {}) => katex.__parse(tex, { macros }).map((node) => `${node.type} ${node.loc ? `${node.loc.start}-${node.loc.end}` : 'nowhere'}`).join(', ');
seen('a+\\frac{1}{2}', 'mathord 0-1, atom 1-2, genfrac 2-13', 'mathord 0-1, atom 1-2, genfrac nowhere', where('a+\\frac{1}{2}'));
seen('a^2+b', 'supsub 0-3, atom 3-4, mathord 4-5', 'supsub nowhere, atom 3-4, mathord 4-5', where('a^2+b'));
seen('\\R+1', 'textord 0-2, atom 2-3, textord 3-4', 'font nowhere, atom 2-3, textord 3-4', where('\\R+1'));
EOF
node try.mjs
