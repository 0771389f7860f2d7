#!/usr/bin/env bash
# Guess: every command that takes one braced argument can stand unbraced behind ^ or as an argument, as
#   \frac and \text can
# What happens: \htmlClass, \sqrt, \overline, \boxed, \textcolor and \operatorname throw there; \frac, \text
#   and \mathrm do not
# Why it matters here: marking a part of a formula with \htmlClass breaks x^2 unless the mark is braced, and
#   models write x^\sqrt2
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

const set = (tex) => outcome(() => (katex.renderToString(tex, { trust: true, strict: false }), 'set')).replace(/ at position.*/s, '');
for (const tex of ['x^\\frac12', 'x^\\text{a}', 'x^\\mathrm{T}']) seen(tex, 'set', 'set', set(tex));
for (const [tex, name] of [
  ['x^\\htmlClass{a}{2}', '\\htmlClass'],
  ['x^\\sqrt2', '\\sqrt'],
  ['x^\\overline{2}', '\\overline'],
  ['x^\\textcolor{red}{2}', '\\textcolor'],
])
  seen(tex, 'set', `throws: KaTeX parse error: Got function '${name}' with no arguments as superscript`, set(tex));
seen('x^\\boxed{2}', 'set', "throws: KaTeX parse error: Got function '\\fbox' with no arguments as superscript", set('x^\\boxed{2}'));
seen(
  '\\frac\\htmlClass{a}{2}3',
  'set',
  "throws: KaTeX parse error: Unexpected end of input in a macro argument, expected '}'",
  set('\\frac\\htmlClass{a}{2}3'),
);
EOF
node try.mjs
