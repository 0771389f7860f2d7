import { PreTrainedTokenizer } from '@huggingface/transformers';
import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { question } from '../../relay/prompt.ts';
import { fromByteCharacters } from '../../bytes/byte-alphabet.ts';
import { BytePairEncoder, pretokenize, trainBytePairs } from './byte-pair.ts';
import { controlTokens, tokenizerConfig, tokenizerJson, TrainingTokenizer } from './files.ts';

const texts = [
  'A box holds 24 pens. How many pens are in 13 boxes?',
  "There are $13 \\times 24 = 312$ pens, so the box doesn't hold more.",
  'Zoë pays 3,50 € – that’s 7 half-euro coins.\n\nHow much is left?',
];
const vocabulary = trainBytePairs([...texts, ...texts], 330);

describe('pretokenize', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(pretokenize(text).join('')).toBe(text);
      }),
    );
  });
  it('keeps digits apart', () => {
    expect(pretokenize('12 345')).toEqual(['1', '2', ' ', '3', '4', '5']);
  });
});

describe('trainBytePairs', () => {
  it('gives the same vocabulary for the same texts in another order', () => {
    expect(trainBytePairs([...texts].reverse(), 300)).toEqual(trainBytePairs(texts, 300));
  });
  it('never merges digits', () => {
    for (const token of vocabulary.tokens) expect(token).not.toMatch(/\d./);
  });
});

describe('BytePairEncoder', () => {
  const encoder = new BytePairEncoder(vocabulary);
  const decode = (ids: number[]) => fromByteCharacters(ids.map((id) => vocabulary.tokens[id]).join(''));
  it('round-trips any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(encoder.encode(text))).toBe(text);
      }),
    );
  });
  it('finds the same tokens as transformers.js does from the files, prompt and control tokens included', () => {
    const reference = new PreTrainedTokenizer(tokenizerJson(vocabulary), tokenizerConfig(512));
    const own = new TrainingTokenizer(vocabulary);
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme' })), (text) => {
        fc.pre(!controlTokens.some((token) => text.includes(token)));
        expect(own.encode(text)).toEqual(reference.encode(text));
      }),
    );
    const problem = texts[0] ?? '';
    const messages = [{ role: 'user', content: question(problem) }];
    expect(own.prompt(problem)).toEqual(
      reference.apply_chat_template(messages, {
        add_generation_prompt: true,
        return_tensor: false,
        return_dict: false,
      }),
    );
    expect(reference.encode('<call>12</call>')).toEqual([
      own.control('<call>'),
      ...own.encode('12'),
      own.control('</call>'),
    ]);
  });
});
