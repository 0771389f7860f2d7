#!/usr/bin/env bash
# Guess: the reference evaluator of ONNX is exact enough to test log-probabilities against
# What happens: its LogSoftmax is the logarithm of a float32 softmax: logits 1000 and 0 give 0 and
#   -Infinity, where the answer is -1000
# Why it matters here: a loss checked against it has infinities that runtimes do not have
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
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

np.seterr(all="ignore")
value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [2])
model = helper.make_model(helper.make_graph([helper.make_node("LogSoftmax", ["x"], ["y"])], "g", [value("x")], [value("y")]))
run = lambda *logits: str(ReferenceEvaluator(model).run(None, {"x": np.array(logits, np.float32)})[0].tolist())
seen("1000, 0", "[0.0, -1000.0]", "[0.0, -inf]", run(1000, 0))
seen("10, 10", "two equal numbers", "[-0.6931471824645996, -0.6931471824645996]", run(10, 10))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
