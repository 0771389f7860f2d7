import { describe, expect, it } from 'vitest';
import type { FindAnswer } from './defaults.ts';
import { reduceLog } from './run-state.ts';
import { logOf, only, type RunOptions } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { formatTrace, parseTrace } from './trace.ts';

const find: FindAnswer = (solution, isComplete) =>
  solution === '' ? null : { answer: `${solution}|${isComplete}`, source: 'stated' };

const answerOf = async (script: string, options: RunOptions = {}) =>
  only(await logOf(new ScriptedStudent(script), null, { findAnswer: find, ...options }), 'run-ended')[0];

describe('the answer in the log', () => {
  it('is what the finder finds in the solution without its commands', async () => {
    expect(await answerOf('It is <call>0</call>5')).toMatchObject({
      answer: { answer: 'It is 5|true', source: 'stated' },
    });
    expect(await answerOf('')).toMatchObject({ answer: null });
  });

  it('is that of an incomplete solution where the run was cut off', async () => {
    expect(await answerOf('12345', { limits: { maxTokens: 3 } })).toMatchObject({
      answer: { answer: '123|false' },
    });
  });

  it('is left out where the run may continue, and where nothing looks for one', async () => {
    const stopped = await answerOf('5', { signal: AbortSignal.abort() });
    expect(stopped).not.toHaveProperty('answer');
    const log = await logOf(new ScriptedStudent('5'), null);
    expect(log.at(-1)).not.toHaveProperty('answer');
    expect(reduceLog(log).answer).toBeUndefined();
  });

  it('is kept in a saved run, and older runs open without one', async () => {
    const log = await logOf(new ScriptedStudent('5'), null, { findAnswer: find });
    const saved = parseTrace(formatTrace(log));
    expect(reduceLog(saved.events).answer).toEqual({ answer: '5|true', source: 'stated' });
    const older = formatTrace(log).replace(/,"answer":\{[^}]*\}/, '');
    expect(reduceLog(parseTrace(older).events).answer).toBeUndefined();
    const other = formatTrace(log).replace('"stated"', '"felt"');
    expect(() => parseTrace(other)).toThrow('trace-event-invalid');
  });
});
