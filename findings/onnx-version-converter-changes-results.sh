#!/usr/bin/env bash
# Guess: onnx.version_converter gives a model that computes the same, or refuses the conversion
# What happens: Softmax from 12 to 13 is rewritten so that the result stays, but Hardmax, whose axis changed its
#   meaning in the same version, is not; Softmax and LogSoftmax from 13 to 12 and a linear Resize from 10 to 11
#   compute other numbers too, without an error
# Why it matters here: a model that was brought to the opset that a browser's runtime wants answers differently
# Versions: onnx==1.23.2, onnxruntime==1.32.0, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
echo "$(venv/bin/python --version), onnx==1.23.2, onnxruntime==1.32.0, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, version_converter

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

x = np.array([[[0, 3], [1, 2]], [[5, 4], [7, 6]]], np.float32)
image = np.arange(4, dtype=np.float32).reshape(1, 1, 2, 2)
scales = helper.make_tensor("s", TensorProto.FLOAT, [4], [1, 1, 2, 2])


def run(model, x):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


def compare(opset, target, x, *node, weights=(), **attributes):
    shape = list(x.shape) if not weights else [1, 1, 4, 4]
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, list(x.shape))]
    outputs = [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)]
    graph = helper.make_graph([helper.make_node(*node, **attributes)], "g", inputs, outputs, list(weights))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    return "same" if np.allclose(run(model, x), run(version_converter.convert_version(model, target), x)) else "other"


seen("Softmax, 12 to 13", "same", "same", compare(12, 13, x, "Softmax", ["x"], ["y"]))
seen("Hardmax, 12 to 13", "same", "other", compare(12, 13, x, "Hardmax", ["x"], ["y"]))
seen("Softmax, 13 to 12", "same", "other", compare(13, 12, x, "Softmax", ["x"], ["y"], axis=1))
seen("LogSoftmax, 13 to 12", "same", "other", compare(13, 12, x, "LogSoftmax", ["x"], ["y"], axis=1))
seen("Resize, 10 to 11", "same", "other", compare(10, 11, image, "Resize", ["x", "s"], ["y"], weights=[scales], mode="linear"))
seen("Softmax over the last axis, 13 to 12", "same", "same", compare(13, 12, x, "Softmax", ["x"], ["y"], axis=-1))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
