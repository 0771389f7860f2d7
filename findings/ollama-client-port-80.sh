#!/usr/bin/env bash
# Guess: a port in the host is used as it is written, and a host without one has the port of Ollama, with http:// or
#   not
# What happens: localhost:80 becomes port 11434, as if no port were there; http://localhost becomes port 80; only
#   :11434 and other ports mean the same in both forms
# Why it matters here: a teacher behind a web server is looked for at the wrong port, and the error names a port that
#   is not the one in the settings
# Versions: ollama@0.6.4
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ollama@0.6.4
echo "node $(node --version), ollama@0.6.4"
cat >try.mjs <<'EOF'
import { Ollama } from 'ollama';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const address = (host) => new Ollama({ host }).config.host;
for (const [host, guess, before] of [
  ['localhost', 'http://localhost:11434', 'http://localhost:11434'],
  ['http://localhost', 'http://localhost:11434', 'http://localhost:80'],
  ['localhost:80', 'http://localhost:80', 'http://localhost:11434'],
  ['http://localhost:80', 'http://localhost:80', 'http://localhost:80'],
  ['localhost:8080', 'http://localhost:8080', 'http://localhost:8080'],
  ['http://localhost:8080', 'http://localhost:8080', 'http://localhost:8080'],
])
  seen(host, guess, before, address(host));
EOF
node try.mjs
