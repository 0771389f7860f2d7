#!/usr/bin/env bash
# Guess: the full stop at the end of a sentence is no part of the number before it, in the flexible method at least
# What happens: "The answer is 72." gets 0 from every method: the number is read as "72." and compared as text; flexible
#   also keeps the commas of 1,000, which strict takes out
# Why it matters here: this reward teaches a model to write no full stop, and its figures are no baseline for a grader
#   that reads numbers
# Versions: verl==0.9.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-deps verl==0.9.1
echo "$(venv/bin/python --version), verl==0.9.1"
cat >try.py <<'EOF'
import importlib.util
import pathlib
import sys
import sysconfig

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False


def reward(name):
    """The module of one reward. It is loaded by its path, since the package itself imports torch."""
    path = pathlib.Path(sysconfig.get_path("purelib"), "verl/utils/reward_score", f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.compute_score


gsm8k = reward("gsm8k")
score = lambda *given, **options: str(float(gsm8k(*given, **options)))
seen("strict, '#### 72'", "1.0", "1.0", score("So it is #### 72", "72"))
seen("strict, '#### 72.'", "1.0", "0.0", score("So it is #### 72.", "72"))
seen("flexible, 'The answer is 72'", "1.0", "1.0", score("The answer is 72", "72", method="flexible"))
seen("flexible, 'The answer is 72.'", "1.0", "0.0", score("The answer is 72.", "72", method="flexible"))
seen("flexible, 'It is 72, as said above'", "1.0", "0.0", score("It is 72, as said above", "72", method="flexible"))
seen("strict, '#### 1,000'", "1.0", "1.0", score("So it is #### 1,000", "1000"))
seen("flexible, 'The answer is 1,000'", "1.0", "0.0", score("The answer is 1,000", "1000", method="flexible"))
dapo = reward("math_dapo")
seen("math_dapo, 'Answer: 72'", "True", "True", str(dapo("Answer: 72", "72")["acc"]))
seen("math_dapo, 'Answer: 72.'", "True", "False", str(dapo("Answer: 72.", "72")["acc"]))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
