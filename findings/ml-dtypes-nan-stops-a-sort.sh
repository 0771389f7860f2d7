#!/usr/bin/env bash
# Guess: sorting a bfloat16 or float8 array puts NaN last, as NumPy does for its own floating-point types
# What happens: the NaN stays where it is, and only what stands behind it is put in order: 3 NaN 1 2 0 becomes 3 NaN 0
#   1 2, argsort does the same, and unique keeps repeated numbers; max and argmax do see the NaN
# Why it matters here: the largest logits or weights taken by argsort are the last ones of the array, without a
#   warning; astype(np.float32) first is right
# Versions: ml_dtypes==0.6.0, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ml_dtypes==0.6.0 numpy==2.4.6
echo "$(venv/bin/python --version), ml_dtypes==0.6.0, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

import numpy as np
from ml_dtypes import bfloat16, float8_e4m3fn

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

numbers = [3, float("nan"), 1, 2, 0]
for dtype in (np.float16, bfloat16, float8_e4m3fn):
    array = np.array(numbers, dtype)
    own = dtype is np.float16
    name = np.dtype(dtype).name
    seen(f"sort of 3 NaN 1 2 0, {name}", "[0.0, 1.0, 2.0, 3.0, nan]", "[0.0, 1.0, 2.0, 3.0, nan]" if own else "[3.0, nan, 0.0, 1.0, 2.0]", str(np.sort(array).astype(float).tolist()))
    seen(f"argsort, {name}", "[4, 2, 3, 0, 1]", "[4, 2, 3, 0, 1]" if own else "[0, 1, 4, 2, 3]", str(np.argsort(array, kind="stable").tolist()))
    seen(f"argmax, {name}", "1, the NaN", "1", str(np.argmax(array)))
    seen(f"sort without the NaN, {name}", "[0.0, 1.0, 2.0, 3.0]", "[0.0, 1.0, 2.0, 3.0]", str(np.sort(array[[0, 2, 3, 4]]).astype(float).tolist()))
array = np.array(numbers, bfloat16)
seen("sort of astype(np.float32)", "[0.0, 1.0, 2.0, 3.0, nan]", "[0.0, 1.0, 2.0, 3.0, nan]", str(np.sort(array.astype(np.float32)).tolist()))
repeated = np.array([1, 2, float("nan"), 1, 2], bfloat16)
seen("unique of 1 2 NaN 1 2, bfloat16", "[1.0, 2.0, nan]", "[1.0, 2.0, nan, 1.0, 2.0]", str(np.unique(repeated).astype(float).tolist()))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
