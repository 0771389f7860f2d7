#!/usr/bin/env bash
# Guess: without an unknown token, a BPE model raises at a character that is not in its vocabulary, as the models of
#   the kinds WordLevel, WordPiece and Unigram do
# What happens: the character is left out without a word, and what stood on its two sides is merged: 1π2 becomes the
#   token 12; a text of unknown characters is an empty list of ids
# Why it matters here: a tokenizer that was trained on plain digits and letters reads another number
# Versions: tokenizers==0.23.3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tokenizers==0.23.3
echo "$(venv/bin/python --version), tokenizers==0.23.3"
cat >try.py <<'EOF'
import sys

from tokenizers import Tokenizer
from tokenizers.models import BPE, Unigram, WordLevel, WordPiece

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True

seen.changed = False

def tokens(model, text):
    try:
        return str(Tokenizer(model).encode(text).tokens)
    except Exception as error:
        return f"raises: {error}"


vocabulary = {"1": 0, "2": 1, "12": 2}
merges = [("1", "2")]
seen("BPE, 1π2", "raises", "['12']", tokens(BPE(vocabulary, merges), "1π2"))
seen("BPE, π", "raises", "[]", tokens(BPE(vocabulary, merges), "π"))
seen("BPE with an unknown token, 1π2", "['1', '?', '2']", "['1', '?', '2']", tokens(BPE({**vocabulary, "?": 3}, merges, unk_token="?"), "1π2"))
seen("BPE with byte_fallback but no bytes, 1π2", "raises", "['12']", tokens(BPE(vocabulary, merges, byte_fallback=True), "1π2"))
missing = "raises: {} error: Missing [UNK] token from the vocabulary"
seen("WordLevel, π", missing.format("WordLevel"), missing.format("WordLevel"), tokens(WordLevel(vocabulary), "π"))
seen("WordPiece, π", missing.format("WordPiece"), missing.format("WordPiece"), tokens(WordPiece(vocabulary), "π"))
unigram = "raises: Encountered an unknown token but `unk_id` is missing"
seen("Unigram, π", unigram, unigram, tokens(Unigram([("1", -1.0)], None, False), "π"))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
