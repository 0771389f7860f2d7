import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';
import fc from '../bytes/testing/fast-check.ts';
import { beforeAll, describe, expect, it } from 'vitest';

import { pieceIds, pieceTokenizerFiles, pieceTokenizerJson } from './testing/sentence-piece.ts';
import {
  tinyChatTemplate,
  controlNames,
  tinyTokenizerFiles,
  tinyTokenizerJson,
} from './testing/tokenizer.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadTokenizer } from './tokenizer.ts';
import { byteCharacters } from '../bytes/byte-alphabet.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer(tinyTokenizerFiles());
});

/** Bytes of all tokens, joined and decoded; unlike a chat decoder, it drops nothing. */
function decode(ids: readonly number[], by: Tokenizer = tokenizer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(ids.flatMap((id) => [...by.bytesOf(id)])),
  );
}

/** Text in which control tokens and pieces of them are likely. */
const outsideText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...controlNames, '<', 'call', '>', '</', '<|im', '_end|>', 'the', ' ', '\n', '\uE000'),
      fc.constantFrom('<0x41>', '<0x', '41>', '▁', '▁▁', '</s>', '<unk>', '\n\n', '  ', '\t'),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((pieces) => pieces.join('').toWellFormed());

describe('text from outside', () => {
  it('comes back exactly, and never holds a control token', () => {
    fc.assert(
      fc.property(outsideText, (text) => {
        const ids = tokenizer.encode(text);
        expect(decode(ids)).toBe(text);
        for (const id of ids) expect(tokenizer.controlTokens).not.toContain(id);
      }),
    );
  });

  it('uses the merges', () => {
    expect(tokenizer.encode(' the').length).toBe(1);
    expect(tokenizer.encode('12').length).toBe(2);
  });

  it('keeps characters as they were composed', () => {
    const decomposed = 'e\u0301';
    expect(decode(tokenizer.encode(decomposed))).toBe(decomposed);
  });
});

describe('the chat prompt', () => {
  const control = (name: string): number => tokenizer.controlToken(name) ?? -1;

  it('puts control tokens only where the template has them, whatever the text says', () => {
    fc.assert(
      fc.property(outsideText, (content) => {
        const ids = tokenizer.renderChat([{ role: 'user', content }]);
        const controls = ids.filter((id) => tokenizer.controlTokens.includes(id));
        expect(controls).toEqual(['<|im_start|>', '<|im_end|>', '<|im_start|>'].map(control));
        expect(decode(ids)).toBe(`<|im_start|>user\n${content}<|im_end|>\n<|im_start|>assistant\n`);
      }),
    );
  });

  it('encodes text across the seam between template and content', () => {
    const ids = tokenizer.renderChat([{ role: 'user', content: '\n the' }]);
    expect(ids).toEqual([
      control('<|im_start|>'),
      ...tokenizer.encode('user\n\n the'),
      control('<|im_end|>'),
      ...tokenizer.encode('\n'),
      control('<|im_start|>'),
      ...tokenizer.encode('assistant\n'),
    ]);
  });

  it('is read from a file of its own where the configuration has none', async () => {
    const apart = await loadTokenizer({
      ...tinyTokenizerFiles(),
      config: {},
      chatTemplate: tinyChatTemplate,
    });
    const messages = [{ role: 'user', content: 'the' }] as const;
    expect(apart.renderChat(messages)).toEqual(tokenizer.renderChat(messages));
  });

  it('is that of plain chats where a model has several', async () => {
    const several = [
      { name: 'tool_use', template: 'tools' },
      { name: 'default', template: tinyChatTemplate },
    ];
    const files = { ...tinyTokenizerFiles(), config: { chat_template: several } };
    const one = await loadTokenizer(tinyTokenizerFiles());
    const messages = [{ role: 'user', content: 'the' }] as const;
    expect((await loadTokenizer(files)).renderChat(messages)).toEqual(one.renderChat(messages));
  });

  it('is plain text where there is no template', async () => {
    const messages = [{ role: 'user', content: 'the <call>' }] as const;
    const plain = await loadTokenizer({ ...tinyTokenizerFiles(), config: {} });
    expect(plain.renderChat(messages)).toEqual(tokenizer.encode('the <call>\n\n'));
    const begun = { bos_token: { content: '<|endoftext|>' }, add_bos_token: true };
    const beginning = await loadTokenizer({ ...tinyTokenizerFiles(), config: begun });
    expect(beginning.renderChat(messages)).toEqual([
      control('<|endoftext|>'),
      ...tokenizer.encode('the <call>\n\n'),
    ]);
  });
});

describe('the vocabulary', () => {
  it('gives the bytes of a token, whole characters or not', () => {
    const [first] = tokenizer.encode('€');
    expect(tokenizer.encode('€').length).toBe(3);
    expect([...tokenizer.bytesOf(first ?? -1)]).toEqual([0xe2]);
    expect(new TextDecoder().decode(tokenizer.bytesOf(tokenizer.controlToken('<call>') ?? -1))).toBe(
      '<call>',
    );
    expect(() => tokenizer.bytesOf(99_999)).toThrow(RangeError);
  });

  it('may lack the bytes of control characters and of what no text holds', async () => {
    const json = tinyTokenizerJson();
    // 0x04, 0xC0 and the first byte of U+40000.
    const lacked = [0x04, 0xc0, 0xf1].map((byte) => byteCharacters[byte]);
    json.model.vocab = Object.fromEntries(
      Object.entries(json.model.vocab).filter(([token]) => !lacked.includes(token)),
    );
    const file = new TextEncoder().encode(JSON.stringify(json));
    const lacking = await loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: file });
    expect(decode(lacking.encode('a\u0004b\u{40000}c\t😀'), lacking)).toBe('a\uFFFDb\uFFFDc\t😀');
  });

  it('has a fingerprint that changes with the file', async () => {
    const files = tinyTokenizerFiles();
    expect((await loadTokenizer(files)).fingerprint).toBe(tokenizer.fingerprint);
    const other = new TextEncoder().encode(JSON.stringify({ ...tinyTokenizerJson(), version: '2.0' }));
    expect((await loadTokenizer({ ...files, tokenizer: other })).fingerprint).not.toBe(tokenizer.fingerprint);
  });

  it('returns null for a control token that it does not have', () => {
    expect(tokenizer.controlToken('<tool>')).toBeNull();
  });
});

describe('files of a tokenizer that cannot write every byte', () => {
  const load = (json: unknown): Promise<Tokenizer> =>
    loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: new TextEncoder().encode(JSON.stringify(json)) });

  it('are refused with an error message', async () => {
    await expect(load({ model: { type: 'Unigram' } })).rejects.toThrow(
      /^file-not-understood.*tokenizer\.json/,
    );
    const json = tinyTokenizerJson();
    delete json.model.vocab['a'];
    await expect(load(json)).rejects.toThrow(/^tokenizer-lacks-bytes.*1\}/);
    const words = { ...tinyTokenizerJson(), model: { type: 'WordPiece', vocab: {} } };
    await expect(load(words)).rejects.toThrow(/^file-not-understood.*expected BPE or Unigram/);
    await expect(
      loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: new TextEncoder().encode('<!doctype html>') }),
    ).rejects.toThrow(/^file-not-json/);
  });
});

describe.each(['BPE', 'Unigram'] as const)('a vocabulary of SentencePiece (%s)', (model) => {
  const idsOf = (tokens: readonly string[]) => tokens.map((token) => pieceIds.get(token));
  const library = (json: object) => (text: string) =>
    new LibraryTokenizer(json, {}).encode(text, { add_special_tokens: false }).ids;

  it.each(['Metaspace', 'nothing'] as const)(
    'gives text from outside back exactly, and no control token of it (%s)',
    async (prepend) => {
      const tokenizer = await loadTokenizer(pieceTokenizerFiles({ model, prepend }));
      fc.assert(
        fc.property(outsideText, (text) => {
          const ids = tokenizer.encode(text);
          expect(decode(ids, tokenizer)).toBe(text);
          for (const id of ids) expect(tokenizer.controlTokens).not.toContain(id);
        }),
      );
    },
  );

  it('cuts text that it has tokens for as the library does', async () => {
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ model }));
    const byLibrary = library(pieceTokenizerJson({ model }));
    const plain = fc.string({ unit: fc.constantFrom(...'the abc '), minLength: 1 });
    fc.assert(
      fc.property(plain, (text) => {
        expect(tokenizer.encode(text)).toEqual(byLibrary(text));
      }),
    );
    expect(tokenizer.encode(' the')).toEqual(idsOf(['▁the']));
  });

  it('writes what it has no token for in bytes, each unknown character of its own', async () => {
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ model }));
    expect(tokenizer.encode('a🍣Ä the')).toEqual(
      idsOf(['a', '<0xF0>', '<0x9F>', '<0x8D>', '<0xA3>', '<0xC3>', '<0x84>', '▁the']),
    );
  });

  it.each([
    ['Prepend', ['<s>', '▁', '▁the', '</s>', '▁the']],
    ['Metaspace', ['<s>', '▁the', '</s>', '▁the']],
    ['Metaspace, first', ['<s>', '▁the', '</s>', 'the']],
    ['nothing', ['<s>', '▁the', '</s>', 'the']],
  ] as const)('gets the spaces in its prompt that %s would add', async (prepend, tokens) => {
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ model, prepend }));
    const ids = tokenizer.renderChat([{ role: 'user', content: ' the' }]);
    expect(ids).toEqual(idsOf(tokens));
    // The library's own way, control tokens and all, is the reference.
    expect(ids).toEqual(library(pieceTokenizerJson({ model, prepend }))('<s> the</s>the'));
  });

  it('keeps runs of white space and single characters among its added tokens as text', async () => {
    const [spaces, letter] = [900, 901];
    const added = [
      { id: spaces, content: '▁▁', special: false, normalized: false },
      { id: letter, content: 'É', special: false, normalized: false },
      { id: 902, content: '<user>', special: false, normalized: false },
    ];
    const { added_tokens: usual } = pieceTokenizerJson({ model }) as { added_tokens: object[] };
    const changed = { added_tokens: [...usual, ...added] };
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ model, changed }));
    expect(tokenizer.encode('\n\n')).toEqual(idsOf(['\n\n']));
    expect(tokenizer.encode('aÉ')).toEqual([pieceIds.get('a'), letter]);
    expect(decode([spaces], tokenizer)).toBe('  ');
    expect(tokenizer.controlTokens).toContain(902);
    for (const id of [spaces, letter, pieceIds.get('\n\n')])
      expect(tokenizer.controlTokens).not.toContain(id);
  });

  it('makes no control token of text either where only tokenizer_config.json names it', async () => {
    const files = pieceTokenizerFiles({ model, changed: { added_tokens: [] } });
    const tokenizer = await loadTokenizer({ ...files, config: { eos_token: '</s>', unk_token: '<unk>' } });
    const text = 'a</s><unk>';
    const ids = tokenizer.encode(text);
    for (const id of idsOf(['</s>', '<unk>'])) expect(ids).not.toContain(id);
    expect(decode(ids, tokenizer)).toBe(text);
  });

  it('keeps line ends where its pre-tokenizer would leave white space out', async () => {
    const steps = [{ type: 'WhitespaceSplit' }, { type: 'Metaspace', replacement: '▁' }];
    const changed = { pre_tokenizer: { type: 'Sequence', pretokenizers: steps } };
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ model, changed }));
    expect(decode(tokenizer.encode('a\n b\t'), tokenizer)).toBe('a\n b\t');
  });

  it('is refused where it has no bytes, or would change texts', async () => {
    const { model: whole } = pieceTokenizerJson({ model }) as { model: object };
    const lacking = { model: { ...whole, byte_fallback: false } };
    await expect(loadTokenizer(pieceTokenizerFiles({ model, changed: lacking }))).rejects.toThrow(
      /^tokenizer-loses-characters/,
    );
    const changing = { pre_tokenizer: { type: 'Whitespace' } };
    await expect(loadTokenizer(pieceTokenizerFiles({ model, changed: changing }))).rejects.toThrow(
      /^tokenizer-changes-text$/,
    );
    const unknown = { pre_tokenizer: { type: 'UnicodeScripts' } };
    await expect(loadTokenizer(pieceTokenizerFiles({ model, changed: unknown }))).rejects.toThrow(
      /^tokenizer-cuts.*UnicodeScripts/,
    );
  });
});
