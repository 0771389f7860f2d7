import { expect, it } from 'vitest';

import { emptyRun, reduceLog } from '../../relay/run-state.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { idsAnswer } from '../../relay/testing/scripted-teacher.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { diffRuns } from './diff.ts';

const run = async (script: string, answer = '') =>
  reduceLog(await recordedRun(script, answer === '' ? [] : [idsAnswer(new ByteVocabulary().encode(answer))]));

it('is at the first token that differs, commands left aside', async () => {
  const relayed = await run('2 + 3 = <call>1</call>.<|im_end|>', '5');
  const alone = await run('2 + 3 = 6.<|im_end|>');
  expect(diffRuns(relayed, alone)).toEqual({
    common: '2 + 3 = ',
    rests: [
      [
        { author: 'teacher', text: '5' },
        { author: 'student', text: '.' },
      ],
      [{ author: 'student', text: '6.' }],
    ],
  });
});

it('is empty where the texts are the same, even by other authors', async () => {
  const parting = diffRuns(await run('ab<call>1</call><|im_end|>', 'c'), await run('abc<|im_end|>'));
  expect(parting).toEqual({ common: 'abc', rests: [[], []] });
});

it('is at the end of the shorter one', async () => {
  const { common, rests } = diffRuns(await run('abc<|im_end|>'), await run('ab<|im_end|>'));
  expect({ common, rests }).toEqual({ common: 'ab', rests: [[{ author: 'student', text: 'c' }], []] });
  expect(diffRuns(emptyRun, emptyRun)).toEqual({ common: '', rests: [[], []] });
});
