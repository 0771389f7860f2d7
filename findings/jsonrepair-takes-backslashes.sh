#!/usr/bin/env bash
# Guess: when a model writes LaTeX into JSON with single backslashes, a repair keeps those that begin no escape of
#   JSON, since the text is lost without them
# What happens: jsonrepair drops them: \sqrt{2} becomes sqrt{2} and \alpha becomes alpha, without a word; Python's
#   json_repair keeps them. \frac begins an escape and loses its f in both
# Why it matters here: an answer in JSON is graded and set as other mathematics than the model wrote
# Versions: jsonrepair@3.15.0, json_repair==0.64.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsonrepair@3.15.0
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check json_repair==0.64.6
echo "node $(node --version), jsonrepair@3.15.0, $(venv/bin/python --version), json_repair==0.64.6"
cat >rows.json <<'EOF'
["{\"a\": \"\\sqrt{2}\"}", "{\"a\": \"\\alpha \\pi\"}", "{\"a\": \"\\(x\\)\"}", "{\"a\": \"\\frac{1}{2}\"}", "{\"a\": \"\\\\sqrt{2}\"}"]
EOF
cat >try.py <<'EOF'
import json

import json_repair

print(json.dumps([json_repair.loads(row)["a"] for row in json.load(open("rows.json"))]))
EOF
venv/bin/python try.py >python.json
cat >try.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { jsonrepair } from 'jsonrepair';

const seen = (what, guess, before, got) => {
  const text = JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const rows = JSON.parse(readFileSync('rows.json', 'utf8'));
const python = JSON.parse(readFileSync('python.json', 'utf8'));
const expected = [
  [String.raw`"\\sqrt{2}"`, '"sqrt{2}"', String.raw`"\\sqrt{2}"`],
  [String.raw`"\\alpha \\pi"`, '"alpha pi"', String.raw`"\\alpha \\pi"`],
  [String.raw`"\\(x\\)"`, '"(x)"', String.raw`"\\(x\\)"`],
  [String.raw`"\frac{1}{2}", as JSON says`, String.raw`"\frac{1}{2}"`, String.raw`"\frac{1}{2}"`],
  [String.raw`"\\sqrt{2}"`, String.raw`"\\sqrt{2}"`, String.raw`"\\sqrt{2}"`],
];
for (const [i, [guess, inNode, inPython]] of expected.entries()) {
  seen(`jsonrepair: ${rows[i]}`, guess, inNode, JSON.parse(jsonrepair(rows[i])).a);
  seen(`json_repair: ${rows[i]}`, guess, inPython, python[i]);
}
EOF
node try.mjs
