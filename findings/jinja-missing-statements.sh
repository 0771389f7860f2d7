#!/usr/bin/env bash
# Guess: raw, with, block and {%+ are basic Jinja and parse
# What happens: each is an error at parse time; the generation block, which plain Jinja2 does not know, is
#   accepted
# Why it matters here: a template that uses one of them is valid on the server and cannot be used in the
#   browser at all; no template of @huggingface/ollama-utils 0.0.18 uses raw, so this meets hand-made ones
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
  {"template": "{% raw %}{{ x }}{% endraw %}", "given": {}, "python": "{{ x }}", "javascript": "throws: Unknown statement type: raw"},
  {"template": "{% with a = 1 %}{{ a }}{% endwith %}", "given": {}, "python": "1", "javascript": "throws: Unknown statement type: with"},
  {"template": "  {%+ if true %}a{% endif %}", "given": {}, "python": "  a", "javascript": "throws: Unknown statement, got UnaryOperator"},
  {"template": "{% generation %}a{% endgeneration %}", "given": {}, "python": "throws: Encountered unknown tag 'generation'.", "javascript": "a"}
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
