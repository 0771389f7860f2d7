#!/usr/bin/env bash
# Guess: special tokens that are given to a trainer are taken out of the training text, as they are taken out when
#   text is encoded
# What happens: they are trained on as ordinary text: "user" and "end" become tokens because <|user|> and <|end|> are
#   in every line; and vocab_size is no limit where the alphabet is larger: 10 gives 258 tokens
# Why it matters here: a vocabulary that is trained on chats spends places on pieces of marks that never come up
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

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

def seen(what, guess, before, got):
    print(f"{what}\n  guess: {guess}\n  seen:  {got}")
    if got != before:
        print(f"  changed, it was: {before}")
        seen.changed = True


seen.changed = False

marks = ["<|user|>", "<|end|>"]


def train(**settings):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(special_tokens=marks, show_progress=False, **settings)
    tokenizer.train_from_iterator(["<|user|>one two<|end|>"] * 50, trainer)
    return tokenizer


tokenizer = train(vocab_size=400)
tokens = tokenizer.get_vocab()
seen("user and end are tokens", "neither", "end user", " ".join(word for word in ["end", "user"] if word in tokens) or "neither")
seen("one is a token", True, True, "one" in tokens)
seen("encoded", ["<|user|>", "one", "\u0120two", "<|end|>"], ["<|user|>", "one", "\u0120two", "<|end|>"], tokenizer.encode("<|user|>one two<|end|>").tokens)
alphabet = pre_tokenizers.ByteLevel.alphabet()
seen("size with vocab_size=10", "10, or an error", 258, train(vocab_size=10, initial_alphabet=alphabet).get_vocab_size())
sys.exit(seen.changed)
EOF
venv/bin/python try.py
