#!/usr/bin/env bash
# Guess: as in the browser's EventSource, the last id stays until a new one comes, so each event has the id
#   to resume from
# What happens: only the event that carries the id line has it; the next has none
# Why it matters here: resuming a stream from the last event's id loses the place unless the caller keeps
#   the id
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

seen('id only at the first event', 'a (id 7) | b (id 7)', 'a (id 7) | b', events('id: 7\ndata: a\n\n', 'data: b\n\n'));
EOF
node try.mjs
