#!/usr/bin/env bash
# Guess: downloadFile of @huggingface/hub loads a file from every server that answers a GET; HTTP lets a server ignore
#   the Range header and send the whole file with 200
# What happens: it first asks for one byte, takes the size from content-range alone, and throws "Expected size
#   information" at a whole answer, whose content-length says the size and whose body is the file; a server that knows
#   ranges is then asked for the whole file
# Why it matters here: a mirror of models behind a simple file server, as Python's http.server, cannot be read with it
# Versions: @huggingface/hub@2.17.5
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/hub@2.17.5
echo "node $(node --version), @huggingface/hub@2.17.5"
cat >try.mjs <<'EOF'
import { createServer } from 'node:http';
import { downloadFile } from '@huggingface/hub';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const file = Buffer.from('{"a": 1}');
const download = async (knowsRanges) => {
  const asked = [];
  const server = createServer((request, answer) => {
    const { range } = request.headers;
    asked.push(range ?? 'whole');
    const headers = { etag: '"x"' };
    if (knowsRanges && range === 'bytes=0-0')
      answer.writeHead(206, { ...headers, 'content-length': 1, 'content-range': `bytes 0-0/${file.length}` }).end(file.subarray(0, 1));
    else answer.writeHead(200, { ...headers, 'content-length': file.length }).end(file);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const hubUrl = `http://127.0.0.1:${server.address().port}`;
  try {
    const blob = await downloadFile({ repo: 'a/b', path: 'c.json', hubUrl });
    return `${await blob.text()}, asked for ${asked.join(', ')}`;
  } catch (error) {
    return `throws: ${error.message}, asked for ${asked.join(', ')}`;
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
seen('a server that knows ranges', 'the file', '{"a": 1}, asked for bytes=0-0, whole', await download(true));
seen('a server that ignores ranges', 'the file', 'throws: Expected size information, asked for bytes=0-0', await download(false));
EOF
node try.mjs
