#!/usr/bin/env bash
# Guess: get_slice takes the slices that NumPy takes: negative ends, and an end behind the last row
# What happens: [-1] and steps work, but [-2:] and [:-1] raise OverflowError, and [1:99] of four rows raises too,
#   where NumPy gives the three rows that are there; a list of rows is refused as well
# Why it matters here: code that reads the last rows, or rows in portions of a fixed size, works on an array and fails
#   on the file
# Versions: safetensors==0.8.0, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check safetensors==0.8.0 numpy==2.4.6
echo "$(venv/bin/python --version), safetensors==0.8.0, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

rows = np.arange(8, dtype=np.float32).reshape(4, 2)
save_file({"rows": rows}, "rows.safetensors")


def read(part, index):
    try:
        return part[index].tolist()
    except Exception as error:
        return f"raises {type(error).__name__}"


with safe_open("rows.safetensors", "np") as file:
    part = file.get_slice("rows")
    for name, index, before in [
        ("[-1]", -1, [6.0, 7.0]),
        ("[::2]", slice(None, None, 2), [[0.0, 1.0], [4.0, 5.0]]),
        ("[-2:]", slice(-2, None), "raises OverflowError"),
        ("[:-1]", slice(None, -1), "raises OverflowError"),
        ("[1:99]", slice(1, 99), "raises SafetensorError"),
        ("[[0, 2]]", [0, 2], "raises SafetensorError"),
    ]:
        seen(name, rows[index].tolist(), before, read(part, index))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
