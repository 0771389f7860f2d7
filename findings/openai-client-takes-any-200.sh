#!/usr/bin/env bash
# Guess: a 200 answer that is no completion (a web page, an error object) is an error
# What happens: it is returned as the completion: text for a page, and for JSON sent as text/plain; the
#   failure comes later, at choices[0]
# Why it matters here: error messages of servers behind a proxy are lost, and only a TypeError is logged
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

const whole = async (type, text) => {
  respond(type, text);
  const result = await client.chat.completions.create(asks).catch(fails);
  return `${typeof result} ${JSON.stringify(result)}`;
};
seen('web page', 'throws', 'string "<html></html>"', await whole('text/html', '<html></html>'));
seen('error object', 'throws', 'object {"error":{"message":"busy"}}', await whole('application/json', '{"error":{"message":"busy"}}'));
seen('JSON as text/plain', 'object', 'string "{\\"choices\\":[]}"', await whole('text/plain', '{"choices":[]}'));

server.close();
process.exit();
EOF
node try.mjs
