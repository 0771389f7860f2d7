#!/usr/bin/env bash
# Guess: the pieces that DecodeStream gives out are, joined, what decode makes of the same tokens
# What happens: bytes of a character that is not finished are held back, and there is no call that ends the stream:
#   where decode has U+FFFD at the end the pieces have nothing; a true U+FFFD at the end is held back too
# Why it matters here: a streamed answer that a limit cuts inside a character is shorter than the same answer in one
#   piece
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

from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from tokenizers.decoders import DecodeStream

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

letters = sorted(pre_tokenizers.ByteLevel.alphabet())
tokenizer = Tokenizer(models.BPE({letter: i for i, letter in enumerate(letters)}, []))
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()


def joined(ids):
    stream = DecodeStream()
    return "".join(stream.step(tokenizer, token) or "" for token in ids)


whole = tokenizer.encode("a\u03c0").ids
mark = tokenizer.encode("a\ufffd").ids
seen("a character of two bytes", "a\u03c0", "a\u03c0", joined(whole))
seen("its first byte, decode", "a\ufffd", "a\ufffd", tokenizer.decode(whole[:-1]))
seen("its first byte, DecodeStream", "a\ufffd", "a", joined(whole[:-1]))
seen("its first byte and a letter, DecodeStream", "a\ufffda", "a\ufffda", joined([*whole[:-1], whole[0]]))
seen("U+FFFD itself, DecodeStream", "a\ufffd", "a", joined(mark))
seen("a way to end the stream", "a method", "none", next((name for name in ("finish", "flush", "end", "close") if hasattr(DecodeStream(), name)), "none"))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
