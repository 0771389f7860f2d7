#!/usr/bin/env bash
# Guess: the same tensors and the same metadata give the same file
# What happens: from two entries of metadata on, their order in the header changes from one save to the next
# Why it matters here: the checksum of a file that was built twice says nothing; one entry, or none, keeps the bytes
#   equal
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
from safetensors.numpy import save

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

tensors = {"a": np.ones(2, np.float32), "b": np.zeros(3, np.float32)}


def contents(metadata):
    """Whether 50 saves of the same data give one content or several."""
    different = {save(tensors, metadata=metadata) for _ in range(50)}
    return "one" if len(different) == 1 else "several"


seen("no metadata", "one", "one", contents(None))
seen("one entry", "one", "one", contents({"format": "np"}))
seen("two entries", "one", "several", contents({"format": "np", "license": "mit"}))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
