#!/usr/bin/env bash
# Guess: asked for a stream, the client refuses a 200 answer that is a web page, a whole JSON completion or
#   a bare error object
# What happens: each is an empty stream that ends without an error
# Why it matters here: a proxy's login page, a server that ignores stream, and an error written without
#   data: all look like a teacher that said nothing
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

const stream = (type, text) => streamed(type, text).catch(fails);
seen('web page', 'throws', '0 parts: ', await stream('text/html', '<html></html>'));
seen('whole completion', 'throws', '0 parts: ', await stream('application/json', '{"choices":[{"message":{"content":"a"}}]}'));
seen('bare error', 'throws', '0 parts: ', await stream('text/event-stream', '{"error":{"message":"busy"}}\n\n'));
seen('error as data', 'throws: busy', 'throws: busy', await stream('text/event-stream', 'data: {"error":{"message":"busy"}}\n\n'));

server.close();
process.exit();
EOF
node try.mjs
