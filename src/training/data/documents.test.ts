import { expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { problemDocument, relayedDocument, repetitionDocument } from './documents.ts';
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';

it('counts of a repetition exactly what the period before tells', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { tokens, weights } = repetitionDocument(1000, new Random(seed));
    expect(weights).toHaveLength(tokens.length);
    const period = tokens.findIndex((_, at) => at > 0 && tokens.slice(at).every((id, i) => id === tokens[i]));
    expect(period).toBeGreaterThanOrEqual(8);
    tokens.forEach((id, at) => {
      if (weights[at] === 1) expect(id).toBe(tokens[at - period]);
      if (at < period) expect(weights[at]).toBe(0);
    });
    expect(weights.filter((weight) => weight === 1).length).toBeGreaterThan(tokens.length / 3);
  }
});

it('masks each command, and counts nothing that would be predicted from one', () => {
  const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters], merges: [] });
  const [text, command] = [
    { isCommand: false, weights: [1, 1] },
    { isCommand: true, weights: [1, 1] },
  ];
  const { tokens, weights, commandMask } = relayedDocument(tokenizer, '1 + 1?', [
    { ...text, ids: [1, 2] },
    { ...command, ids: [3, 4] },
    { ...command, ids: [5, 6] },
    { ...text, ids: [7, 8] },
  ]);
  const prompt = tokenizer.prompt('1 + 1?').length;
  expect(tokens.slice(prompt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(weights.slice(prompt)).toEqual([1, 1, 1, 1, 0, 1, 0, 1]);
  const numbers = commandMask?.slice(prompt) ?? [];
  expect(numbers.map((command) => command > 0)).toEqual([false, false, true, true, true, true, false, false]);
  expect(numbers[2]).toBe(numbers[3]);
  expect(numbers[3]).not.toBe(numbers[4]);
});

it('weighs the tokens of the problem itself, and of nothing else before the solution', () => {
  const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters], merges: [] });
  const [problem, solution] = ['Is 1 + 1 = 2?', 'Yes.'];
  const { tokens, weights } = problemDocument(tokenizer, { problem, solution }, 0.25);
  const weighed = (weight: number) => tokenizer.decode(tokens.filter((_, i) => weights[i] === weight));
  expect(weighed(0.25)).toBe(problem);
  expect(weighed(1)).toBe('Yes.<|im_end|>');
  expect(
    problemDocument(tokenizer, { problem, solution }).weights.filter((weight) => weight > 0),
  ).toHaveLength(5);
});
