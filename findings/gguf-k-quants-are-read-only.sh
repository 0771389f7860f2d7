#!/usr/bin/env bash
# Guess: the gguf package writes the types that it reads
# What happens: Q4_K and Q6_K, usual types of published files, are read but not written: quantize raises
#   NotImplementedError without a message
# Why it matters here: a converter in Python can make Q4_0 to Q8_0 only; Q4_K needs llama.cpp
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

import gguf
import numpy as np

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def can(action, kind):
    kind = gguf.GGMLQuantizationType[kind]
    size = gguf.GGML_QUANT_SIZES[kind]
    try:
        if action == "read":
            gguf.quants.dequantize(np.zeros((1, size[1]), np.uint8), kind)
        else:
            gguf.quants.quantize(np.ones((1, size[0]), np.float32), kind)
        return "works"
    except Exception as error:
        return f"{type(error).__name__} {error}".strip()

for kind in ("Q8_0", "Q4_K", "Q6_K"):
    seen(f"read {kind}", "works", "works", can("read", kind))
seen("write Q8_0", "works", "works", can("write", "Q8_0"))
seen("write Q4_K", "works", "NotImplementedError", can("write", "Q4_K"))
seen("write Q6_K", "works", "NotImplementedError", can("write", "Q6_K"))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
