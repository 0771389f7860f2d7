import { expect, it } from 'vitest';

import { emptyRun, reduceLog } from '../../relay/run-state.ts';
import type { RelayEvent } from '../../relay/events.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { logOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import { failure, idsAnswer, ScriptedTeacher } from '../../relay/testing/scripted-teacher.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { durationOf, economyOf, placeOnScale } from './economy.ts';

const answer = (text: string) => idsAnswer(new ByteVocabulary().encode(text));
const prices = { read: 1, written: 10 };

it('pays for what the teacher reads and writes, and compares with all of it', async () => {
  const run = reduceLog(await recordedRun('ab<call>2</call>c<|im_end|>', [answer('XY')]));
  const prompt = run.header?.promptTokens ?? 0;
  const { cost, teacherOnlyCost } = economyOf(run, prices);
  expect(cost * 1e6).toBeCloseTo((prompt + 2) * 1 + 2 * 10);
  // Two letters, the command's three tokens, the teacher's two, another letter and the end.
  expect(teacherOnlyCost * 1e6).toBeCloseTo(prompt * 1 + 9 * 10);
});

it('pays nothing for a teacher that was away, and nothing for no run', async () => {
  const run = reduceLog(await recordedRun('ab<call>2</call>c<|im_end|>', [[failure('offline')]]));
  expect(economyOf(run, prices).cost).toBe(0);
  expect(economyOf(emptyRun, prices)).toEqual({ cost: 0, teacherOnlyCost: 0 });
});

it('costs as much as the teacher alone where the teacher wrote everything', async () => {
  const teacher = new ScriptedTeacher([idsAnswer(new ByteVocabulary().encode('XYZ'), true)]);
  const run = reduceLog(await logOf(new ScriptedStudent('x'), teacher, { policy: 'always' }));
  const { cost, teacherOnlyCost } = economyOf(run, prices);
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeCloseTo(teacherOnlyCost, 12);
});

it('tells the time of the teacher alone from the pace of its calls', async () => {
  const log = await recordedRun('ab<call>3</call>c<|im_end|>', [answer('XYZ')]);
  const timed = log.map((event, i): RelayEvent => {
    const at = 10 * i;
    return event.type === 'call-ended' ? { ...event, at, firstTokenMs: 100, totalMs: 140 } : { ...event, at };
  });
  const run = reduceLog(timed);
  expect(durationOf(run)).toEqual({
    taken: 10 * (log.length - 1),
    teacherOnly: 100 + 20 * (run.tokens.length - 1),
  });
});

it('tells nothing of the time where no call brought two tokens', async () => {
  expect(durationOf(reduceLog(await recordedRun()))).toBeNull();
  expect(durationOf(emptyRun)).toBeNull();
});

it('puts ratios on a logarithmic scale', () => {
  const places = [0, 0.0001, 0.001, 0.01, 0.1, 1].map(placeOnScale);
  [0, 0, 0, 1 / 3, 2 / 3, 1].forEach((place, i) => expect(places[i]).toBeCloseTo(place));
});
