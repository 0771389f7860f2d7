#!/usr/bin/env bash
# Guess: remend, which closes what is unfinished in streamed Markdown, leaves text alone that Markdown reads as text,
#   as the half-open interval [0, 1)
# What happens: it appends ](streamdown:incomplete-link) to everything behind the bracket, also inside of $...$, in a
#   text that is whole, and with links: false, which needs images: false with it; [0, 1] is left alone
# Why it matters here: answers with half-open intervals end in a link that is not theirs; maths must be taken out
#   first
# Versions: remend@1.4.0, micromark@4.0.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts remend@1.4.0 micromark@4.0.3
echo "node $(node --version), remend@1.4.0, micromark@4.0.3"
cat >try.mjs <<'EOF'
import { micromark } from 'micromark';
import remend from 'remend';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

for (const [text, before] of [
  ['x is in [0, 1)', 'x is in [0, 1)](streamdown:incomplete-link)'],
  ['$x \\in [0, 1)$\n\nDone.', '$x \\in [0, 1)$\n\nDone.](streamdown:incomplete-link)'],
  ['x is in [0, 1]', 'x is in [0, 1]'],
])
  seen(JSON.stringify(text), 'unchanged', before, remend(text));
seen('links: false', 'unchanged', 'x is in [0, 1)](streamdown:incomplete-link)', remend('x is in [0, 1)', { links: false }));
seen('links: false, images: false', 'unchanged', 'x is in [0, 1)', remend('x is in [0, 1)', { links: false, images: false }));
seen('as HTML without remend', 'no link', '<p>x is in [0, 1)</p>', micromark('x is in [0, 1)'));
seen('as HTML behind remend', 'no link', '<p>x is in <a href="">0, 1)</a></p>', micromark(remend('x is in [0, 1)')));
EOF
node try.mjs
