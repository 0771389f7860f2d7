import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { ModelError } from './errors.ts';
import { chatTemplate, controlNames, tinyTokenizerFiles, tinyTokenizerJson } from './tokenizer.fixture.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadTokenizer } from './tokenizer.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer(tinyTokenizerFiles());
});

/** Bytes of all tokens, joined and decoded; unlike a chat decoder, it drops nothing. */
function decode(ids: readonly number[]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(ids.flatMap((id) => [...tokenizer.bytesOf(id)])),
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

  it('is refused where there is no template', async () => {
    const plain = await loadTokenizer({ ...tinyTokenizerFiles(), config: {} });
    expect(() => plain.renderChat([])).toThrow(ModelError);
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

describe('files that are no byte-level tokenizer', () => {
  const load = (json: unknown): Promise<Tokenizer> =>
    loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: new TextEncoder().encode(JSON.stringify(json)) });

  it('are refused with a sentence', async () => {
    await expect(load({ model: { type: 'Unigram' } })).rejects.toThrow(/tokenizer\.json is not what/);
    const json = tinyTokenizerJson();
    delete json.model.vocab['Ā'];
    await expect(load(json)).rejects.toThrow(/lacks 1 of the 256 bytes/);
    await expect(
      loadTokenizer({ ...tinyTokenizerFiles(), tokenizer: new TextEncoder().encode('<!doctype html>') }),
    ).rejects.toThrow(/not JSON/);
  });
});
