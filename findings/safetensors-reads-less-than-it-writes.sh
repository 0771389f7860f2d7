#!/usr/bin/env bash
# Guess: what save_file writes load_file reads, and load reads the bytes of a file that load_file reads
# What happens: for NumPy arrays of ml_dtypes the three differ: bfloat16 is written, read by load_file, and raises
#   KeyError in load; float8 is written and read by neither
# Why it matters here: a quantiser's float8 file can be checked by no reader of the same package, and code that has the
#   bytes already (a download, a part of an archive) cannot read a bfloat16 model
# Versions: safetensors==0.8.0, ml_dtypes==0.6.0, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check safetensors==0.8.0 ml_dtypes==0.6.0 numpy==2.4.6
echo "$(venv/bin/python --version), safetensors==0.8.0, ml_dtypes==0.6.0, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

import ml_dtypes
import numpy as np
from safetensors.numpy import load, load_file, save_file

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def attempt(read):
    try:
        return f"{read()['a'].dtype}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def bytes_of(name):
    with open(name, "rb") as file:
        return file.read()


expected = {
    "float16": ("float16", "float16"),
    "bfloat16": ("bfloat16", "KeyError: 'BF16'"),
    "float8_e4m3fn": ("AttributeError: module 'numpy' has no attribute 'float8_e4m3fn'", "KeyError: 'F8_E4M3'"),
    "float8_e5m2": ("AttributeError: module 'numpy' has no attribute 'float8_e5m2'", "KeyError: 'F8_E5M2'"),
}
for name, (by_file, by_bytes) in expected.items():
    save_file({"a": np.ones(4, np.dtype(name))}, "x.safetensors")
    seen(f"load_file of {name}", name, by_file, attempt(lambda: load_file("x.safetensors")))
    seen(f"load of {name}", name, by_bytes, attempt(lambda: load(bytes_of("x.safetensors"))))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
