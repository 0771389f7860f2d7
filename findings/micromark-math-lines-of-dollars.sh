#!/usr/bin/env bash
# Guess: $$ opens and closes a displayed formula wherever it stands, as in TeX: on one line, or with text on the line
#   of either pair
# What happens: in micromark-extension-math, which is under remark-math, $$x$$ on a line of its own is inline; what
#   follows an opening $$ on its line is dropped; and a pair that has text on its line does not close, so that the
#   rest of the answer is mathematics
# Why it matters here: these are usual ways in which models write formulas, and the first line of an equation vanishes
#   without an error
# Versions: micromark@4.0.3, micromark-extension-math@3.1.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts micromark@4.0.3 micromark-extension-math@3.1.0
echo "node $(node --version), micromark@4.0.3, micromark-extension-math@3.1.0"
cat >try.mjs <<'EOF'
import { parse, postprocess, preprocess } from 'micromark';
import { math } from 'micromark-extension-math';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const kinds = { data: 'text', mathTextData: 'inline', mathFlowValue: 'display', mathFlowFenceMeta: 'dropped' };
const pieces = (markdown) => {
  const events = postprocess(parse({ extensions: [math()] }).document().write(preprocess()(markdown, undefined, true)));
  const entered = events.filter(([way, { type }]) => way === 'enter' && type in kinds);
  const dropped = new Set(entered.filter(([, { type }]) => type === 'mathFlowFenceMeta').map(([, { start }]) => start.offset));
  return entered
    .filter(([, { type, start }]) => type !== 'data' || !dropped.has(start.offset))
    .map(([, token, context]) => `${kinds[token.type]} ${JSON.stringify(context.sliceSerialize(token))}`)
    .join(', ');
};

seen('pairs on lines of their own', 'display "x"', 'display "x"', pieces('$$\nx\n$$'));
seen('one line', 'display "x"', 'inline "x"', pieces('$$x$$'));
seen('text behind the opening pair', 'display "x = 1", "+ 2"', 'dropped "x = 1", display "+ 2"', pieces('$$x = 1\n+ 2\n$$'));
seen('text before the closing pair', 'display "x", text "so"', 'display "x$$", display "so"', pieces('$$\nx$$\nso'));
seen('text behind the closing pair', 'display "x", text "so"', 'display "x", display "$$ so"', pieces('$$\nx\n$$ so'));
EOF
node try.mjs
