#!/usr/bin/env bash
# Guess: with byte_fallback every text comes back from decode, since what the vocabulary lacks is written as bytes
# What happens: the normal form of the default comes first: 5² is encoded as 52, 10⁻³ as 10, a minus of typography and
#   3, 1½ as 11⁄2, and line ends and double blanks become one blank; normalization_rule_name="identity" keeps all but
#   double blanks, which need remove_extra_whitespaces=False too
# Why it matters here: a tokenizer trained with the defaults reads another number in a problem, without an error
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


def train(**options):
    model = io.BytesIO()
    SentencePieceTrainer.train(sentence_iterator=iter(sentences), model_writer=model, model_type="bpe", vocab_size=300, byte_fallback=True, minloglevel=2, **options)
    return SentencePieceProcessor(model_proto=model.getvalue())


usual = train()
identity = train(normalization_rule_name="identity")
faithful = train(normalization_rule_name="identity", remove_extra_whitespaces=False)
rows = [
    ("5²", "52", "5²", "5²"),
    ("10⁻³", "10−3", "10⁻³", "10⁻³"),
    ("1½", "11⁄2", "1½", "1½"),
    ("a\nb", "a b", "a\nb", "a\nb"),
    ("a  b", "a b", "a b", "a  b"),
    ("é", "é", "é", "é"),
]
for text, by_default, by_identity, by_both in rows:
    seen(f"{text!r}", repr(text), repr(by_default), repr(usual.decode(usual.encode(text))))
    seen(f"{text!r}, identity", repr(text), repr(by_identity), repr(identity.decode(identity.encode(text))))
    seen(f"{text!r}, identity, blanks kept", repr(text), repr(by_both), repr(faithful.decode(faithful.encode(text))))
sys.exit(seen.changed)
EOF
venv/bin/python try.py
