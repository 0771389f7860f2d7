#!/usr/bin/env bash
# Guess: align, gather, equation and \tag are set inline as aligned and cases are, and the parser does not
#   care how the result is shown
# What happens: they throw unless displayMode is true, and the parser behind __parse wants the option too
# Why it matters here: models write $\begin{align*}...\end{align*}$, and a parse for attribution without
#   displayMode turns it into source text
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

const says = (f) => outcome(() => (f(), 'set'));
const one = '\\begin{align*}a&=b\\end{align*}';
const refusal = 'throws: KaTeX parse error: {align*} can be used only in display mode.';
seen('inline aligned', 'set', 'set', says(() => katex.renderToString('\\begin{aligned}a&=b\\end{aligned}')));
seen('inline align*', 'set', refusal, says(() => katex.renderToString(one)));
seen('__parse of align*', 'a tree', refusal, says(() => katex.__parse(one)));
seen('__parse of align* with displayMode', 'a tree', 'set', says(() => katex.__parse(one, { displayMode: true })));
seen('inline \\tag', 'set', 'throws: KaTeX parse error: \\tag works only in display equations', says(() => katex.renderToString('a=b\\tag{1}')));
EOF
node try.mjs
