#!/usr/bin/env bash
# Guess: a stream without [DONE] and without finish_reason was cut, and the client says so
# What happens: the plain iterator ends as if all were well; the stream helper does throw, but about
#   finish_reason, and not about [DONE]
# Why it matters here: a proxy that cuts an answer between two events looks like a finished answer to users
#   of the plain iterator
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

const cut = `data: ${chunk('a')}\n\n`;
seen('iterator', 'throws', '1 parts: a', await streamed('text/event-stream', cut).catch(fails));
const helped = () => client.chat.completions.stream(asks).finalChatCompletion().then(() => 'ends well', fails);
respond('text/event-stream', cut);
seen('helper, no finish_reason', 'throws', 'throws: missing finish_reason for choice 0', await helped());
respond('text/event-stream', `data: ${chunk('a', 'stop')}\n\n`);
seen('helper, finish_reason but no [DONE]', 'throws', 'ends well', await helped());

server.close();
process.exit();
EOF
node try.mjs
