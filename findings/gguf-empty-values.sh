#!/usr/bin/env bash
# Guess: what is added to a GGUF file is in it: an empty text and an empty list as much as 0 and false
# What happens: add_string of an empty text and add_array of an empty list write no entry, without a word;
#   0, false and texts in a list are kept
# Why it matters here: a reader that asks for an empty chat template, merge list or license finds no such key
# Versions: gguf==0.19.0, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check gguf==0.19.0 numpy==2.4.6
echo "$(venv/bin/python --version), gguf==0.19.0, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

from gguf import GGUFReader, GGUFWriter

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False


def there_and_back(add):
    writer = GGUFWriter("x.gguf", "llama")
    add(writer)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()
    field = GGUFReader("x.gguf").get_field("key")
    return "no such key" if field is None else repr(field.contents())


seen("add_string ''", "''", "no such key", there_and_back(lambda w: w.add_string("key", "")))
seen("add_array []", "[]", "no such key", there_and_back(lambda w: w.add_array("key", [])))
seen("add_array ['']", "['']", "['']", there_and_back(lambda w: w.add_array("key", [""])))
seen("add_uint32 0", "0", "0", there_and_back(lambda w: w.add_uint32("key", 0)))
seen("add_bool False", "False", "False", there_and_back(lambda w: w.add_bool("key", False)))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
