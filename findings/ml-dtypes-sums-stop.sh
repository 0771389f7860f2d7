#!/usr/bin/env bash
# Guess: the sum and the mean of a bfloat16 array are right up to rounding, as NumPy's float16 has them and
#   as a matrix product of the same array has them
# What happens: each step of a sum is rounded to the type, so a sum of ones stops at 256, the mean of 1,000 ones
#   is 0.256 and their variance is not 0; float8 stops at 16, and int4 wraps round
# Why it matters here: the mean or norm of stored weights is wrong without an error; sum(dtype=np.float32)
#   is right
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
from ml_dtypes import bfloat16, float8_e4m3fn, int4

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

ones = np.ones(1000, bfloat16)
seen("sum of 1,000 ones, float16", "1000.0", "1000.0", str(float(ones.astype(np.float16).sum())))
seen("sum of 1,000 ones, bfloat16", "1000.0", "256.0", str(float(ones.sum())))
seen("their product with themselves", "1000.0", "1000.0", str(float(ones @ ones)))
seen("their sum with dtype=np.float32", "1000.0", "1000.0", str(float(ones.sum(dtype=np.float32))))
seen("their mean", "1.0", "0.255859375", str(float(ones.mean())))
seen("their variance", "0.0", "0.255859375", str(float(ones.var())))
seen("mean of 1,000 ones, float8_e4m3fn", "1.0", "0.015625", str(float(np.ones(1000, float8_e4m3fn).mean())))
seen("sum of three sevens, int4", "21, as for int8", "5", str(int(np.full(3, 7, int4).sum())))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
