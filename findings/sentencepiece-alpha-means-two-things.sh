#!/usr/bin/env bash
# Guess: alpha of a sampled encoding has one direction: the larger it is, the more (or the less) the pieces vary
# What happens: for a unigram model a larger alpha gives the best split more often; for a BPE model it is the chance
#   that a merge is left out, so that 1 gives single letters and everything from there on too
# Why it matters here: a training script that is moved from one kind to the other with alpha=1 sees its data as letters
# Versions: sentencepiece==0.2.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sentencepiece==0.2.3
echo "$(venv/bin/python --version), sentencepiece==0.2.3"
cat >try.py <<'EOF'
import io
import sys

from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

sentences = ["the answer is 12 and the other answer is 7", "we add 3 and 4 to get 7", "so the sum of 1 and 2 is 3"] * 20


def train(kind):
    model = io.BytesIO()
    SentencePieceTrainer.train(sentence_iterator=iter(sentences), model_writer=model, model_type=kind, vocab_size=45, hard_vocab_limit=False, minloglevel=2)
    return SentencePieceProcessor(model_proto=model.getvalue())


def as_without(model, alpha):
    """Of 200 sampled encodings, how many are the usual one."""
    best = model.encode("the answer")
    same = sum(model.encode("the answer", enable_sampling=True, nbest_size=-1, alpha=alpha) == best for _ in range(200))
    return "all" if same == 200 else "none" if same == 0 else "some"


unigram, bpe = train("unigram"), train("bpe")
seen("unigram, alpha 0.1", "some", "some", as_without(unigram, 0.1))
seen("unigram, alpha 100", "all", "all", as_without(unigram, 100.0))
seen("BPE, alpha 0", "some, as small values for unigram", "all", as_without(bpe, 0.0))
seen("BPE, alpha 1", "most, as large values for unigram", "none", as_without(bpe, 1.0))
seen("BPE, alpha 100", "all", "none", as_without(bpe, 100.0))
pieces = bpe.encode("the answer", out_type=str, enable_sampling=True, nbest_size=-1, alpha=1.0)
seen("BPE, pieces with alpha 1", "▁the ▁answer", "▁ t h e ▁ a n s w e r", " ".join(pieces))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
