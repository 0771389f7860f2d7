#!/usr/bin/env bash
# Guess: data: [DONE] ends a stream of chat completions, as it does for OpenAI's own client
# What happens: the AI SDK's client for compatible servers skips the line: what follows becomes part of the answer, and
#   the stream ends only when the server closes the connection
# Why it matters here: behind a proxy that keeps the connection open, the page waits on after the last token
# Versions: @ai-sdk/openai-compatible@3.0.92, zod@4.6.7, openai@7.55.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @ai-sdk/openai-compatible@3.0.92 zod@4.6.7 openai@7.55.0
echo "node $(node --version), @ai-sdk/openai-compatible@3.0.92, zod@4.6.7, openai@7.55.0"
cat >try.mjs <<'EOF'
import { createServer } from 'node:http';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import OpenAI from 'openai';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const chunk = (delta, finish_reason = null) => `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}`;
const text = `${chunk({ content: 'a' })}\n\n${chunk({}, 'stop')}\n\ndata: [DONE]\n\n`;
const asks = { model: 'm', messages: [{ role: 'user', content: 'x' }] };
let response;
const server = createServer((request, answer) =>
  request.resume().on('end', () => {
    response = answer.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
  }),
);
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;

// The server closes the connection, with one more text, when the client has handed out the first.
const closeAfter = (part) => part === 'a' && response.end(`${chunk({ content: 'b' })}\n\n`);

const official = new OpenAI({ apiKey: 'none', baseURL: origin, maxRetries: 0 });
const parts = [];
for await (const event of await official.chat.completions.create({ ...asks, stream: true })) {
  const part = event.choices[0].delta.content ?? event.choices[0].finish_reason;
  parts.push(part);
  closeAfter(part);
}
seen('openai', 'a stop', 'a stop', parts.join(' '));

const model = createOpenAICompatible({ name: 'local', baseURL: origin }).chatModel('m');
const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] });
const events = [];
for await (const event of stream) {
  if (event.type === 'text-delta') events.push(event.delta);
  if (event.type === 'finish') events.push(event.finishReason.raw);
  if (event.type === 'text-delta') closeAfter(event.delta);
}
seen('@ai-sdk/openai-compatible', 'a stop', 'a b stop', events.join(' '));

server.close();
process.exit();
EOF
node try.mjs
