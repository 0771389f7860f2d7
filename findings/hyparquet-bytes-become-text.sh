#!/usr/bin/env bash
# Guess: a column of bytes is read as bytes, since Parquet marks text as such (the logical type STRING)
# What happens: hyparquet decodes every column of byte arrays as UTF-8, marked or not: 255 comes back as U+FFFD, which
#   has lost its value; with utf8: false unmarked columns are bytes, and marked ones are text still
# Why it matters here: images, packed tokens or log-probabilities of a data set are spoilt without an error
# Versions: hyparquet@1.33.0, hyparquet-writer@0.17.0
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hyparquet@1.33.0 hyparquet-writer@0.17.0
echo "node $(node --version), hyparquet@1.33.0, hyparquet-writer@0.17.0"
cat >try.mjs <<'EOF'
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text === before) return;
  console.log(`  changed, it was: ${before}`);
  process.exitCode = 1;
};

const file = parquetWriteBuffer({
  columnData: [
    { name: 'bytes', data: [new Uint8Array([1, 255])], type: 'BYTE_ARRAY' },
    { name: 'text', data: ['é'], type: 'STRING' },
  ],
});
const [, bytes, text] = parquetMetadata(file).schema;
seen('type of bytes', 'BYTE_ARRAY', 'BYTE_ARRAY', [bytes.type, bytes.converted_type, bytes.logical_type?.type].filter(Boolean).join(' '));
seen('type of text', 'BYTE_ARRAY UTF8 STRING', 'BYTE_ARRAY UTF8', [text.type, text.converted_type, text.logical_type?.type].filter(Boolean).join(' '));

const show = (value) => (typeof value === 'string' ? JSON.stringify(value).replaceAll('\u0001', '\\u0001') : `bytes ${[...value]}`);
const [row] = await parquetReadObjects({ file });
seen('bytes 1 and 255', 'bytes 1,255', '"\\u0001\ufffd"', show(row.bytes));
seen('text é', '"é"', '"é"', show(row.text));
const [plain] = await parquetReadObjects({ file, utf8: false });
seen('bytes 1 and 255, utf8: false', 'bytes 1,255', 'bytes 1,255', show(plain.bytes));
seen('text é, utf8: false', '"é"', '"é"', show(plain.text));
EOF
node try.mjs
