#!/usr/bin/env bash
# Guess: a number that half precision can hold comes through a conversion to float16 rounded, as NumPy rounds it; what
#   is too large becomes 65504 or infinite, and what is too small 0
# What happens: everything above 10,000 becomes 10,000, 65504 too, and everything between 0 and 1e-7 becomes 1e-7;
#   infinity stays. Only a warning says so. onnxruntime's copy of the converter has the limits of the type
# Why it matters here: masks of -65504 become -10000, and a weight that was as good as 0 is larger by any factor
# Versions: onnxconverter-common==1.16.0, onnxruntime==1.32.0, onnx==1.23.2, numpy==2.4.6, sympy==1.14.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check onnxconverter-common==1.16.0 onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6 sympy==1.14.0
echo "$(venv/bin/python --version), onnxconverter-common==1.16.0, onnxruntime==1.32.0, onnx==1.23.2, numpy==2.4.6, sympy==1.14.0"
cat >try.py <<'EOF'
import sys
import warnings

import numpy as np
from onnx import TensorProto, helper, numpy_helper
from onnxconverter_common.float16 import convert_float_to_float16
from onnxruntime.transformers.float16 import convert_float_to_float16 as convert_in_onnxruntime

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def converted(convert, number):
    """The initializer of a model x + number behind the conversion, and whether a warning says that it changed."""
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy")
    initializer = numpy_helper.from_array(np.array([number], np.float32), "number")
    graph = helper.make_graph([helper.make_node("Add", ["x", "number"], ["y"])], "g", [x], [y], [initializer])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = numpy_helper.to_array(convert(model).graph.initializer[0])[0]
    warned = any("truncated" in str(warning.message) for warning in caught)
    return f"{value:.3g}{', with a warning' if warned else ''}"


rows = [
    (9000, "9e+03", "9e+03"),
    (20000, "1e+04, with a warning", "2e+04"),
    (-65504, "-1e+04, with a warning", "-6.55e+04"),
    (6e-8, "1.19e-07, with a warning", "5.96e-08"),
    (1e-12, "1.19e-07, with a warning", "5.96e-08"),
    (float("inf"), "inf, with a warning", "inf"),
]
for number, before, in_onnxruntime in rows:
    with np.errstate(over="ignore"):
        guess = f"{np.float16(number):.3g}"
    seen(f"{number}", guess, before, converted(convert_float_to_float16, number))
    seen(f"{number}, onnxruntime's copy", guess, in_onnxruntime, converted(convert_in_onnxruntime, number))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
