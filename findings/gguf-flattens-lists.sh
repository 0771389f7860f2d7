#!/usr/bin/env bash
# Guess: the gguf package reads a list of lists as it wrote it, since the format has them
# What happens: the writer stores the lists, and the reader gives one flat list: [[1, 2], [3]] comes back as [1, 2,
#   3], which [[1], [2, 3]] does too
# Why it matters here: what is nested in a file's metadata must be read with another reader, or be kept flat
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

def read_back(value):
    writer = GGUFWriter("file.gguf", "test")
    writer.add_array("lists", value)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    field = GGUFReader("file.gguf").get_field("lists")
    return [kind.name for kind in field.types], field.contents()


kinds, lists = read_back([[1, 2], [3]])
seen("kinds in the file", ["ARRAY", "ARRAY", "INT32"], ["ARRAY", "ARRAY", "INT32"], kinds)
seen("[[1, 2], [3]]", [[1, 2], [3]], [1, 2, 3], lists)
seen("[[1], [2, 3]]", [[1], [2, 3]], [1, 2, 3], read_back([[1], [2, 3]])[1])
seen("[1, 2, 3]", [1, 2, 3], [1, 2, 3], read_back([1, 2, 3])[1])
sys.exit(seen.changed)
EOF
venv/bin/python try.py
