#!/usr/bin/env bash
# Guess: @huggingface/gguf reads every text of a header whole, wherever the text lies in the file, or throws
# What happens: it reads the file in parts of 2,000,000 bytes. The last text of a list that crosses the end of a part comes
#   back shorter, without an error, and what follows it is right; a text of another place in the list is whole
# Why it matters here: the lists are tokens and merges, and real headers are longer than one part: the last token or merge
#   of a vocabulary may be cut
# Versions: @huggingface/gguf 0.4.6
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @huggingface/gguf@0.4.6
echo "Node $(node --version), @huggingface/gguf $(node -p "require('./node_modules/@huggingface/gguf/package.json').version")"
cat >try.mjs <<'EOF'
import { writeFileSync } from 'node:fs';
import { gguf } from '@huggingface/gguf';

const part = 2_000_000;
const u32 = (value) => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value) => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
const text = (value) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const [textType, listType, u32Type] = [8, 9, 4];

/** A header of version 3 with a list of texts and a number after it. `before` characters pad the first text. */
function header(before, texts) {
  const list = [textType, texts.length + 1];
  return Buffer.concat([
    Buffer.from('GGUF'), u32(3), u64(0), u64(2),
    text('tokens'), u32(listType), u32(list[0]), u64(list[1]), text('x'.repeat(before)), ...texts.map(text),
    text('after'), u32(u32Type), u32(7),
    Buffer.alloc(64),
  ]);
}

/** Where the last of the texts begins when nothing pads the first. */
const startOfLast = (texts) => header(0, texts).length - 64 - 21 - Buffer.byteLength(texts.at(-1));

async function read(name, bytes) {
  writeFileSync(name, bytes);
  const { metadata } = await gguf(`./${name}`, { allowLocalFile: true });
  return { last: metadata.tokens.at(-1), before: metadata.tokens.at(-2), after: metadata.after };
}

let changed = false;
function seen(what, guess, before, got) {
  console.log(`${what}\n  guess: ${JSON.stringify(guess)}\n  seen:  ${JSON.stringify(got)}`);
  if (JSON.stringify(got) === JSON.stringify(before)) return;
  console.log(`  changed, it was: ${JSON.stringify(before)}`);
  changed = true;
}

// Many short texts, so that no single one is long; the last begins 4 bytes before the end of the first part.
const filler = Array.from({ length: 50_000 }, (_, i) => `token ${i}`.padEnd(20));
const texts = [...filler, 'last-token'];
const room = part - 4 - startOfLast(texts);
const whole = { last: 'last-token', before: filler.at(-1), after: 7 };
seen('the last text crosses the end of the first part', whole, { ...whole, last: 'last' }, await read('cut.gguf', header(room, texts)));
seen('it begins 40 bytes earlier', whole, whole, await read('early.gguf', header(room - 40, texts)));
const moved = [...filler, 'last-token', 'one more'];
seen(
  'the same text at the same place, with one more after it',
  { last: 'one more', before: 'last-token', after: 7 },
  { last: 'one more', before: 'last-token', after: 7 },
  await read('more.gguf', header(part - 4 - startOfLast(texts), moved)),
);
process.exit(changed ? 1 : 0);
EOF
node try.mjs
