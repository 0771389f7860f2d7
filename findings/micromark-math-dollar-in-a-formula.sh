#!/usr/bin/env bash
# Guess: \$ inside of $...$ is a dollar sign of the formula, as in TeX, and $5 and $6 are two prices, as in Pandoc,
#   which lets no blank stand before the closing dollar
# What happens: in micromark-extension-math the formula $\$5$ ends at the first dollar behind the backslash, which
#   leaves a lone backslash as the formula and 5$ as text; between two prices is a formula; $$\$5$$ is whole
# Why it matters here: word problems are about money: an answer with a price in a formula is an error of KaTeX and
#   stray text
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

seen('$\\$5$', 'inline "\\\\$5"', 'inline "\\\\", text "5$"', pieces('$\\$5$'));
seen('$$\\$5$$', 'inline "\\\\$5"', 'inline "\\\\$5"', pieces('$$\\$5$$'));
seen('from $5 to $6', 'text "from $5 to $6"', 'text "from ", inline "5 to ", text "6"', pieces('from $5 to $6'));
seen('from \\$5 to \\$6', 'text', 'text "from ", text "5 to ", text "6"', pieces('from \\$5 to \\$6'));
EOF
node try.mjs
