#!/usr/bin/env bash
# Guess: a value put into a template prints as in Python: True, None, 1.0 and lists with single quotes;
#   models were trained on that text
# What happens: JavaScript's words come out: true, an empty string, 1, and lists and mappings as JSON with
#   double quotes; even tojson writes 1.0 as 1
# Why it matters here: templates that print an argument or a whole message (tool calls, tool results) give
#   the browser another prompt than the server
# Versions: @huggingface/jinja@0.5.11, jinja2==3.1.6 with the options of transformers (sandbox, trim_blocks,
#   lstrip_blocks, loopcontrols)
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/jinja@0.5.11
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jinja2==3.1.6
echo "node $(node --version), @huggingface/jinja@0.5.11, $(venv/bin/python --version), jinja2==3.1.6"
cat >rows.json <<'EOF'
[
  {"template": "{{ v }}", "given": {"v": true}, "python": "True", "javascript": "true"},
  {"template": "[{{ v }}]", "given": {"v": null}, "python": "[None]", "javascript": "[]"},
  {"template": "{{ 1.0 }}", "given": {}, "python": "1.0", "javascript": "1.0"},
  {"template": "{{ v }}", "given": {"v": {"a": ["b", null, true]}}, "python": "{'a': ['b', None, True]}", "javascript": "{\"a\": [\"b\", null, true]}"},
  {"template": "{{ v | tojson }}", "given": {"v": 1e-07}, "python": "1e-07", "javascript": "1e-7"},
  {"template": "{{ (2.0 * 2) | tojson }}", "given": {}, "python": "4.0", "javascript": "4"}
]
EOF
cat >render.py <<'EOF'
import json
from jinja2.sandbox import ImmutableSandboxedEnvironment

env = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
env.filters["tojson"] = lambda value, indent=None: json.dumps(value, ensure_ascii=False, indent=indent)
texts = []
for row in json.load(open("rows.json")):
    try:
        texts.append(env.from_string(row["template"]).render(**row["given"]))
    except Exception as error:
        texts.append(f"throws: {error}")
json.dump(texts, open("python.json", "w"))
EOF
venv/bin/python render.py
cat >render.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { Template } from '@huggingface/jinja';

const read = (name) => JSON.parse(readFileSync(name, 'utf8'));
const python = read('python.json');
for (const [i, row] of read('rows.json').entries()) {
  let text;
  try {
    text = new Template(row.template).render(row.given);
  } catch (error) {
    text = `throws: ${error.message}`;
  }
  console.log(`${row.template}  with ${JSON.stringify(row.given)}`);
  console.log(`  Python, and so the guess: ${JSON.stringify(python[i])}\n  @huggingface/jinja:       ${JSON.stringify(text)}`);
  for (const [before, now] of [[row.python, python[i]], [row.javascript, text]])
    if (before !== now) {
      console.log(`  changed, it was: ${JSON.stringify(before)}`);
      process.exitCode = 1;
    }
}
EOF
node render.mjs
