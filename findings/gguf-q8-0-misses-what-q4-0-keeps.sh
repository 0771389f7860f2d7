#!/usr/bin/env bash
# Guess: eight bits keep every number at least as well as four bits
# What happens: a block of equal numbers 0.5 comes back exactly from Q4_0 and as 0.49997 from Q8_0, whose
#   scale is 0.5 / 127 rounded to half precision
# Why it matters here: tests that compare exact values after a conversion fail with the better type
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

def there_and_back(kind, *numbers):
    row = np.resize(np.array(numbers, np.float32), (1, 32))
    kind = gguf.GGMLQuantizationType[kind]
    back = gguf.quants.dequantize(gguf.quants.quantize(row, kind), kind)[0]
    return ", ".join(f"{x:.5f}" for x in back[: len(numbers)])


seen("Q4_0 of 0.5", "0.50000", "0.50000", there_and_back("Q4_0", 0.5))
seen("Q8_0 of 0.5", "0.50000", "0.49997", there_and_back("Q8_0", 0.5))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
