#!/usr/bin/env bash
# Guess: a mapping keeps its order through a template: Python's and JavaScript's both keep insertion order
# What happens: keys that look like whole numbers come first and sorted in JavaScript, so tojson and items
#   give another order than Python
# Why it matters here: arguments and results with numbered keys (options of a question, steps of a solution)
#   make another prompt, and no cached prefix matches
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
  {"template": "{{ v | tojson }}", "given": {"v": {"10": "a", "9": "b", "x": "c"}}, "python": "{\"10\": \"a\", \"9\": \"b\", \"x\": \"c\"}", "javascript": "{\"9\": \"b\", \"10\": \"a\", \"x\": \"c\"}"},
  {"template": "{% for k, x in v.items() %}{{ k }}{{ x }} {% endfor %}", "given": {"v": {"b": 1, "2": 2, "1": 3}}, "python": "b1 22 13 ", "javascript": "13 22 b1 "}
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
