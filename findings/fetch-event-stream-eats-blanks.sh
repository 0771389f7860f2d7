#!/usr/bin/env bash
# Guess: one blank behind the colon of a data line is dropped, as the standard says, so a token that begins with a
#   blank or is one comes through
# What happens: fetch-event-stream drops every blank and tab there: the token " world" arrives as "world" and a lone
#   blank as nothing; two empty data lines, which stand for a line end, arrive as an empty text; and an event without
#   data is handed out with none
# Why it matters here: words that are streamed as plain text run together, and JSON.parse meets undefined
# Versions: fetch-event-stream@0.1.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fetch-event-stream@0.1.6
echo "node $(node --version), fetch-event-stream@0.1.6"
cat >try.mjs <<'EOF'
import { events } from 'fetch-event-stream';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const data = async (text) => {
  const parts = [];
  for await (const event of events(new Response(text))) parts.push(event.data);
  return parts.map((part) => JSON.stringify(part) ?? 'undefined').join(' ');
};
seen('"Hello" and " world"', '"Hello" " world"', '"Hello" "world"', await data('data: Hello\n\ndata:  world\n\n'));
seen('a blank', '" "', '""', await data('data:  \n\n'));
seen('a tab', '"\\t"', '""', await data('data:\t\n\n'));
seen('a line end', '"\\n"', '""', await data('data:\ndata:\n\n'));
seen('"a " and "b"', '"a " "b"', '"a " "b"', await data('data: a \n\ndata: b\n\n'));
seen('event: ping alone', 'no event', 'undefined', await data('event: ping\n\n'));
EOF
node try.mjs
