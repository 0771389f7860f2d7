/** Whatever student, teacher and limits come together, a run ends, holds its limits and keeps its log in order. */
import fc from '../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';
import type { PolicyName, RelayEvent, TokenId } from './events.ts';
import { emptyRun, reduceRun, reduceLog } from './run-state.ts';
import { relay } from './loop.ts';
import { segments, solutionText } from './solution.ts';
import { formatTrace, parseTrace } from './trace.ts';
import { ByteVocabulary, callClose, callOpen, endToken } from './testing/byte-vocabulary.ts';
import { only, runOptions } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import {
  failure,
  ScriptedTeacher,
  type ScriptedAnswer,
  type AnswerStep,
} from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary(['12', ' 7', 'so ', '\u20ac']);
const pieces = [
  '<call>',
  '</call>',
  '<call>3</call>',
  '<call>',
  '5',
  ' ',
  '0',
  '12',
  'x',
  'so ',
  '\u00e9',
  '\u{1f600}',
];

const token = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...pieces).map((piece) => vocabulary.script(piece)) },
  { weight: 1, arbitrary: fc.nat(vocabulary.size - 1).map((id) => [id as TokenId]) },
);
const script = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.flat());

const step: fc.Arbitrary<AnswerStep> = fc.oneof(
  { weight: 4, arbitrary: script.map((ids) => ({ type: 'tokens', ids: ids.slice(0, 6) }) as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'tokens', ids: [vocabulary.size as TokenId] } as const) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary' }).map((text) => ({ type: 'text', text }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...pieces, '<|im_end|>').map((text) => ({ type: 'text', text }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('offline', 'timeout', 'broken-stream').map((kind) => failure(kind)),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'throw', error: 'no error at all' } as const) },
);
const done: fc.Arbitrary<ScriptedAnswer> = fc.oneof(
  fc.constant([]),
  fc
    .record({ endedSolution: fc.boolean(), tokens: fc.option(fc.nat(30)) })
    .map((end) => [{ type: 'done', ...end } as const]),
);
const answer: fc.Arbitrary<ScriptedAnswer> = fc
  .tuple(fc.array(step, { maxLength: 5 }), done)
  .map(([steps, end]) => [...steps, ...end]);

const setUp = fc.record({
  script,
  answers: fc.option(fc.array(answer, { maxLength: 5 })),
  policy: fc.constantFrom<PolicyName>('learned', 'learned', 'never', 'always', 'token-random:0.2', 'fixed:4'),
  seed: fc.integer(),
  limits: fc.record({ maxCalls: fc.nat(4), maxTeacherTokens: fc.nat(30), maxTokens: fc.nat(60) }),
  contextLength: fc.integer({ min: 5, max: 90 }),
  failAt: fc.option(fc.nat(40)),
  stopAt: fc.option(fc.nat(60)),
});

type SetUp = typeof setUp extends fc.Arbitrary<infer T> ? T : never;

interface Ran {
  readonly log: RelayEvent[];
  readonly student: ScriptedStudent;
  readonly teacher: ScriptedTeacher;
}

async function run(given: SetUp): Promise<Ran> {
  const beforeProposal = ({ solution }: { solution: readonly TokenId[] }) => {
    if (solution.length === given.failAt) throw new Error('the device was lost');
  };
  const student = new ScriptedStudent(given.script, {
    vocabulary,
    contextLength: given.contextLength,
    promptTokens: 10,
    beforeProposal,
  });
  const teacher = new ScriptedTeacher(given.answers ?? []);
  const stop = new AbortController();
  const { policy, seed, limits } = given;
  const options = runOptions({ policy, seed, limits, signal: stop.signal, prefill: true });
  const log: RelayEvent[] = [];
  for await (const event of relay('a problem', student, given.answers && teacher, options)) {
    if (log.push(event) === given.stopAt) stop.abort();
  }
  return { log, student, teacher };
}

function fuzz(check: (given: SetUp, ran: Ran) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(setUp, async (given) => check(given, await run(given))),
    { numRuns: 400 },
  );
}

it('begins with its start, ends with its end, and is a log that can be saved and read', () =>
  fuzz((_, { log }) => {
    expect(log[0]?.type).toBe('run-started');
    expect(log.at(-1)?.type).toBe('run-ended');
    expect(only(log, 'run-ended')).toHaveLength(1);
    expect(only(log, 'call-requested').map(({ call }) => call)).toEqual(
      only(log, 'call-ended').map(({ call }) => call),
    );
    expect(parseTrace(formatTrace(log)).events).toEqual(log);
  }));

it('holds its limits', () =>
  fuzz(({ policy, limits, contextLength }, { log }) => {
    const tokens = only(log, 'token');
    expect(tokens.length).toBeLessThanOrEqual(limits.maxTokens);
    const read = [...reduceLog(log).tokens].filter(({ role, isCommand }) => role === 'text' && !isCommand);
    expect(10 + read.length).toBeLessThanOrEqual(Math.max(contextLength, 10));
    const calls = only(log, 'call-requested');
    const { teacherTokens } = reduceLog(log).metrics;
    if (policy === 'always') {
      expect(calls.length).toBeLessThanOrEqual(1);
      expect(teacherTokens).toBeLessThanOrEqual(limits.maxTokens);
    } else {
      expect(calls.length).toBeLessThanOrEqual(limits.maxCalls);
      expect(teacherTokens).toBeLessThanOrEqual(limits.maxTeacherTokens);
    }
    for (const { call, delivered, countedBy, remarks = [], outcome } of only(log, 'call-ended')) {
      const granted = calls.find((each) => each.call === call)?.granted ?? 0;
      const isKeptWhole = countedBy === 'teacher' && outcome.kind !== 'failed';
      if (isKeptWhole) expect(delivered).toBeLessThanOrEqual(granted);
      if (isKeptWhole) expect(remarks).not.toContain('cut-by-limit');
    }
    if (policy === 'never') expect(calls).toEqual([]);
  }));

it('never shows the teacher a command, nor lets it write a control token', () =>
  fuzz((_, { log, teacher }) => {
    const teacherIds = only(log, 'token').filter(
      ({ author, role }) => author === 'teacher' && role === 'text',
    );
    for (const { id } of teacherIds) expect(vocabulary.controlTokens).not.toContain(id);
    for (const { prefixIds, prefix, maxTokens } of teacher.requests) {
      expect(holdsCommand(prefixIds)).toBe(false);
      expect(prefixIds).not.toContain(endToken);
      expect(prefix).toBe(only(log, 'call-requested').find((event) => event.prefix === prefix)?.prefix);
      expect(maxTokens).toBeGreaterThanOrEqual(1);
    }
  }));

it('shows the teacher what it shows the person, without a call token', () =>
  fuzz((_, { log }) => {
    log.forEach((event, index) => {
      if (event.type !== 'call-requested') return;
      expect(solutionText(reduceLog(log.slice(0, index + 1)))).toBe(event.prefix);
    });
    const shown = [...reduceLog(log).tokens].filter(({ isShown, author }) => isShown && author === 'student');
    for (const { id } of shown) expect([callOpen, callClose]).not.toContain(id);
  }));

it('lets nothing close a command where none is open', () =>
  fuzz((_, { log }) => {
    const closes = only(log, 'token').filter(({ id, author }) => author === 'student' && id === callClose);
    const commands = only(log, 'call-requested').filter(({ commandTokens }) => commandTokens > 0);
    const ignored = only(log, 'command-ignored').filter(({ text }) => text.endsWith('</call>'));
    expect(closes).toHaveLength(commands.length + ignored.length);
  }));

it('has the teacher prefill the text that it continues, where the student calls', () =>
  fuzz(({ policy }, { teacher }) => {
    const read = teacher.readings.map(({ context }) => context);
    if (policy !== 'learned' && policy !== 'fixed:4') expect(read).toEqual([]);
    else {
      for (const { problem, prefix, prefixIds, fingerprint } of teacher.requests) {
        expect(read).toContainEqual({ problem, prefix, prefixIds, fingerprint });
      }
    }
    for (const { signal } of teacher.readings) expect(signal.aborted).toBe(true);
  }));

it('leaves every token but those of commands in the student once, in the order of the log', () =>
  fuzz((_, { log, student }) => {
    const written = [...reduceLog(log).tokens].filter(({ role, isCommand }) => role === 'text' && !isCommand);
    expect(student.solution).toEqual(written.map(({ id }) => id));
  }));

it('gives each author the text of the bytes that it wrote, unbroken', () =>
  fuzz((_, { log }) => {
    const texts: { key: string; ids: TokenId[]; text: string }[] = [];
    for (const { id, author, call, text, role } of only(log, 'token')) {
      if (role === 'end') continue;
      const control = id === callOpen || id === callClose;
      const key = control ? `control ${texts.length}` : `${author} ${call}`;
      const last = texts.at(-1);
      if (last?.key === key) {
        last.ids.push(id);
        last.text += text;
      } else texts.push({ key, ids: [id], text });
    }
    // A call that brought nothing interrupts a stretch of the student's, so that only its ends can be compared.
    const interrupted = only(log, 'call-ended').some(({ delivered }) => delivered === 0);
    if (!interrupted) for (const { ids, text } of texts) expect(text).toBe(vocabulary.decode(ids));
  }));

it('folds to the same at every prefix of the log as a count from scratch', () =>
  fuzz((_, { log }) => {
    let state = emptyRun;
    log.forEach((event, index) => {
      const before = JSON.stringify({ ...state, tokens: [...state.tokens] });
      const next = reduceRun(state, event);
      expect(JSON.stringify({ ...state, tokens: [...state.tokens] })).toBe(before);
      state = next;
      const past = log.slice(0, index + 1);
      const tokens = only(past, 'token');
      const ended = only(past, 'call-ended');
      const running = tokens.filter(
        ({ author, call }) => author === 'teacher' && !ended.some((end) => end.call === call),
      );
      expect(state.tokens.length).toBe(tokens.length);
      expect(state.metrics.studentTokens).toBe(tokens.filter(({ author }) => author === 'student').length);
      expect(state.metrics.teacherTokens).toBe(
        ended.reduce((sum, { delivered }) => sum + delivered, 0) + running.length,
      );
      const view = segments(state);
      expect(view.text).toBe(solutionText(state));
      expect(view.segments.map(({ start, end }) => view.text.slice(start, end)).join('')).toBe(view.text);
    });
  }));

it('repeats for the same seed', () =>
  fc.assert(
    fc.asyncProperty(setUp, async (given) => {
      expect((await run(given)).log).toEqual((await run(given)).log);
    }),
    { numRuns: 50 },
  ));

function holdsCommand(ids: readonly TokenId[]): boolean {
  const text = ids.map((id) =>
    id === callOpen ? '\u0001' : id === callClose ? '\u0002' : vocabulary.decode([id]),
  );
  // oxlint-disable-next-line no-control-regex -- control characters stand for the control tokens, which no text holds
  return /\u0001 *\d+ *\u0002/.test(text.join(''));
}
