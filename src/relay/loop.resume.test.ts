import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { CallRequest, RelayEvent, TokenId } from './events.ts';
import { reduceLog } from './run-state.ts';
import { truncateLog, ResumeError, type ResumePoint, type ResumeAction } from './resume.ts';
import { solutionText } from './solution.ts';
import { ByteVocabulary, callClose, callOpen, endToken } from './testing/byte-vocabulary.ts';
import { logOf, only, type RunOptions } from './testing/run.ts';
import { ScriptedStudent, type Moment } from './testing/scripted-student.ts';
import { failure, idsAnswer, ScriptedTeacher } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();
const ids = (text: string): TokenId[] => vocabulary.encode(text);
const [two] = ids('2') as [TokenId];
const letters = ids('abcdefghijklmnopqrstuvwxyz0123456789');

/** Its next token depends on the text so far: letters in order, and a call for two tokens after every `d`. */
function reflex({ solution, forbidden }: Moment): TokenId {
  const last = solution.at(-1);
  if (last === callOpen) return two;
  if (last === two && solution.at(-2) === callOpen) return callClose;
  if (solution.length >= 20) return endToken;
  const mayCall = !forbidden.includes(callOpen);
  if (mayCall && last === letters[3]) return callOpen;
  return letters[solution.length] as TokenId;
}

const student = () => new ScriptedStudent(reflex, { vocabulary });
/** Its answers end with a `d` now and then, so that the student calls again. */
const teacher = () =>
  new ScriptedTeacher((request) => idsAnswer(ids(request.prefix.length > 10 ? 'xyz' : 'xd').slice(0, 2)));

const whole = (options: RunOptions = {}): Promise<RelayEvent[]> => logOf(student(), teacher(), options);
const resumed = (point: ResumePoint, options: RunOptions = {}): Promise<RelayEvent[]> =>
  logOf(student(), teacher(), { ...options, resume: point });
const text = (log: readonly RelayEvent[]): string => solutionText(reduceLog(log));

async function after(tokens: number, action: ResumeAction, options: RunOptions = {}): Promise<RelayEvent[]> {
  return resumed({ events: truncateLog(await whole(), tokens), action }, options);
}

/** A log without times. */
const untimed = (log: readonly RelayEvent[]) =>
  log.map((event) =>
    'totalMs' in event
      ? { ...event, at: 0, totalMs: 0, firstTokenMs: null }
      : { ...event, at: 0, ...('stats' in event && { stats: null }) },
  );

describe('a run that continues', () => {
  it.each(['learned', 'token-random:0.3', 'fixed:2'] as const)(
    'is the run that it would have been: %s',
    async (policy) => {
      const log = await whole({ policy, policyCallTokens: 2 });
      expect(only(log, 'call-requested').length).toBeGreaterThan(1);
      const { tokens, calls } = reduceLog(log);
      const isWithinCall = (cut: number) =>
        calls.some(({ position, delivered }) => cut > position && cut < position + delivered);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: tokens.length - 1 }), async (cut) => {
          fc.pre(!isWithinCall(cut));
          const events = truncateLog(log, cut);
          expect(untimed(events)).toEqual(untimed(log).slice(0, events.length));
          const again = await resumed(
            { events, action: { kind: 'continue' } },
            { policy, policyCallTokens: 2 },
          );
          expect(untimed(again)).toEqual(untimed(log));
        }),
      );
    },
  );

  it('draws the numbers that the run would have drawn', async () => {
    const drawn = ({ uniform }: Moment) => letters[Math.floor(uniform * 26)] as TokenId;
    const options = { seed: 5, limits: { maxTokens: 12 } };
    const run = () => new ScriptedStudent(drawn, { vocabulary });
    const log = await logOf(run(), null, options);
    const point: ResumePoint = { events: truncateLog(log, 7), action: { kind: 'continue' } };
    expect(text(await logOf(run(), null, { ...options, resume: point }))).toBe(text(log));
  });

  it('has used up what was used before', async () => {
    const calls = async (options: RunOptions['limits']) =>
      only(await after(9, { kind: 'continue' }, { limits: { ...options } }), 'call-requested').length;
    expect(await calls({ maxCalls: 1 })).toBe(1);
    const [first, second] = only(
      await after(9, { kind: 'continue' }, { limits: { maxTeacherTokens: 3 } }),
      'call-requested',
    );
    expect([first?.granted, second?.granted]).toEqual([2, 1]);
  });

  it('keeps the times of its log and counts on from them', async () => {
    const events = truncateLog(await whole(), 4).map((event, i) => ({ ...event, at: 10 * i }));
    const log = await resumed({ events, action: { kind: 'continue' } });
    expect(log.slice(0, events.length).map(({ at }) => at)).toEqual(events.map(({ at }) => at));
    const later = log.slice(events.length).map(({ at }) => at);
    expect(Math.min(...later)).toBe(10 * (events.length - 1));
  });

  it('sees its own limits, seed and student in its start', async () => {
    const [start] = await after(4, { kind: 'continue' }, { seed: 9, limits: { maxCalls: 2 } });
    expect(start).toMatchObject({ type: 'run-started', seed: 9, limits: { maxCalls: 2 } });
  });
});

describe('what can be done at a place', () => {
  it('the person calls the teacher where there was no call', async () => {
    const request = { by: 'person', requested: 2, commandTokens: 0 } as const;
    const log = await after(2, { kind: 'call', request });
    expect(text(log).slice(0, 4)).toBe('abxd');
    expect(only(log, 'call-requested')[0]).toMatchObject({ by: 'person', prefix: 'ab', commandTokens: 0 });
  });

  it('a call is left out: the student continues, and may call again later', async () => {
    const log = await after(4, { kind: 'decline', request: null });
    expect(text(log).slice(0, 5)).toBe('abcde');
    expect(only(log, 'call-requested')).toHaveLength(0);
    expect(only(await after(4, { kind: 'continue' }), 'call-requested').length).toBeGreaterThan(0);
  });

  it('another token stands there', async () => {
    const log = await after(1, { kind: 'token', id: letters[3] as TokenId });
    expect(text(log).slice(0, 4)).toBe('adxd');
    expect(only(log, 'token')[1]).toMatchObject({ author: 'person', text: 'd', call: null });
  });

  it('an end token that the person puts there ends the solution', async () => {
    const log = await after(3, { kind: 'token', id: endToken });
    expect(text(log)).toBe('abc');
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'end-token', author: 'person' } });
  });

  describe('with a command that waits for an answer', () => {
    /** The log up to the command, before the person answers it. */
    const waiting = async (): Promise<RelayEvent[]> => {
      const log = await whole();
      return log.slice(
        0,
        log.findIndex((event) => event.type === 'call-requested'),
      );
    };
    const request = { by: 'student', requested: 2, commandTokens: 3 } as const;

    it('it is granted', async () => {
      const log = await resumed({ events: await waiting(), action: { kind: 'call', request } });
      expect(untimed(log)).toEqual(untimed(await whole()));
    });

    it('it is declined', async () => {
      const log = await resumed({ events: await waiting(), action: { kind: 'decline', request } });
      expect(text(log).slice(0, 5)).toBe('abcde');
      const { calls, metrics } = reduceLog(log);
      expect(calls[0]).toMatchObject({ outcome: { kind: 'declined' }, delivered: 0, granted: 0 });
      expect(metrics.teacherTokens).toBe(0);
    });

    it('the person writes in the place of the teacher', async () => {
      const action = { kind: 'text', text: 'my<call>', request } as const;
      const log = await resumed({ events: await waiting(), action });
      expect(text(log).slice(0, 12)).toBe('abcdmy<call>');
      const { calls, metrics, tokens } = reduceLog(log);
      expect(calls[0]).toMatchObject({ outcome: { kind: 'manual' }, delivered: 0 });
      expect(metrics).toMatchObject({ personTokens: 8, teacherTokens: 0 });
      expect([...tokens].slice(7, 15).map(({ author, call }) => [author, call])).toEqual(
        Array.from({ length: 8 }, () => ['person', 0]),
      );
    });

    it('the student continues alone where the teacher is away', async () => {
      const away = new ScriptedTeacher([[failure('offline')]]);
      const point: ResumePoint = { events: await waiting(), action: { kind: 'call', request } };
      const log = await logOf(student(), away, { resume: point, limits: { maxCalls: 1 } });
      expect(text(log)).toBe('abcdefghijklmnopqrst');
    });
  });
});

describe('a cut', () => {
  it.each(['learned', 'token-random:0.3'] as const)(
    'can be resumed from, wherever it is: %s',
    async (policy) => {
      const log = await whole({ policy });
      const full = text(log);
      for (let tokens = 0; tokens <= reduceLog(log).tokens.length; tokens += 1) {
        const events = truncateLog(log, tokens);
        expect(reduceLog(events).tokens.length).toBeLessThanOrEqual(tokens);
        const again = await resumed({ events, action: { kind: 'continue' } });
        expect(again.at(-1)).toMatchObject({ type: 'run-ended' });
        expect(text(again).startsWith(text(events))).toBe(true);
        expect(full.startsWith(text(events))).toBe(true);
      }
    },
  );

  it('through a command takes it out, and through a call ends that', async () => {
    const log = await whole();
    const [call] = reduceLog(log).calls;
    const position = call?.position ?? 0;
    for (const within of [1, 2, 3]) expect(text(truncateLog(log, position - 3 + within))).toBe('abcd');
    expect(reduceLog(truncateLog(log, position)).calls).toEqual([]);
    const cut = reduceLog(truncateLog(log, position + 1));
    expect(cut.calls[0]).toMatchObject({ outcome: { kind: 'stopped' }, delivered: 1 });
    expect(cut.metrics.teacherTokens).toBe(1);
  });
});

describe('a run that pauses at calls', () => {
  /** Answers every pause the same way until the run is over. */
  async function answered(
    answer: (request: CallRequest) => ResumeAction,
    options: RunOptions = {},
  ): Promise<{ log: RelayEvent[]; pauses: number }> {
    let log = await whole({ ...options, pauses: true });
    for (let pauses = 0; ; pauses += 1) {
      const end = log.at(-1);
      if (end?.type !== 'run-ended') throw new Error('The run has no end.');
      if (end.reason.kind !== 'paused') return { log, pauses };
      expect(text(log)).not.toContain('<call>');
      const point = { events: log.slice(0, -1), action: answer(end.reason.request) };
      log = await resumed(point, { ...options, pauses: true });
    }
  }

  it.each(['learned', 'token-random:0.3', 'fixed:2'] as const)(
    'is the run without pauses where every call is granted: %s',
    async (policy) => {
      const options = { policy, policyCallTokens: 2 };
      const { log, pauses } = await answered((request) => ({ kind: 'call', request }), options);
      expect(pauses).toBeGreaterThan(1);
      expect(untimed(log)).toEqual(untimed(await whole(options)));
    },
  );

  it.each(['learned', 'token-random:0.3'] as const)(
    'is the student alone where every call is declined: %s',
    async (policy) => {
      const { log, pauses } = await answered((request) => ({ kind: 'decline', request }), { policy });
      expect(text(log)).toBe(text(await whole({ policy: 'never' })));
      expect(reduceLog(log).calls.map(({ outcome }) => outcome?.kind)).toEqual(
        Array.from({ length: pauses }, () => 'declined'),
      );
    },
  );
});

describe('no run continues', () => {
  const refused: [string, (log: RelayEvent[]) => readonly RelayEvent[], ResumeAction][] = [
    ['from nothing', () => [], { kind: 'continue' }],
    ['without a start', (log) => log.slice(1, 4), { kind: 'continue' }],
    ['after an end', (log) => log, { kind: 'continue' }],
    [
      'within a call',
      (log) =>
        log.slice(
          0,
          log.findIndex((event) => event.type === 'call-ended'),
        ),
      { kind: 'continue' },
    ],
    [
      'from a command that is longer than the solution',
      (log) => log.slice(0, 2),
      { kind: 'decline', request: { by: 'student', requested: 1, commandTokens: 3 } },
    ],
  ];
  it.each(refused)('%s', async (_, events, action) => {
    const log = await whole();
    await expect(resumed({ events: events(log), action })).rejects.toThrow(ResumeError);
  });
});
