#!/usr/bin/env bash
# Guess: make_tensor of INT4 clips numbers to -8..7 or refuses them
# What happens: it keeps the lowest four bits: 9 becomes -7 and 100 becomes 4, without a word
# Why it matters here: a zero point or a rounding error of one turns the largest weight of a block into the
#   smallest
# Versions: onnx==1.23.2, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6
echo "$(venv/bin/python --version), onnx==1.23.2, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

back = lambda *numbers: str([int(x) for x in numpy_helper.to_array(helper.make_tensor("w", TensorProto.INT4, [len(numbers)], list(numbers)))])
seen("-8, 7", "[-8, 7]", "[-8, 7]", back(-8, 7))
seen("8, -9, 100", "[7, -8, 7] or an error", "[-8, 7, 4]", back(8, -9, 100))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
