import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';

import { importProblems } from '../../math/problem-import/import-problems.ts';
import { Recording } from '../../relay/recording.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { exampleFacts, exampleResult } from '../testing/set-results.ts';
import { changeOf, compareSetups, routersOf } from './comparison.ts';
import { toCsv, toJson } from './export.ts';
import { callsByPosition, figuresBy, setFigures, solvedByAll, type SetupResults } from './figures.ts';
import { withVerdict, setResultOf, type JudgedResult, type ProblemOutcome } from './set-result.ts';
import { differingFacts, factsOf, fitsPlan, setupKey, type SetupFacts } from './setup.ts';

let called: Recording = Recording.empty;
let alone: Recording = Recording.empty;
let cut: Recording = Recording.empty;
beforeAll(async () => {
  const log = await recordedRun();
  called = Recording.of(log);
  alone = Recording.of(await recordedRun('It is $\\boxed{6}$.<|im_end|>'));
  cut = Recording.of([...log.slice(0, -1), { type: 'run-ended', reason: { kind: 'length' }, at: 0 }]);
});

const of = (recording: Recording, answer: string | null = '5'): JudgedResult => {
  const result = setResultOf('a run', recording, 1000);
  if (result === null) throw new Error('The run has no end.');
  return withVerdict(result, answer);
};

const facts: SetupFacts = {
  ...exampleFacts,
  studentWeights: 'ab'.repeat(32),
  teacher: { name: 'a-teacher', weights: null, provider: 'embedded', server: null },
};

const outcome = (of: ProblemOutcome, tokens = 100, teacherTokens = 0): JudgedResult => ({
  ...exampleResult,
  calls: teacherTokens > 0 ? 1 : 0,
  requestedTokens: teacherTokens,
  teacherTokens,
  tokens,
  positions: teacherTokens > 0 ? [0.55] : [],
  outcome: of,
});

const setup = (changes: Partial<SetupFacts>, results: readonly (JudgedResult | null)[]): SetupResults => {
  const own = { ...facts, ...changes };
  return { key: setupKey(own), facts: own, results };
};

describe('a result', () => {
  it('says whether its run is right, and what it asked for', () => {
    expect(of(called)).toMatchObject({
      outcome: 'right',
      found: '5',
      foundBy: 'boxed',
      calls: 1,
      teacherTokens: 1,
    });
    expect(of(alone)).toMatchObject({ outcome: 'wrong', found: '6', calls: 0, teacherTokens: 0 });
    expect(of(alone, null)).toMatchObject({ outcome: 'unknown' });
    expect(of(cut)).toMatchObject({ outcome: 'wrong', found: null, ended: 'length' });
    expect(setResultOf('a run', Recording.empty, 0)).toBeNull();
  });
});

describe('a setup', () => {
  it('comes from the log, and from the page before the run', () => {
    const { header } = called.run;
    if (header === null) throw new Error('The run has no header.');
    const found = factsOf(header, 4);
    const { policy, seed, sampling, limits, student, teacher } = header;
    const plan = {
      request: { policy, seed, sampling, limits, policyCallTokens: 4 },
      student,
      teacher: teacher && { name: teacher.name, provider: teacher.provider ?? null, server: null },
    };
    expect(fitsPlan(found, plan)).toBe(true);
    expect(fitsPlan(found, { ...plan, student: { ...student, weights: 'other' } })).toBe(false);
    expect(fitsPlan(found, { ...plan, teacher: { name: 'another', provider: null, server: null } })).toBe(
      false,
    );
    expect(fitsPlan(found, { ...plan, request: { ...plan.request, seed: seed + 1 } })).toBe(false);
  });

  it('is another one with another version of the teacher’s server', () => {
    const { header } = called.run;
    if (header === null) throw new Error('The run has no header.');
    const setupAt = (version: string | undefined) =>
      factsOf(
        {
          ...header,
          teacher: {
            ...{ name: 'm', device: 'remote', provider: 'completions' },
            ...(version === undefined ? {} : { server: version }),
          },
        },
        4,
      );
    const facts = setupAt('vLLM 0.32');
    expect(facts.teacher).toMatchObject({ provider: 'completions', server: 'vLLM 0.32' });
    const keys = ['vLLM 0.32', 'vLLM 0.33', undefined].map((version) => setupKey(setupAt(version)));
    expect(new Set(keys).size).toBe(3);
    const set = { name: 'A set', problems: [{ problem: '?', answer: '5', family: null, difficulty: null }] };
    const results = [{ key: setupKey(facts), facts, results: [of(called)] }];
    expect(toCsv({ id: 's', ...set }, results)).toContain('vLLM 0.32');
  });

  it('has no teacher where none can be called, and tokens per call only where they count', () => {
    const { header } = called.run;
    if (header === null) throw new Error('The run has no header.');
    expect(factsOf({ ...header, policy: 'never' }, 4)).toMatchObject({ teacher: null, tokensPerCall: null });
    expect(factsOf({ ...header, policy: 'entropy:1.5' }, 4)).toMatchObject({ tokensPerCall: 4 });
  });

  it('names what differs', () => {
    expect(differingFacts([facts, { ...facts, temperature: 1, seed: 2 }])).toEqual(['temperature', 'seed']);
    expect(differingFacts([facts])).toEqual([]);
  });
});

describe('figures', () => {
  it('are taken together: accuracy of what can be checked, the ratio over all tokens', () => {
    const found = setFigures([of(called), of(alone), of(alone, null), null]);
    const tokens = called.run.tokens.length + 2 * alone.run.tokens.length;
    expect(found).toMatchObject({ done: 3, calls: 1, teacherTokens: 1, calling: 1 / 3 });
    expect(found.accuracy).toMatchObject({ right: 1, judged: 2, share: 0.5 });
    expect(found.callRatio).toBeCloseTo(1 / tokens);
    expect(setFigures([])).toMatchObject({ done: 0, accuracy: null, callRatio: 0, durationMs: null });
  });

  it('are taken by kind, and calls by their place', () => {
    const problems = ['b', 'a', 'b', null].map((family) => ({
      problem: 'x',
      answer: '1',
      family,
      difficulty: null,
    }));
    const results = [outcome('right', 100, 3), outcome('wrong'), outcome('wrong'), outcome('right')];
    expect(
      figuresBy(problems, results, 'family').map(({ name, figures }) => [name, figures.accuracy?.share]),
    ).toEqual([
      ['a', 0],
      ['b', 0.5],
    ]);
    expect(figuresBy(problems, results, 'difficulty')).toEqual([]);
    expect(callsByPosition(results)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });
});

describe('a comparison', () => {
  const [right, wrong] = [outcome('right'), outcome('wrong')];
  const student = setup({ policy: 'never', teacher: null }, [right, wrong, wrong, wrong, null]);
  const relay = setup(
    {},
    [wrong, right, right, wrong, right].map((each) => ({ ...each, teacherTokens: 2 })),
  );
  const teacher = setup(
    { policy: 'always' },
    [right, right, right, right, right].map((each) => ({ ...each, teacherTokens: 100 })),
  );

  it('is over the problems that all have solved, and counts who changed', () => {
    expect(solvedByAll([student, relay])).toEqual([0, 1, 2, 3]);
    const { problems, setups } = compareSetups([student, relay]);
    expect(problems).toEqual([0, 1, 2, 3]);
    expect(setups[0]?.change).toBeNull();
    expect(setups[1]?.change).toMatchObject({
      counts: { both: 0, onlyFirst: 1, onlySecond: 2, neither: 1 },
      difference: 0.25,
    });
    expect(setups[1]?.figures).toMatchObject({ done: 4, teacherTokens: 8 });
    expect([0, 1, 3, 4].map((index) => changeOf(student, relay, index))).toEqual([
      'became-wrong',
      'became-right',
      'same',
      null,
    ]);
    expect(compareSetups([]).setups).toEqual([]);
  });

  it('draws the random router where the student alone and the teacher alone are there', () => {
    expect(routersOf(compareSetups([student, relay]))).toEqual([]);
    const [router] = routersOf(compareSetups([student, relay, teacher]));
    expect(router?.points[0]).toMatchObject({ accuracy: 0.25, callRatio: 0 });
    expect(router?.points.at(-1)).toMatchObject({ accuracy: 1, callRatio: 1 });
  });

  it('is exported with everything that the runs were made with', () => {
    const set = {
      id: 'x',
      name: '=A set',
      problems: [1, 2, 3, 4, 5].map((n) => ({
        problem: `What is ${n}?`,
        answer: '1',
        family: null,
        difficulty: null,
      })),
    };
    const { data } = Papa.parse<Record<string, string>>(toCsv(set, [student, relay]), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(9);
    expect(data.at(-1)).toMatchObject({
      // Not a formula of a spreadsheet.
      set: "'=A set",
      number: '5',
      outcome: 'right',
      student: 'a-student',
      studentWeights: facts.studentWeights,
      teacher: 'a-teacher',
      policy: 'learned',
      temperature: '0',
      maxCalls: '5',
      durationMs: '100',
      date: '1970-01-01T00:00:00.000Z',
    });
    const json = toJson(set, [student, relay]);
    expect(JSON.parse(json)).toMatchObject({
      format: 'relay-problem-set/1',
      comparison: { problems: [1, 2, 3, 4], setups: [{}, { change: { difference: 0.25 } }] },
    });
    // Its problems can be read again.
    expect(importProblems(json).rows.map(({ problem }) => problem)).toEqual(
      set.problems.map(({ problem }) => problem),
    );
  });
});
