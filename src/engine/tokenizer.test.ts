import { Tokenizer as BpeTokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { pieceJson } from './sentence-piece.fixture.ts';
import { pieceTokenizerFiles } from './sentence-piece.fixture.ts';
import { chatTemplate, controlNames, tinyTokenizerFiles, tinyTokenizerJson } from './tokenizer.fixture.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadTokenizer } from './tokenizer.ts';
import { byteCharacters } from './byte-level.ts';

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
    const apart = await loadTokenizer({ ...tinyTokenizerFiles(), config: {}, chatTemplate });
    const messages = [{ role: 'user', content: 'the' }] as const;
    expect(apart.renderChat(messages)).toEqual(tokenizer.renderChat(messages));
  });

  it('is that of plain chats where a model has several', async () => {
    const several = [
      { name: 'tool_use', template: 'tools' },
      { name: 'default', template: chatTemplate },
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

  it('knows no control token that is not there', () => {
    expect(tokenizer.controlToken('<tool>')).toBeNull();
  });
});

describe('files that are no tokenizer of every byte', () => {
  const load = (json: unknown): Promise<Tokenizer> =>
    loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: new TextEncoder().encode(JSON.stringify(json)) });

  it('are refused with a sentence', async () => {
    await expect(load({ model: { type: 'Unigram' } })).rejects.toThrow(/tokenizer\.json is not what/);
    const json = tinyTokenizerJson();
    delete json.model.vocab['a'];
    await expect(load(json)).rejects.toThrow(/lacks 1 of the 256 bytes/);
    await expect(
      loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: new TextEncoder().encode('<!doctype html>') }),
    ).rejects.toThrow(/not JSON/);
  });
});

describe('a vocabulary of SentencePiece', () => {
  it('gives text from outside back exactly, and no control token of it', async () => {
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ prepend: 'Metaspace' }));
    fc.assert(
      fc.property(outsideText, (text) => {
        // A space is written with this character, so it is the one that cannot be told from a space.
        fc.pre(!text.includes('▁'));
        const ids = tokenizer.encode(text);
        expect(decode(ids, tokenizer)).toBe(text);
        for (const id of ids) expect(tokenizer.controlTokens).not.toContain(id);
      }),
    );
  });

  it.each([
    ['Prepend', ['<s>', '▁', '▁the', '</s>', '▁the']],
    ['Metaspace', ['<s>', '▁the', '</s>', '▁the']],
    ['Metaspace, first', ['<s>', '▁the', '</s>', 'the']],
    ['nothing', ['<s>', '▁the', '</s>', 'the']],
  ] as const)('gets the spaces in its prompt that %s would add', async (prepend, tokens) => {
    const files = pieceTokenizerFiles({ prepend });
    const tokenizer = await loadTokenizer(files);
    const ids = tokenizer.renderChat([{ role: 'user', content: ' the' }]);
    const { vocab } = (JSON.parse(new TextDecoder().decode(files.tokenizer)) as typeof pieceJson).model;
    expect(ids).toEqual(tokens.map((token) => vocab[token]));
    // The library's own way, control tokens and all, is the reference.
    const whole = new BpeTokenizer(JSON.parse(new TextDecoder().decode(files.tokenizer)) as object, {});
    expect(ids).toEqual(whole.encode('<s> the</s>the', { add_special_tokens: false }).ids);
  });

  it('keeps runs of white space among its added tokens as text', async () => {
    const tokenizer = await loadTokenizer(pieceTokenizerFiles({ prepend: 'nothing' }));
    const [id] = tokenizer.encode('\n\n');
    expect(tokenizer.encode('\n\n')).toHaveLength(1);
    expect(tokenizer.controlTokens).not.toContain(id);
    expect(decode([id ?? -1], tokenizer)).toBe('\n\n');
  });
});
