#!/usr/bin/env bash
# Guess: remend closes only stars that Markdown could read as the start of emphasis; as it leaves 2 * 3 alone, it
#   leaves 2 ** 10 and k*(k+1) alone
# What happens: both get stars at the end, k*(k+1)* and 2 ** 10**, which Markdown shows as stars; 2 __ 3 and 2 ~~ 3
#   get theirs too
# Why it matters here: a plain-text power or product is shown with signs that the model did not write, while it
#   streams and when it is done
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
  ['2 * 3', '2 * 3'],
  ['2 ** 10', '2 ** 10**'],
  ['k*(k+1)', 'k*(k+1)*'],
  ['n*(n - 1)/2 pairs', 'n*(n - 1)/2 pairs*'],
  ['2 __ 3', '2 __ 3__'],
]) {
  seen(text, text, before, remend(text));
  seen(`${text}, as HTML`, `<p>${text}</p>`, `<p>${before}</p>`, micromark(remend(text)));
}
seen('**bold', '**bold**', '**bold**', remend('**bold'));
EOF
node try.mjs
