#!/usr/bin/env bash
# Guess: leaving the loop over a streamed answer ends the request, as it does when one loops over the body of a fetch
# What happens: after break the connection stays open and the server keeps on generating; only abort() of the returned
#   iterator ends the request
# Why it matters here: a call for a few tokens stops reading early, and the teacher computes the rest in vain
# Versions: ollama@0.6.4
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ollama@0.6.4
echo "node $(node --version), ollama@0.6.4"
cat >try.mjs <<'EOF'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Ollama } from 'ollama';

const seen = (what, guess, before, got) => {
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${got}`);
  if (got === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

// A server that answers with one line and leaves the answer open, as one that is still computing.
let answer;
const server = createServer((request, response) => {
  request.resume();
  answer = response;
  response.write(`${JSON.stringify({ model: 'm', message: { role: 'assistant', content: 'a' }, done: false })}\n`);
}).listen(0);
await once(server, 'listening');
const host = `http://127.0.0.1:${server.address().port}`;

/** Whether the client closes the connection within three seconds of leaving the loop. */
async function after(leave) {
  await leave();
  const waited = new Promise((resolve) => setTimeout(resolve, 3000, 'open'));
  return answer.destroyed ? 'closed' : Promise.race([once(answer, 'close').then(() => 'closed'), waited]);
}

const chat = () => new Ollama({ host }).chat({ model: 'm', messages: [{ role: 'user', content: 'q' }], stream: true });

seen(
  'break in a loop over the body of a fetch',
  'closed',
  'closed',
  await after(async () => {
    for await (const _ of (await fetch(host)).body) break;
  }),
);
seen(
  'break in a loop over the answer of chat',
  'closed',
  'open',
  await after(async () => {
    for await (const _ of await chat()) break;
  }),
);
seen(
  'abort of the answer, then break',
  'closed',
  'closed',
  await after(async () => {
    const parts = await chat();
    for await (const _ of parts) {
      parts.abort();
      break;
    }
  }),
);
process.exit();
EOF
node try.mjs
