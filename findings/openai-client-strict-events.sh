#!/usr/bin/env bash
# Guess: an event with empty data is skipped, as a keep-alive, and [DONE] may have a blank behind it
# What happens: both end the stream with a JSON error
# Why it matters here: a server or proxy that kept a connection alive with empty events would break the
#   client, while comments are fine
# Versions: openai@7.55.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openai@7.55.0
echo "node $(node --version), openai@7.55.0"
cat >try.mjs <<'EOF'
import { createServer } from 'node:http';
import OpenAI from 'openai';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};

let answer;
const server = createServer((request, response) => request.resume().on('end', () => answer(response)));
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const client = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}/v1`, maxRetries: 0 });
const asks = { model: 'm', messages: [{ role: 'user', content: 'x' }] };
const respond = (type, text) => (answer = (response) => response.writeHead(200, { 'content-type': type }).end(text));
const chunk = (content, finish_reason = null) => JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason }] });
const fails = (error) => `throws: ${error.message}`;
const streamed = async (type, text) => {
  respond(type, text);
  const parts = [];
  for await (const event of await client.chat.completions.create({ ...asks, stream: true })) parts.push(event.choices[0].delta.content);
  return `${parts.length} parts: ${parts}`;
};

console.error = () => {};
const stream = (text) => streamed('text/event-stream', text).catch(fails);
const broken = 'throws: Error reading response: malformed server-sent event JSON.';
seen('comment', '1 parts: a', '1 parts: a', await stream(`: alive\n\ndata: ${chunk('a')}\n\ndata: [DONE]\n\n`));
seen('empty data', '1 parts: a', broken, await stream(`data:\n\ndata: ${chunk('a')}\n\ndata: [DONE]\n\n`));
seen('[DONE] and a blank', '1 parts: a', broken, await stream(`data: ${chunk('a')}\n\ndata: [DONE] \n\n`));

server.close();
process.exit();
EOF
node try.mjs
