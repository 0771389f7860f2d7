#!/usr/bin/env bash
# Guess: onnx.utils.extract_model and onnx.compose.add_prefix know that the branches of an If use values of the graph
#   around them, and make models that run
# What happens: extract_model leaves out the nodes that only a branch needs and raises at its own result; add_prefix
#   renames weights outside and not in the branches, and gives a model that no session takes
# Why it matters here: exported decoders choose between the first step and later ones by an If: such a model can be
#   neither cut nor merged
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
import onnx
import onnxruntime
from onnx import TensorProto, compose, helper

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

onnxruntime.set_default_logger_severity(4)


def value(name, kind=TensorProto.FLOAT, shape=(2,)):
    return helper.make_tensor_value_info(name, kind, list(shape))


def branch(operator):
    return helper.make_graph([helper.make_node(operator, ["a", "w"], [operator])], operator, [], [value(operator)])


weight = helper.make_tensor("w", TensorProto.FLOAT, [2], [10, 20])
nodes = [
    helper.make_node("Relu", ["x"], ["a"]),
    helper.make_node("If", ["c"], ["y"], then_branch=branch("Add"), else_branch=branch("Mul")),
    helper.make_node("Neg", ["y"], ["z"]),
]
graph = helper.make_graph(nodes, "g", [value("c", TensorProto.BOOL, ()), value("x")], [value("z")], [weight])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.checker.check_model(model, full_check=True)


def run(model, prefix=""):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {f"{prefix}x": np.array([1, 3], np.float32), f"{prefix}c": np.array(True)})[0].tolist()


def attempt(step):
    try:
        return step()
    except Exception as error:
        return f"raises {type(error).__name__}"


def extract():
    onnx.save(model, "whole.onnx")
    onnx.utils.extract_model("whole.onnx", "part.onnx", ["x", "c"], ["y"])
    return run(onnx.load("part.onnx"))


seen("the model", [-11.0, -23.0], [-11.0, -23.0], run(model))
seen("its part before Neg", [11.0, 23.0], "raises ValidationError", attempt(extract))
seen("with a prefix", [-11.0, -23.0], "raises InvalidGraph", attempt(lambda: run(compose.add_prefix(model, "p_"), "p_")))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
