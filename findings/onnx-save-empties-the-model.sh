#!/usr/bin/env bash
# Guess: saving a model leaves the object as it was
# What happens: with save_as_external_data the weights are taken out of the object in memory, which then
#   cannot be checked, run or saved elsewhere
# Why it matters here: an exporter that saves and then compares, or saves a second format, works on a model
#   without weights
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

weight = numpy_helper.from_array(np.ones((64, 64), np.float32), "w")
value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 64])
model = helper.make_model(helper.make_graph([helper.make_node("MatMul", ["x", "w"], ["y"])], "g", [value("x")], [value("y")], [weight]))
held = lambda: f"{len(model.graph.initializer[0].raw_data)} bytes of weights in memory"
seen("before", "16384 bytes of weights in memory", "16384 bytes of weights in memory", held())
onnx.save(model, "plain.onnx")
seen("after a plain save", "16384 bytes of weights in memory", "16384 bytes of weights in memory", held())
onnx.save(model, "external.onnx", save_as_external_data=True, location="external.data")
seen("after a save with external data", "16384 bytes of weights in memory", "0 bytes of weights in memory", held())
sys.exit(seen.changed)
EOF
venv/bin/python try.py
