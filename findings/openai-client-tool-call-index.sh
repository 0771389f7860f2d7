#!/usr/bin/env bash
# Guess: the stream helper tells tool calls apart by their ids too, and numbers that begin with 1 are as good as from 0
# What happens: two whole calls with index 0 become one, which has the second's id and name and both arguments run
#   together; a call whose index is 1, with none before it, ends in an error about the id of undefined
# Why it matters here: a server that numbers its calls otherwise than OpenAI does loses calls without an error
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
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const chunk = (delta, finish_reason = null) => `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}`;
const asks = { model: 'm', messages: [{ role: 'user', content: 'x' }] };
let text;
const server = createServer((request, answer) =>
  request.resume().on('end', () => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);
  }),
);
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;

const client = new OpenAI({ apiKey: 'none', baseURL: origin, maxRetries: 0 });
const call = (id, name, index) => ({ index, id, type: 'function', function: { name, arguments: `{"of":"${name}"}` } });
const streamed = async (...calls) => {
  const events = [...calls.map((each) => chunk({ role: 'assistant', tool_calls: [each] })), chunk({}, 'tool_calls'), 'data: [DONE]'];
  text = events.map((event) => `${event}\n\n`).join('');
  try {
    const { choices } = await client.chat.completions.stream(asks).finalChatCompletion();
    return choices[0].message.tool_calls.map((each) => `${each.id} ${each.function.name} ${each.function.arguments}`).join(', ');
  } catch (error) {
    return `${error.constructor.name}: ${error.message}`;
  }
};
const two = 'x add {"of":"add"}, y sum {"of":"sum"}';
seen('calls 0 and 1', two, two, await streamed(call('x', 'add', 0), call('y', 'sum', 1)));
seen('two calls with index 0', two, 'y sum {"of":"add"}{"of":"sum"}', await streamed(call('x', 'add', 0), call('y', 'sum', 0)));
seen('one call with index 1', 'x add {"of":"add"}', "OpenAIError: Cannot read properties of undefined (reading 'id')", await streamed(call('x', 'add', 1)));

server.close();
process.exit();
EOF
node try.mjs
