/** Stopping at any moment: the run ends at once, keeps its text, and cancels the teacher. */
import { describe, expect, it } from 'vitest';
import type { RelayEvent } from './events.ts';
import { reduceLog } from './run-state.ts';
import { relay } from './loop.ts';
import { solutionText } from './solution.ts';
import type { Teacher } from './teacher.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, runOptions, type RunOptions } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { ScriptedTeacher } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();
const tokens = (text: string) => ({ type: 'tokens', ids: vocabulary.encode(text) }) as const;
const stopped = { type: 'run-ended', reason: { kind: 'stopped' } };

describe('a stop', () => {
  it('before the start writes nothing', async () => {
    const student = new ScriptedStudent('ab');
    const log = await logOf(student, new ScriptedTeacher([]), {
      signal: AbortSignal.abort(),
      policy: 'always',
    });
    expect(log).toMatchObject([{ type: 'run-started', promptTokens: 0 }, stopped]);
    expect(student.problem).toBeNull();
  });

  it('while the student computes drops its proposal and keeps the rest', async () => {
    const stop = new AbortController();
    const abort = ({ own }: { own: number }) => {
      if (own === 2) stop.abort();
    };
    const log = await logOf(new ScriptedStudent('abcd', { beforeProposal: abort }), null, {
      signal: stop.signal,
    });
    expect(log.at(-1)).toMatchObject(stopped);
    expect(solutionText(reduceLog(log))).toBe('ab');
  });

  it('while the student computes waits for its pass, so that the next run may begin', async () => {
    const stop = new AbortController();
    const { promise: pass, resolve: finish } = deferred();
    const student = new ScriptedStudent('ab', { beforeProposal: () => pass });
    let over = false;
    const log = logOf(student, null, { signal: stop.signal }).finally(() => (over = true));
    await settled();
    stop.abort();
    await settled();
    expect(over).toBe(false);
    finish();
    expect(await log).toMatchObject([{ type: 'run-started' }, stopped]);
  });

  it.each([{ deaf: false }, { deaf: true }])(
    'while the teacher writes ends the call at once, whether it listens or not: %j',
    async ({ deaf }) => {
      const stop = new AbortController();
      const teacher = new ScriptedTeacher([[tokens('xy'), { type: 'hang', deaf }]]);
      const student = new ScriptedStudent('a<call>5</call>b');
      const log: RelayEvent[] = [];
      for await (const event of run(student, teacher, { signal: stop.signal })) {
        log.push(event);
        if (event.type === 'token' && event.text === 'y') queueMicrotask(() => stop.abort());
      }
      expect(teacher.signals[0]?.aborted).toBe(true);
      expect(log.slice(-2)).toMatchObject([
        { type: 'call-ended', outcome: { kind: 'stopped' }, delivered: 2 },
        stopped,
      ]);
      expect(solutionText(reduceLog(log))).toBe('axy');
    },
  );

  it('while a foreign teacher writes keeps its text', async () => {
    const stop = new AbortController();
    const answer = [
      { type: 'text', text: 'xy' },
      { type: 'meanwhile', run: () => stop.abort() },
      { type: 'hang', deaf: true },
    ] as const;
    const log = await logOf(new ScriptedStudent('a<call>5</call>b'), new ScriptedTeacher([answer]), {
      signal: stop.signal,
    });
    expect(solutionText(reduceLog(log))).toBe('axy');
    expect(log.at(-1)).toMatchObject(stopped);
  });

  it('at each event in turn leaves a whole log', async () => {
    const script = 'a\u20ac<call>5</call>b<call>0</call>c<call>2';
    const answer = [tokens('xy'), { type: 'done', endedSolution: false, tokens: 2 }] as const;
    const whole = await logOf(new ScriptedStudent(script), new ScriptedTeacher([answer]));
    for (let moment = 0; moment < whole.length - 1; moment += 1) {
      const stop = new AbortController();
      const log: RelayEvent[] = [];
      const teacher = new ScriptedTeacher([answer]);
      for await (const event of run(new ScriptedStudent(script), teacher, { signal: stop.signal })) {
        if (log.push(event) === moment + 1) stop.abort();
      }
      expect(log.slice(0, moment + 1)).toEqual(whole.slice(0, moment + 1));
      // Once the end is decided, a stop comes too late.
      const decided = moment >= whole.length - 3;
      expect(log.at(-1)).toMatchObject(decided ? (whole.at(-1) ?? {}) : stopped);
      expect(log.filter(({ type }) => type === 'call-requested')).toHaveLength(
        log.filter(({ type }) => type === 'call-ended').length,
      );
      // What a stop leaves unfinished, a character or a command, is shown as such at the end.
      const kept = solutionText(reduceLog(log)).replace(/(?:\ufffd|<call>\d*)$/, '');
      expect(solutionText(reduceLog(whole)).startsWith(kept)).toBe(true);
    }
  });

  it('removes its listeners from the signal', async () => {
    const stop = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = stop.signal;
    stop.signal.addEventListener = (...parameters: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(stop.signal, parameters);
    };
    stop.signal.removeEventListener = (...parameters: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(stop.signal, parameters);
    };
    await logOf(new ScriptedStudent('ab'), null, { signal: stop.signal });
    expect(listeners).toBe(0);
  });
});

describe('leaving the generator', () => {
  it('in the middle of a call cancels the teacher', async () => {
    const teacher = new ScriptedTeacher([[tokens('xy'), { type: 'hang', deaf: false }]]);
    for await (const event of run(new ScriptedStudent('<call>5</call>'), teacher)) {
      if (event.type === 'token' && event.author === 'teacher') break;
    }
    expect(teacher.signals[0]?.aborted).toBe(true);
  });

  it('while it waits for the teacher cancels it at once', async () => {
    const teacher = new ScriptedTeacher([[{ type: 'hang', deaf: true }]]);
    const events = run(new ScriptedStudent('<call>5</call>'), teacher);
    for (let taken = 0; taken < 5; taken += 1) await events.next();
    const waiting = events.next();
    const left = events.return(undefined);
    expect(teacher.signals[0]?.aborted).toBe(true);
    expect(await waiting).toMatchObject({ value: { type: 'call-ended', outcome: { kind: 'stopped' } } });
    expect(await left).toEqual({ done: true, value: undefined });
  });

  it('asks the teacher to clean up', async () => {
    let cleaned = false;
    const teacher: Teacher = {
      identity: { name: 'tidy', device: 'remote' },
      async *write() {
        try {
          yield tokens('x');
          yield tokens('y');
        } finally {
          await Promise.resolve();
          cleaned = true;
        }
      },
    };
    for await (const event of run(new ScriptedStudent('<call>5</call>'), teacher)) {
      if (event.type === 'token' && event.author === 'teacher') break;
    }
    await settled();
    expect(cleaned).toBe(true);
  });
});

function run(student: ScriptedStudent, teacher: Teacher, options: RunOptions = {}) {
  return relay('What is 2 + 3?', student, teacher, runOptions(options));
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Lets everything that waits for nothing happen. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
