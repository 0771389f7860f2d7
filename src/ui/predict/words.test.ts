import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { emptyRun, reduceLog } from '../../relay/run-state.ts';
import { solutionText } from '../../relay/solution.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { failure, idsAnswer } from '../../relay/testing/scripted-teacher.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { judged, scoreOf, wordsOf } from './words.ts';

const answer = (text: string) => idsAnswer(new ByteVocabulary().encode(text));
const words = async (script: string, answers: readonly ReturnType<typeof answer>[]) =>
  wordsOf(reduceLog(await recordedRun(`${script}<|im_end|>`, answers)));

describe('the words of a solution', () => {
  it('hold the calls whose answers begin in them', async () => {
    expect(
      await words('so 6 = <call>2</call> and $x=<call>1</call>$ .', [answer('42'), answer('7')]),
    ).toEqual([
      { text: 'so ', calls: [] },
      { text: '6 ', calls: [] },
      { text: '= ', calls: [] },
      { text: '42 ', calls: [0] },
      { text: 'and ', calls: [] },
      { text: '$x=7$ ', calls: [1] },
      { text: '.', calls: [] },
    ]);
  });

  it('hold a call that brought nothing where it was made', async () => {
    const away = [failure('offline')];
    expect(await words('a <call>1</call>b', [away])).toEqual([
      { text: 'a ', calls: [] },
      { text: 'b', calls: [0] },
    ]);
    expect(await words('a<call>1</call>', [away])).toEqual([{ text: 'a', calls: [0] }]);
  });

  it('are the solution, and hold each call once', async () => {
    const piece = fc.constantFrom('a', ' ', '\n', '<call>1</call>', '<call>3</call>', '.');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const answers = pieces.filter((each) => each.startsWith('<')).map(() => answer('x y'));
        const run = reduceLog(await recordedRun(`.${pieces.join('')}<|im_end|>`, answers));
        const found = wordsOf(run);
        expect(found.map(({ text }) => text).join('')).toBe(solutionText(run));
        expect(found.flatMap(({ calls }) => calls)).toEqual(run.calls.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  it('are none of no run', () => {
    expect(wordsOf(emptyRun)).toEqual([]);
  });
});

it('judges marks by the words that hold calls', async () => {
  const given = await words('a <call>1</call> b <call>1</call> c', [answer('x'), answer('y')]);
  const at = (text: string) => given.findIndex((word) => word.text.trim() === text);
  expect(judged(given, new Set([at('x'), at('b')]))).toEqual({ marked: 2, called: 2, hits: 1 });
  expect(judged(given, new Set())).toEqual({ marked: 0, called: 2, hits: 0 });
});

it('scores a lesson over all of its predictions', () => {
  const predictions = [
    { marked: 2, called: 1, hits: 1 },
    { marked: 2, called: 3, hits: 1 },
  ];
  expect(scoreOf(predictions)).toEqual({ precision: 0.5, recall: 0.5 });
  expect(scoreOf([])).toEqual({ precision: null, recall: null });
  expect(scoreOf([{ marked: 0, called: 2, hits: 0 }])).toEqual({ precision: null, recall: 0 });
});
