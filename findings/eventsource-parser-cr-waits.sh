#!/usr/bin/env bash
# Guess: the standard allows CR alone as line end, so an event that ends with CR CR is handed out at once
# What happens: it is held back until the next chunk arrives, since the last CR may be half of a CRLF; the
#   last event of a stream never comes out
# Why it matters here: a server or converter with CR line ends shows each token one event late and loses the
#   last, which carries the finish reason
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

seen('a CR CR', 'a', '', events('data: a\r\r'));
seen('a CR CR, b CR CR', 'a | b', 'a', events('data: a\r\r', 'data: b\r\r'));
seen('a LF LF', 'a', 'a', events('data: a\n\n'));
EOF
node try.mjs
