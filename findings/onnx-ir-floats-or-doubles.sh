#!/usr/bin/env bash
# Guess: ir.tensor of a list of Python numbers is FLOAT as soon as one of them has a point
# What happens: only a flat list in which each number has a point is FLOAT (1e300 is then infinite); with one whole
#   number in it, or as rows of a table, the same numbers are DOUBLE
# Why it matters here: a scale list with one whole number, or per row, gives an initializer that no float operator of
#   the graph takes
# Versions: onnx_ir==1.1.0, onnx==1.23.2, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check onnx_ir==1.1.0 onnx==1.23.2 numpy==2.4.6
echo "$(venv/bin/python --version), onnx_ir==1.1.0, onnx==1.23.2, numpy==2.4.6"
cat >try.py <<'EOF'
import sys

import numpy as np
import onnx
import onnx_ir as ir

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

seen("tensor([1.0, 2.5])", "FLOAT", "FLOAT", ir.tensor([1.0, 2.5]).dtype.name)
seen("tensor([1, 2.5])", "FLOAT", "DOUBLE", ir.tensor([1, 2.5]).dtype.name)
seen("tensor([2.5, 1])", "FLOAT", "DOUBLE", ir.tensor([2.5, 1]).dtype.name)
seen("tensor([[1.0], [2.5]])", "FLOAT", "DOUBLE", ir.tensor([[1.0], [2.5]]).dtype.name)
seen("tensor([[1], [2.5]])", "FLOAT", "DOUBLE", ir.tensor([[1], [2.5]]).dtype.name)
seen("tensor([1, 2])", "INT64", "INT64", ir.tensor([1, 2]).dtype.name)
seen("tensor([1e300])", "DOUBLE [1e+300]", "FLOAT [inf]", f"{ir.tensor([1e300]).dtype.name} {ir.tensor([1e300]).numpy().tolist()}")


def multiply(scale):
    """Whether the checker takes x * scale for a float x."""
    from onnx import TensorProto, checker, helper

    tensor = ir.to_proto(ir.tensor(scale, name="scale"))
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [2]) for name in "xy")
    graph = helper.make_graph([helper.make_node("Mul", ["x", "scale"], ["y"])], "g", [x], [y], [tensor])
    try:
        checker.check_model(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)]), full_check=True)
        return "taken"
    except onnx.shape_inference.InferenceError as error:
        return type(error).__name__


seen("float x times [1.0, 2.5]", "taken", "taken", multiply([1.0, 2.5]))
seen("float x times [1, 2.5]", "taken", "InferenceError", multiply([1, 2.5]))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
