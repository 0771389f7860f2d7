/** The log has the student's familiarity with the problem once, before its first token. */
import { describe, expect, it } from 'vitest';
import type { Familiarity } from './events.ts';
import { reduceLog } from './run-state.ts';
import { truncateLog } from './resume.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, only, StandingClock } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from './testing/scripted-teacher.ts';
import { formatTrace, parseTrace } from './trace.ts';

const familiarity: Familiarity = { mean: 3, worstWindow: 5, probabilityRight: 0.2, warns: true };
const reading = (script: string): ScriptedStudent => new ScriptedStudent(script, { familiarity });

describe('a student that says how foreign a problem is', () => {
  it('says it once, before its first token, and writes the same', async () => {
    const log = await logOf(reading('ab'), null);
    expect(log.slice(0, 3)).toMatchObject([
      { type: 'run-started' },
      { type: 'problem-read', familiarity },
      { type: 'token' },
    ]);
    const without = await logOf(new ScriptedStudent('ab'), null);
    expect(log.filter(({ type }) => type !== 'problem-read')).toEqual(without);
    expect(reduceLog(log).familiarity).toEqual(familiarity);
    expect(reduceLog(without).familiarity).toBeNull();
  });

  it('leaves a log that is saved and read, and cannot say it twice', async () => {
    const log = await logOf(reading('ab'), null);
    expect(parseTrace(formatTrace(log)).events).toEqual(log);
    const [start, read] = log;
    if (start === undefined || read === undefined) throw new Error('The log is too short.');
    expect(() => formatTrace([start, read, read])).toThrow('problem-read-twice');
  });

  it('takes no time from its first token', async () => {
    const run = async (options: object) => {
      const clock = new StandingClock();
      const beforeProposal = () => clock.advance(10);
      return reduceLog(
        await logOf(new ScriptedStudent('ab', { beforeProposal, ...options }), null, { now: clock.now }),
      ).metrics;
    };
    expect(await run({ familiarity })).toEqual(await run({}));
  });

  it('says nothing where the teacher writes everything', async () => {
    const teacher = new ScriptedTeacher([idsAnswer(new ByteVocabulary().encode('xy'), true)]);
    const log = await logOf(reading('ab'), teacher, { policy: 'always' });
    expect(only(log, 'problem-read')).toEqual([]);
  });

  it('does not say it again where a run continues', async () => {
    const log = await logOf(reading('abcd'), null);
    for (const tokens of [0, 2]) {
      const events = truncateLog(log, tokens);
      expect(only(events, 'problem-read')).toHaveLength(1);
      const again = await logOf(reading('abcd'), null, { resume: { events, action: { kind: 'continue' } } });
      expect(only(again, 'problem-read')).toHaveLength(1);
    }
  });
});
