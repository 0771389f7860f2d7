#!/usr/bin/env bash
# Guess: when a server ends its stream without the blank line behind the last event, a client hands that event out, as
#   OpenAI's does, or says that the stream was cut
# What happens: @huggingface/inference drops the event and ends as if all were well, also where the line itself is
#   whole
# Why it matters here: the last tokens of an answer and its finish reason are missing, and nothing tells it from a stop
# Versions: @huggingface/inference@4.13.30, openai@7.55.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/inference@4.13.30 openai@7.55.0
echo "node $(node --version), @huggingface/inference@4.13.30, openai@7.55.0"
cat >try.mjs <<'EOF'
import { createServer } from 'node:http';
import { InferenceClient } from '@huggingface/inference';
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

const official = new OpenAI({ apiKey: 'none', baseURL: origin, maxRetries: 0 });
const inference = new InferenceClient('none', { endpointUrl: origin });
const read = async (events) => {
  const parts = [];
  for await (const event of events) parts.push(event.choices[0].delta.content, event.choices[0].finish_reason ?? '');
  return parts.join('');
};
for (const [what, end, before] of [['blank line', '\n\n', 'abstop'], ['line end', '\n', 'a'], ['nothing', '', 'a']]) {
  text = `${chunk({ content: 'a' })}\n\n${chunk({ content: 'b' }, 'stop')}${end}`;
  seen(`${what} at the end, openai`, 'abstop', 'abstop', await read(await official.chat.completions.create({ ...asks, stream: true })));
  seen(`${what} at the end, @huggingface/inference`, 'abstop, or an error', before, await read(inference.chatCompletionStream(asks)));
}

server.close();
process.exit();
EOF
node try.mjs
