#!/usr/bin/env bash
# Guess: save_file of NumPy arrays stores what the array holds, or refuses an array whose memory is laid out
#   otherwise
# What happens: a transposed or strided view is written as its memory lies, under the shape of the view:
#   reading gives other numbers, without an error
# Why it matters here: converting weights means transposing them; np.ascontiguousarray is needed before
#   every save
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
from safetensors.numpy import load_file, save_file

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def kept(array):
    save_file({"x": array}, "x.safetensors")
    return str(load_file("x.safetensors")["x"].tolist())

seen("transposed", "[[0.0, 2.0], [1.0, 3.0]]", "[[0.0, 1.0], [2.0, 3.0]]", kept(np.arange(4, dtype=np.float32).reshape(2, 2).T))
seen("every second", "[0.0, 2.0]", "[0.0, 1.0]", kept(np.arange(4, dtype=np.float32)[::2]))
seen("made contiguous", "[[0.0, 2.0], [1.0, 3.0]]", "[[0.0, 2.0], [1.0, 3.0]]", kept(np.ascontiguousarray(np.arange(4, dtype=np.float32).reshape(2, 2).T)))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
