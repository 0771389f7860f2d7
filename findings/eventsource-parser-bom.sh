#!/usr/bin/env bash
# Guess: a byte order mark at the start of the text (U+FEFF) is dropped, as the standard's stream decoding
#   does
# What happens: U+FEFF stays and the first event is lost as an unknown field; what is dropped are the three
#   characters that a mark's bytes make when read as Latin-1
# Why it matters here: text decoded with ignoreBOM or by Buffer.toString keeps U+FEFF, and the first event
#   of a stream carries the role or the first token
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

const events = (...chunks) => {
  const out = [];
  const parser = createParser({
    onEvent: (event) => out.push(event.id ? `${event.data} (id ${event.id})` : event.data),
    onError: (error) => out.push(error.type),
  });
  for (const chunk of chunks) parser.feed(chunk);
  return out.join(' | ');
};

seen('U+FEFF data: a', 'a', 'unknown-field', events('\ufeffdata: a\n\n'));
seen('U+00EF U+00BB U+00BF data: a', 'unknown-field', 'a', events('\u00ef\u00bb\u00bfdata: a\n\n'));
EOF
node try.mjs
