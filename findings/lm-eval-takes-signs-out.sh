#!/usr/bin/env bash
# Guess: exact_match with ignore_punctuation forgives a full stop at the end or quotes, and the tasks that use it for
#   numbers tell 1.5 from 15 and -5 from 5
# What happens: every punctuation mark is taken out, also minus signs, decimal points and fraction bars: 1.5 equals 15,
#   -5 equals 5 and 1/2 equals 12; the task MGSM, school maths, uses the option
# Why it matters here: a wrong sign counts as right, so such scores cannot be compared with this project's
# Versions: lm_eval==0.4.13, sacrebleu==2.6.0, numpy==2.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-deps lm_eval==0.4.13
venv/bin/pip install --quiet --disable-pip-version-check sacrebleu==2.6.0 numpy==2.4.6
echo "$(venv/bin/python --version), lm_eval==0.4.13, sacrebleu==2.6.0, numpy==2.4.6"
cat >try.py <<'EOF'
import pathlib
import re
import sys
import sysconfig

from lm_eval.api.metrics import exact_match_hf_evaluate

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False


def equal(given, gold, **options):
    return str(exact_match_hf_evaluate(predictions=[given], references=[gold], **options)["exact_match"] == 1)


seen("'72.' and '72'", "True", "True", equal("72.", "72", ignore_punctuation=True))
seen("'1.5' and '15'", "False", "True", equal("1.5", "15", ignore_punctuation=True))
seen("'-5' and '5'", "False", "True", equal("-5", "5", ignore_punctuation=True))
seen("'1/2' and '12'", "False", "True", equal("1/2", "12", ignore_punctuation=True))
seen("'-5' and '5' without the option", "False", "False", equal("-5", "5"))
task = pathlib.Path(sysconfig.get_path("purelib"), "lm_eval/tasks/mgsm/direct/direct_yaml").read_text()
option = re.search(r"metric: exact_match\n(?:    .*\n)*?    ignore_punctuation: (\w+)", task)
seen("ignore_punctuation in the task MGSM", "false or missing", "true", option.group(1) if option else "missing")
sys.exit(seen.changed)
EOF
venv/bin/python try.py
