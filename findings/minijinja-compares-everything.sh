#!/usr/bin/env bash
# Guess: a template that Jinja2 refuses raises in minijinja too, and its Python package prints numbers as Python does
# What happens: 1 < 'a' is true without an error, while 'abc'|int, which is 0 in Jinja2, raises; 1e20 and 1e-7 are
#   printed with all their zeros; a mapping is no sequence, which it is in Jinja2
# Why it matters here: servers that render chat templates with minijinja give other prompts than the page or the
#   training, or refuse them
# Versions: minijinja==3.1.0, jinja2==3.1.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check minijinja==3.1.0 jinja2==3.1.6
echo "$(venv/bin/python --version), minijinja==3.1.0, jinja2==3.1.6"
cat >try.py <<'EOF'
import sys

import jinja2
import minijinja

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

def rendered(environment, template):
    render = environment.render_str if hasattr(environment, "render_str") else lambda text, **values: environment.from_string(text).render(**values)
    try:
        return render(template, mapping={"a": 1}, large=1e20, small=1e-7)
    except Exception:
        return "raises"


for template, reference, before in [
    ("{{ 1 < 'a' }}", "raises", "True"),
    ("{{ 'abc'|int }}", "0", "raises"),
    ("{{ large }}", "1e+20", "100000000000000000000.0"),
    ("{{ small }}", "1e-07", "0.0000001"),
    ("{{ mapping is sequence }}", "True", "False"),
    ("{{ mapping }} {{ 7 // 2 }} {{ 10 / 2 }}", "{'a': 1} 3 5.0", "{'a': 1} 3 5.0"),
]:
    seen(f"jinja2:    {template}", reference, reference, rendered(jinja2.Environment(), template))
    seen(f"minijinja: {template}", reference, before, rendered(minijinja.Environment(), template))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
