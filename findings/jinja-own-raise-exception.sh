#!/usr/bin/env bash
# Guess: raise_exception and strftime_now are passed in by the caller, as every use of Jinja2 for chat
#   templates does
# What happens: they are built in, and passing one's own throws 'Variable already declared'; true, range and
#   namespace may not be passed either
# Why it matters here: code ported from Python fails at the first render, and a fixed date for tests cannot
#   be passed under the usual name
# Versions: @huggingface/jinja@0.5.11
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/jinja@0.5.11
echo "node $(node --version), @huggingface/jinja@0.5.11"
cat >try.mjs <<'EOF'
import { Template } from '@huggingface/jinja';

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

const render = (template, given) => outcome(() => new Template(template).render(given));
seen('passing raise_exception', 'hi', 'throws: Variable already declared: raise_exception', render('hi', { raise_exception: () => {} }));
seen('passing strftime_now', 'hi', 'throws: Variable already declared: strftime_now', render('hi', { strftime_now: () => '1' }));
seen('its own raise_exception', 'throws: no', 'throws: no', render("{{ raise_exception('no') }}", {}));
EOF
node try.mjs
