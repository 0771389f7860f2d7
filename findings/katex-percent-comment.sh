#!/usr/bin/env bash
# Guess: a formula renderer shows 50% as 50%, since there are no source lines to comment
# What happens: an unescaped % starts a comment: 50% is set as 50 without an error, and \boxed{25%} throws
#   because the brace is in the comment
# Why it matters here: models write $50%$ and \boxed{25%} all the time; the first is shown as another answer
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

const text = (tex) => katex.renderToString(tex, { output: 'html' }).replace(/<[^>]*>/g, '').replace(/\u200b/g, '');
seen('50%', '50%', '50', outcome(() => text('50%')));
seen('50\\%', '50%', '50%', outcome(() => text('50\\%')));
seen(
  '\\boxed{25%}',
  '25%',
  "throws: KaTeX parse error: Unexpected end of input in a macro argument, expected '}' at end of input: \\boxed{25%}",
  outcome(() => text('\\boxed{25%}')),
);
EOF
node try.mjs
