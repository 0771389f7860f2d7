#!/usr/bin/env bash
# Guess: a NaN or infinite weight is still one behind quantisation, or makes its block NaN, as in Q4_0 and Q8_0
# What happens: MXFP4 turns the whole block of 32 weights, the good ones too, into 0, without an error
# Why it matters here: a training run that broke looks like a model with a few silent rows, and no check of the file
#   for NaN finds it
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
import warnings

import gguf
import numpy as np
from gguf.quants import dequantize, quantize

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

warnings.simplefilter("ignore")


def back(first, name):
    """The different values of a block of `first` and 31 ones behind quantisation."""
    block = np.ones((1, 32), np.float32)
    block[0, 0] = first
    kind = gguf.GGMLQuantizationType[name]
    return str(np.unique(dequantize(quantize(block, kind), kind)).tolist())


for name in ("BF16", "Q4_0", "Q8_0", "MXFP4"):
    seen(f"1 and ones, {name}", "[1.0]", "[0.99993896484375]" if name == "Q8_0" else "[1.0]", back(1, name))
for name, nan, infinite in (("BF16", "[1.0, nan]", "[1.0, inf]"), ("Q4_0", "[nan]", "[inf, nan]"), ("Q8_0", "[nan]", "[nan]"), ("MXFP4", "[0.0]", "[0.0]")):
    seen(f"NaN and ones, {name}", "[1.0, nan] or [nan]", nan, back(np.nan, name))
    seen(f"infinity and ones, {name}", "[1.0, inf], [inf, nan] or [nan]", infinite, back(np.inf, name))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
