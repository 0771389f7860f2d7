#!/usr/bin/env bash
# Guess: a tool that slims a model leaves operators that draw random numbers as they are
# What happens: RandomUniform becomes a constant, so every run gives the same numbers, and two RandomUniformLike of
#   one input become one, so that their difference is 0
# Why it matters here: a model that samples its tokens in the graph draws the same token for ever
# Versions: onnxslim==0.1.98, onnx==1.23.2, onnxruntime==1.31.1, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
packages="onnxslim==0.1.98 onnx==1.23.2 onnxruntime==1.31.1 numpy==2.4.6"
venv/bin/pip install --quiet --disable-pip-version-check $packages
echo "$(venv/bin/python --version), $packages"
cat >try.py <<'EOF'
import sys

import numpy as np
import onnxruntime
import onnxslim
from onnx import TensorProto, helper

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False


def model(*nodes):
    value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [8])
    graph = helper.make_graph(nodes, "graph", [value("x")], [value("y")])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def run_twice(made):
    session = onnxruntime.InferenceSession(made.SerializeToString())
    return [session.run(None, {"x": np.zeros(8, np.float32)})[0] for _ in range(2)]


def runs(made):
    first, second = run_twice(made)
    return "the same" if (first == second).all() else "others"


def size(made):
    return "0" if not np.any(run_twice(made)) else "not 0"


noise = model(helper.make_node("RandomUniform", [], ["noise"], shape=[8]), helper.make_node("Add", ["x", "noise"], ["y"]))
seen("numbers of the second run, RandomUniform", "others", "others", runs(noise))
seen("numbers of the second run, RandomUniform, slimmed", "others", "the same", runs(onnxslim.slim(noise)))

like = lambda name: helper.make_node("RandomUniformLike", ["x"], [name])
difference = model(like("a"), like("b"), helper.make_node("Sub", ["a", "b"], ["y"]))
seen("difference of two RandomUniformLike", "not 0", "not 0", size(difference))
seen("difference of two RandomUniformLike, slimmed", "not 0", "0", size(onnxslim.slim(difference)))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
