#!/usr/bin/env bash
# Guess: reset({ consume: true }) at the end of a stream hands out the event whose closing blank line is
#   missing
# What happens: it reads the incomplete line and then throws the event away; with or without the option the
#   last event is lost
# Why it matters here: proxies cut streams behind the last data line; the caller must feed two line ends
#   before it resets
# Versions: eventsource-parser@3.1.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts eventsource-parser@3.1.1
echo "node $(node --version), eventsource-parser@3.1.1"
cat >try.mjs <<'EOF'
import { createParser } from 'eventsource-parser';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

const last = (text, end) => {
  const out = [];
  const parser = createParser({ onEvent: (event) => out.push(event.data) });
  parser.feed(text);
  end(parser);
  return out.join(' | ');
};
seen('whole line', 'a', '', last('data: a\n', (parser) => parser.reset({ consume: true })));
seen('line without its end', 'a', '', last('data: a', (parser) => parser.reset({ consume: true })));
seen('two line ends fed', 'a', 'a', last('data: a', (parser) => parser.feed('\n\n')));
EOF
node try.mjs
