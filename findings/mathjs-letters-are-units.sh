#!/usr/bin/env bash
# Guess: toTex of mathjs sets every variable of one letter alike, in italics, and x_1 with an index
# What happens: letters that name a unit stand upright: b, g, h, l, m, s, t and thirteen capital letters, so that a +
#   b is set with an upright b; and x_1 is set as x\_1, with the underscore in sight
# Why it matters here: E = mc^2 and a^2 + b^2 come out in two fonts, as if one letter were a unit, which mathematics
#   does tell apart
# Versions: mathjs@15.2.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mathjs@15.2.0
echo "node $(node --version), mathjs@15.2.0"
cat >try.mjs <<'EOF'
import { parse } from 'mathjs';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const tex = (text) => parse(text).toTex().trim();
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
seen('upright letters', 'none', 'bghlmstABCFHJKLNSTVW', letters.filter((letter) => tex(letter) === `\\mathrm{${letter}}`).join(''));
seen('a + b', 'a+ b', 'a+\\mathrm{b}', tex('a + b'));
seen('x_1', 'x_1', 'x\\_1', tex('x_1'));
seen('alpha', '\\alpha', '\\alpha', tex('alpha'));
EOF
node try.mjs
