#!/usr/bin/env bash
# Guess: the tokens of an encoding are the vocabulary's entries for its ids, and what is unknown is <unk> there
# What happens: so it is for WordLevel, BPE and WordPiece; a Unigram model gives the text itself as the token, zz,
#   though its id is that of <unk> and the vocabulary has no zz
# Why it matters here: a check that looks for <unk> among the tokens finds nothing unknown, and a lookup of the tokens
#   fails
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

from tokenizers import Tokenizer, models, pre_tokenizers

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

for model, before in [
    (models.WordLevel({"<unk>": 0, "a": 1}, unk_token="<unk>"), "a <unk>"),
    (models.WordPiece({"<unk>": 0, "a": 1}, unk_token="<unk>"), "a <unk>"),
    (models.BPE({"<unk>": 0, "a": 1}, [], unk_token="<unk>", fuse_unk=True), "a <unk>"),
    (models.Unigram([("<unk>", 0.0), ("a", -1.0)], 0), "a zz"),
]:
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    encoding = tokenizer.encode("a zz")
    name = type(model).__name__
    seen(f"{name}, ids", [1, 0], [1, 0], encoding.ids)
    seen(f"{name}, tokens", "a <unk>", before, " ".join(encoding.tokens))
    seen(f"{name}, entry of the second id", "<unk>", "<unk>", tokenizer.id_to_token(encoding.ids[1]))
    seen(f"{name}, id of zz", None, None, tokenizer.token_to_id("zz"))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
