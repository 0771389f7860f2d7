import { expect, it } from 'vitest';

import { emptyRun, reduceLog } from '../../relay/run-state.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { idsAnswer } from '../../relay/testing/scripted-teacher.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { partingOf } from './diff.ts';

const run = async (script: string, answer = '') =>
  reduceLog(await recordedRun(script, answer === '' ? [] : [idsAnswer(new ByteVocabulary().encode(answer))]));

it('is at the first token that differs, commands left aside', async () => {
  const relayed = await run('2 + 3 = <call>1</call>.<|im_end|>', '5');
  const alone = await run('2 + 3 = 6.<|im_end|>');
  expect(partingOf(relayed, alone)).toBe('2 + 3 = '.length);
});

it('is the end where the texts are the same, even by other authors', async () => {
  expect(partingOf(await run('ab<call>1</call><|im_end|>', 'c'), await run('abc<|im_end|>'))).toBe(3);
});

it('is the end of the shorter one', async () => {
  expect(partingOf(await run('abc<|im_end|>'), await run('ab<|im_end|>'))).toBe(2);
  expect(partingOf(emptyRun, emptyRun)).toBe(0);
});

it('lies after blanks that both have', async () => {
  expect(partingOf(await run('a  b<|im_end|>'), await run('a  c<|im_end|>'))).toBe(3);
});
