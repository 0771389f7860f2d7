/** Ordinary solutions do not look like a run that repeats itself, by the tokens of the shipped student and by bytes. */
import { expect, it } from 'vitest';
import { fsSource } from '../engine/fs-source.ts';
import { readModelFiles } from '../engine/model.ts';
import { relayMathProblem, type RelayMathSplit } from '../math/relay-math/relay-math.ts';
import { endsInRepetition, RepetitionDetector } from '../relay/repetition.ts';

const splits: readonly RelayMathSplit[] = ['train', 'validation', 'test', 'test-phrasings'];
const { tokenizer } = await readModelFiles(fsSource('public/models/relay-student'));

/** Whether any beginning of the solution ends in a repetition. */
function everRepeats(ids: Iterable<number>): boolean {
  const detector = new RepetitionDetector();
  return [...ids].some((id) => {
    detector.push(id);
    return detector.repeats;
  });
}

it.each(splits)('the solutions of %s never repeat themselves', (split) => {
  const bytes = new TextEncoder();
  for (let index = 0; index < 400; index += 1) {
    const { solution } = relayMathProblem(split, index, 7);
    expect(everRepeats(tokenizer.encode(solution)), solution).toBe(false);
    expect(everRepeats(bytes.encode(solution)), solution).toBe(false);
  }
});

it('but endless digits and syllables do, in the same tokens', () => {
  expect(endsInRepetition(tokenizer.encode(`The total is ${'3'.repeat(100)}`))).toBe(true);
  expect(endsInRepetition(tokenizer.encode(`She ha${' sold the'.repeat(60)}`))).toBe(true);
});
